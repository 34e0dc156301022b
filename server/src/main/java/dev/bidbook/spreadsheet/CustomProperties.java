package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the custom document properties of a workbook. */
final class CustomProperties {

    private CustomProperties() {}

    /** Names and values in the order of the file; none if it has no such part. */
    static Map<String, String> read(PackageParts parts, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        Map<String, String> properties = new LinkedHashMap<>();
        String part = Relationships.of(parts, "", limits)
                .target("custom-properties", "docProps/custom.xml", parts)
                .orElse("");
        if (part.isEmpty()) {
            return properties;
        }
        TextBuffer buffer = new TextBuffer(limits.textLength());
        long characters = 0;
        int listed = 0;
        try (XmlPart xml = parts.list(part)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START && xml.name().equals("property")) {
                    String name = Texts.decode(xml.attribute("name", ""));
                    buffer.clear();
                    xml.appendContent(buffer);
                    characters += name.length() + buffer.length();
                    if (characters > limits.sharedCharacters()) {
                        throw Refusals.tooLarge(
                                "The file's custom properties have", limits.sharedCharacters(), "characters");
                    }
                    if (buffer.overlong() || ++listed > limits.mergedAreas()) {
                        throw Refusals.tooLarge(
                                "The file's custom properties have",
                                buffer.overlong() ? limits.textLength() : limits.mergedAreas(),
                                buffer.overlong() ? "characters in one" : "entries");
                    }
                    properties.put(name, buffer.decoded().strip());
                }
            }
        }
        return Collections.unmodifiableMap(properties);
    }
}
