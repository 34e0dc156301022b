package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shared text table of a workbook, as cells. Immutable. */
final class SharedStrings {

    private static final RawCell.Text EMPTY = new RawCell.Text("");

    private final List<RawCell.Text> texts;

    private SharedStrings(List<RawCell.Text> texts) {
        this.texts = texts;
    }

    static SharedStrings read(PackageParts parts, @Nullable String name, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        List<RawCell.Text> texts = new ArrayList<>();
        if (name == null) {
            return new SharedStrings(texts);
        }
        TextBuffer buffer = new TextBuffer(limits.textLength());
        long characters = 0;
        try (XmlPart xml = parts.xml(name)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START && !xml.name().equals("si")) {
                    xml.passedOver();
                }
                if (event != Event.START || !xml.name().equals("si")) {
                    continue;
                }
                buffer.clear();
                xml.appendRichText(buffer);
                if (buffer.overlong()) {
                    throw Refusals.tooLarge("A cell has a text of", limits.textLength(), "characters");
                }
                characters += buffer.length();
                if (characters > limits.sharedCharacters()) {
                    throw Refusals.tooLarge("The workbook's texts have", limits.sharedCharacters(), "characters");
                }
                if (texts.size() >= limits.sharedTexts()) {
                    throw Refusals.tooLarge("The workbook has", limits.sharedTexts(), "different texts");
                }
                texts.add(buffer.length() == 0 ? EMPTY : new RawCell.Text(buffer.decoded()));
            }
        }
        return new SharedStrings(texts);
    }

    /** The text at a position, null if there is none. */
    RawCell.@Nullable Text at(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : null;
    }
}
