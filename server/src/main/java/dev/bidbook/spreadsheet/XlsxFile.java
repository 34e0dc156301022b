package dev.bidbook.spreadsheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An open .xlsx workbook. Keeps its styles and shared texts once they are needed. Not thread-safe. */
final class XlsxFile implements SpreadsheetFile, CellContent.Lookup {

    private final PackageParts parts;
    private final SpreadsheetLimits limits;
    private final WorkbookPart workbook;
    private final DateSystem dates;
    private final Map<String, List<Area>> mergedAreas = new HashMap<>();
    private final Executor ahead;
    private @Nullable SharedStrings sharedStrings;
    private @Nullable Styles styles;

    private XlsxFile(PackageParts parts, WorkbookPart workbook, SpreadsheetLimits limits, Executor ahead) {
        this.ahead = ahead;
        this.parts = parts;
        this.workbook = workbook;
        this.limits = limits;
        this.dates = workbook.epoch1904() ? DateSystem.SINCE_1904 : DateSystem.SINCE_1900;
    }

    static XlsxFile open(Path file, SpreadsheetLimits limits, Executor ahead) throws SpreadsheetRefusedException {
        PackageParts parts = PackageParts.open(file, limits, ahead);
        boolean complete = false;
        try {
            String name = PackageKind.workbook(parts, limits);
            XlsxFile opened = new XlsxFile(parts, WorkbookPart.read(parts, name, limits), limits, ahead);
            complete = true;
            return opened;
        } finally {
            if (!complete) {
                parts.close();
            }
        }
    }

    @Override
    public List<SheetInfo> sheets() {
        return workbook.sheets();
    }

    @Override
    public boolean epoch1904() {
        return workbook.epoch1904();
    }

    @Override
    public boolean linksElsewhere() {
        return parts.names().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("externallinks/externallink"));
    }

    @Override
    public void read(SheetInfo sheet, RowHandler handler) throws SpreadsheetRefusedException {
        try (XmlPart xml = openPart(sheet)) {
            SheetParser parser = SheetParser.ofRows(xml, this, dates, limits);
            if (RowPipe.run(parser, ahead, handler)) {
                mergedAreas.put(sheet.part(), parser.mergedAreas());
            }
        }
    }

    @Override
    public List<Area> mergedAreas(SheetInfo sheet) throws SpreadsheetRefusedException {
        List<Area> known = mergedAreas.get(sheet.part());
        if (known != null) {
            return known;
        }
        try (XmlPart xml = openPart(sheet)) {
            List<Area> areas = SheetParser.mergedAreas(xml, limits);
            mergedAreas.put(sheet.part(), areas);
            return areas;
        }
    }

    private XmlPart openPart(SheetInfo sheet) throws SpreadsheetRefusedException {
        if (!parts.has(sheet.part())) {
            throw Refusals.damaged("the sheet " + Refusals.shortened(sheet.name()) + " has no cells part");
        }
        return parts.xml(sheet.part(), "sheetData");
    }

    @Override
    public List<TableInfo> tables(SheetInfo sheet) throws SpreadsheetRefusedException {
        List<TableInfo> tables = new ArrayList<>();
        long characters = 0;
        for (String part : Relationships.of(parts, sheet.part(), limits).targets("table")) {
            if (!parts.has(part)) {
                continue;
            }
            Optional<TableInfo> table = TablePart.read(parts, part, limits);
            table.ifPresent(tables::add);
            characters += table.map(TableInfo::columns).orElse(List.of()).stream()
                    .mapToLong(String::length)
                    .sum();
            if (characters > limits.sharedCharacters()) {
                throw Refusals.tooLarge("The tables of a sheet have", limits.sharedCharacters(), "characters");
            }
        }
        return List.copyOf(tables);
    }

    @Override
    public Map<String, String> customProperties() throws SpreadsheetRefusedException {
        return CustomProperties.read(parts, limits);
    }

    @Override
    public CellFormat format(int style) throws SpreadsheetRefusedException {
        Styles known = styles;
        if (known == null) {
            known = Styles.read(parts, workbook.styles(), limits);
            styles = known;
        }
        return known.at(style);
    }

    @Override
    public RawCell.@Nullable Text sharedText(int index) throws SpreadsheetRefusedException {
        SharedStrings known = sharedStrings;
        if (known == null) {
            known = SharedStrings.read(parts, workbook.sharedStrings(), limits);
            sharedStrings = known;
        }
        return known.at(index);
    }

    @Override
    public void close() {
        parts.close();
    }
}
