package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shared text table of a workbook, as cells. Not changed once it is read. */
final class SharedStrings {

    private static final RawCell.Text EMPTY = new RawCell.Text("");

    private final SpreadsheetLimits limits;
    private final List<RawCell.Text> texts = new ArrayList<>();
    private long characters;

    private SharedStrings(SpreadsheetLimits limits) {
        this.limits = limits;
    }

    static SharedStrings read(PackageParts parts, @Nullable String name, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        if (name == null) {
            return new SharedStrings(limits);
        }
        try (XmlPart xml = parts.xml(name, "sst")) {
            return read(xml, limits);
        }
    }

    static SharedStrings read(XmlPart xml, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        SharedStrings strings = new SharedStrings(limits);
        strings.read(xml);
        return strings;
    }

    private void read(XmlPart xml) throws SpreadsheetRefusedException {
        TextBuffer buffer = new TextBuffer(limits.textLength());
        for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            if (!xml.name().equals("si")) {
                xml.passedOver();
            }
            if (xml.name().equals("si")) {
                buffer.clear();
                xml.appendRichText(buffer);
                add(buffer);
            } else if (xml.depth() == 1) {
                TextsScanner scanner = xml.textsScanner(buffer);
                while (scanner != null && scanner.next()) {
                    add(buffer);
                }
            }
        }
    }

    private void add(TextBuffer buffer) throws SpreadsheetRefusedException {
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

    /** The text at a position, null if there is none. */
    RawCell.@Nullable Text at(int index) {
        return index >= 0 && index < texts.size() ? texts.get(index) : null;
    }
}
