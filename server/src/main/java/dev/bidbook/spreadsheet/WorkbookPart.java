package dev.bidbook.spreadsheet;

import dev.bidbook.spreadsheet.Relationships.Relationship;
import dev.bidbook.spreadsheet.SheetInfo.Visibility;
import dev.bidbook.spreadsheet.XmlPart.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the workbook part says.
 *
 * @param sheets its worksheets in order; sheets that hold only a chart or a macro are left out
 * @param epoch1904 whether date serials count from 1904
 * @param sharedStrings the part with the shared texts, if there is one
 * @param styles the part with the cell formats, if there is one
 */
record WorkbookPart(
        List<SheetInfo> sheets, boolean epoch1904, @Nullable String sharedStrings, @Nullable String styles) {

    private static final String WORKBOOK = "xl/workbook.xml";

    /** The name of the workbook part, if the package has one. */
    static Optional<String> locate(PackageParts parts, SpreadsheetLimits limits) throws SpreadsheetRefusedException {
        return Relationships.of(parts, "", limits).target("officeDocument", WORKBOOK, parts);
    }

    static WorkbookPart read(PackageParts parts, String name, SpreadsheetLimits limits)
            throws SpreadsheetRefusedException {
        Relationships relationships = Relationships.of(parts, name, limits);
        String folder = PackageParts.folder(name);
        List<SheetInfo> sheets = new ArrayList<>();
        boolean epoch1904 = false;
        int listed = 0;
        try (XmlPart xml = parts.list(name)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START && xml.depth() == 2 && xml.name().equals("workbookPr")) {
                    epoch1904 = isTrue(xml.attribute("date1904", "0"));
                } else if (event == Event.START
                        && xml.depth() == 3
                        && xml.name().equals("sheet")) {
                    if (++listed > limits.sheets()) {
                        throw Refusals.tooLarge("The workbook has", limits.sheets(), "sheets");
                    }
                    addSheet(sheets, xml, listed, relationships, parts, folder);
                }
            }
        }
        if (sheets.isEmpty()) {
            throw Refusals.damaged("the workbook has no worksheet");
        }
        if (sheets.stream().map(SheetInfo::part).filter(parts::has).distinct().count()
                < sheets.stream().map(SheetInfo::part).filter(parts::has).count()) {
            throw Refusals.damaged("two of its sheets have the same cells");
        }
        return new WorkbookPart(
                List.copyOf(sheets),
                epoch1904,
                relationships
                        .target("sharedStrings", PackageParts.resolve(folder, "sharedStrings.xml"), parts)
                        .orElse(null),
                relationships
                        .target("styles", PackageParts.resolve(folder, "styles.xml"), parts)
                        .orElse(null));
    }

    private static void addSheet(
            List<SheetInfo> sheets,
            XmlPart xml,
            int position,
            Relationships relationships,
            PackageParts parts,
            String folder) {
        Optional<Relationship> relationship = relationships.byId(xml.attribute("id", ""));
        if (relationship.isPresent() && !relationship.get().type().equalsIgnoreCase("worksheet")) {
            return;
        }
        String part = relationship.map(Relationship::target).orElse("");
        if (!parts.has(part)) {
            part = conventional(parts, folder, position).orElse(part);
        }
        String name = Texts.decode(xml.attribute("name", "Sheet" + position));
        sheets.add(new SheetInfo(sheets.size(), name, part, visibility(xml.attribute("state", "visible"))));
    }

    private static Optional<String> conventional(PackageParts parts, String folder, int position) {
        String numbered = PackageParts.resolve(folder, "worksheets/sheet" + position + ".xml");
        if (parts.has(numbered)) {
            return Optional.of(numbered);
        }
        String single = PackageParts.resolve(folder, "worksheets/sheet.xml");
        return position == 1 && parts.has(single) ? Optional.of(single) : Optional.empty();
    }

    private static Visibility visibility(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "hidden" -> Visibility.HIDDEN;
            case "veryhidden" -> Visibility.VERY_HIDDEN;
            default -> Visibility.VISIBLE;
        };
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("on");
    }
}
