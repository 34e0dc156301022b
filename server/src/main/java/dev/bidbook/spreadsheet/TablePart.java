package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the part of one Excel table. */
final class TablePart {

    private TablePart() {}

    /** The table; empty if the part does not say where it stands. */
    static Optional<TableInfo> read(PackageParts parts, String part, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        String name = "";
        Area area = null;
        List<String> columns = new ArrayList<>();
        long characters = 0;
        try (XmlPart xml = parts.list(part)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event != Event.START) {
                    continue;
                }
                if (xml.depth() == 1) {
                    // Formulas speak of a table by its display name.
                    name = Texts.decode(xml.attribute("displayName", xml.attribute("name", "")));
                    area = References.area(xml.attribute("ref", ""));
                } else if (xml.depth() == 3 && xml.name().equals("tableColumn")) {
                    if (columns.size() >= limits.mergedAreas()) {
                        throw Refusals.tooLarge("A table has", limits.mergedAreas(), "columns");
                    }
                    String column = Texts.decode(xml.attribute("name", ""));
                    characters += column.length();
                    if (characters > limits.sharedCharacters()) {
                        throw Refusals.tooLarge("A table's columns have", limits.sharedCharacters(), "characters");
                    }
                    columns.add(column);
                }
            }
        }
        return area == null ? Optional.empty() : Optional.of(new TableInfo(name, area, List.copyOf(columns)));
    }
}
