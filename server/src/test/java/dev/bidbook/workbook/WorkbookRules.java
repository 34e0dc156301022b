package dev.bidbook.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Excel asks of a workbook beyond the schemas, and repairs or refuses a file for. */
final class WorkbookRules {

    private static final int LONGEST_FORMULA = 8192;
    private static final int LONGEST_CHECK = 255;
    private static final int LONGEST_TEXT = 32_767;

    private final Map<String, byte[]> parts;
    private final Map<String, Document> trees = new HashMap<>();
    private final Map<String, CellRangeAddress> shared = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    private WorkbookRules(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** Every rule that the file breaks, with the part it is in. */
    static List<String> broken(Path file) throws Exception {
        WorkbookRules rules = new WorkbookRules(Parts.of(file));
        rules.broken.addAll(Schemas.violations(file));
        rules.broken.addAll(PackageRules.broken(file));
        rules.broken.addAll(CellRules.broken(rules.parts));
        rules.packages();
        rules.sheets();
        rules.styles();
        rules.names();
        rules.properties();
        rules.charts();
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XSSFWorkbook workbook = new XSSFWorkbook(opened)) {
            rules.tables(workbook);
            rules.checks(workbook);
        }
        return rules.broken;
    }

    private void rule(boolean kept, String part, String what) {
        if (!kept) {
            broken.add(part + ": " + what);
        }
    }

    private Document tree(String part) throws IOException {
        Document known = trees.get(part);
        if (known == null) {
            known = PackageXml.parse(parts.getOrDefault(part, new byte[0]));
            trees.put(part, known);
        }
        return known;
    }

    private List<Element> all(String part, String name) throws IOException {
        NodeList found = tree(part).getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private List<String> parts(String beginning) {
        return parts.keySet().stream()
                .filter(part -> part.startsWith(beginning) && part.endsWith(".xml") && !part.contains("_rels"))
                .toList();
    }

    /** Every part has a type, every override and every relation a part, every relation an id of its own. */
    private void packages() throws IOException {
        Set<String> typed = new HashSet<>();
        for (Element override : all("[Content_Types].xml", "Override")) {
            String part = override.getAttribute("PartName").substring(1);
            rule(typed.add(part), "[Content_Types].xml", part + " has two types");
            rule(parts.containsKey(part), "[Content_Types].xml", part + " has a type and is not there");
        }
        Set<String> endings = new HashSet<>();
        for (Element ending : all("[Content_Types].xml", "Default")) {
            endings.add(ending.getAttribute("Extension").toLowerCase(Locale.ROOT));
        }
        Set<String> folded = new HashSet<>();
        for (String part : parts.keySet()) {
            rule(folded.add(part.toLowerCase(Locale.ROOT)), part, "two parts differ in case alone");
            String ending = part.substring(part.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            rule(
                    part.equals("[Content_Types].xml") || typed.contains(part) || endings.contains(ending),
                    part,
                    "no type");
            rule(!part.contains("calcChain"), part, "a chain of calculations that nobody keeps up to date");
            if (part.endsWith(".rels")) {
                relations(part);
            }
        }
    }

    private void relations(String part) throws IOException {
        Set<String> ids = new HashSet<>();
        Path folder = Path.of("/" + part.substring(0, part.indexOf("_rels/")));
        for (Element relation : all(part, "Relationship")) {
            rule(ids.add(relation.getAttribute("Id")), part, "two relations " + relation.getAttribute("Id"));
            if (!relation.getAttribute("TargetMode").equals("External")) {
                Path target = folder.resolve(relation.getAttribute("Target")).normalize();
                rule(parts.containsKey(target.toString().substring(1)), part, target + " is not there");
            }
        }
    }

    private void sheets() throws IOException {
        Set<String> names = new HashSet<>();
        Set<String> ids = new HashSet<>();
        boolean visible = false;
        for (Element sheet : all("xl/workbook.xml", "sheet")) {
            String name = sheet.getAttribute("name");
            rule(names.add(name.toLowerCase(Locale.ROOT)), name, "two sheets have the name");
            rule(!name.isEmpty() && name.length() <= 31 && !name.matches(".*[\\\\/?*\\[\\]:].*"), name, "a bad name");
            rule(!name.startsWith("'") && !name.endsWith("'"), name, "an apostrophe at its end");
            rule(ids.add(sheet.getAttribute("sheetId")), name, "its id is another sheet's, too");
            visible |= !sheet.getAttribute("state").toLowerCase(Locale.ROOT).contains("hidden");
        }
        rule(visible, "xl/workbook.xml", "no sheet can be seen");
        int styles = PackageXml.children(all("xl/styles.xml", "cellXfs").get(0), "xf")
                .size();
        for (String part : parts("xl/worksheets/")) {
            cells(part, styles);
            merged(part);
        }
    }

    /** Rows and cells rise, values are of their type, texts are not too long, formulas are whole. */
    private void cells(String part, int styles) throws IOException {
        int row = 0;
        for (Element line : all(part, "row")) {
            int number = Integer.parseInt(line.getAttribute("r"));
            rule(number > row, part, "row " + number + " comes after row " + row);
            row = number;
            int column = -1;
            for (Element cell : PackageXml.children(line, "c")) {
                var address = new org.apache.poi.ss.util.CellAddress(cell.getAttribute("r"));
                rule(
                        address.getRow() + 1 == number && address.getColumn() > column,
                        part,
                        address + " is out of order");
                column = address.getColumn();
                rule(PackageXml.number(cell, "s", 0) < styles, part, address + " has a style that is not there");
                cell(part, address.toString(), cell);
            }
        }
    }

    /** The first cell that shares a formula has it and says for which cells it is; the others are among them. */
    private void shared(String part, String address, Element formula) {
        String type = formula.getAttribute("t");
        rule(type.isEmpty() || type.equals("shared"), part, address + " has a formula of the type " + type);
        if (type.equals("shared")) {
            String key = part + " " + formula.getAttribute("si");
            boolean first = !shared.containsKey(key);
            CellRangeAddress cells =
                    shared.computeIfAbsent(key, k -> CellRangeAddress.valueOf(formula.getAttribute("ref")));
            var place = new org.apache.poi.ss.util.CellReference(address);
            rule(cells.isInRange(place), part, address + " shares a formula that is not for it");
            rule(first != formula.getTextContent().isEmpty(), part, address + " shares a formula in another way");
        }
    }

    private void cell(String part, String address, Element cell) {
        List<Element> formulas = PackageXml.children(cell, "f");
        String type = cell.getAttribute("t");
        for (Element formula : formulas) {
            shared(part, address, formula);
            rule(formula.getTextContent().length() <= LONGEST_FORMULA, part, address + " has too long a formula");
            rule(!formula.getTextContent().startsWith("="), part, address + "'s formula begins with =");
        }
        for (Element value : PackageXml.children(cell, "v")) {
            String text = value.getTextContent();
            boolean number = type.isEmpty() || type.equals("n") || type.equals("s");
            rule(!number || text.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?"), part, address + " is no number: " + text);
            rule(!type.equals("b") || text.matches("[01]"), part, address + " is neither 0 nor 1");
            rule(!type.equals("str") || !formulas.isEmpty(), part, address + " has a formula's text and no formula");
        }
        for (Element text : PackageXml.children(cell, "is")) {
            rule(text.getTextContent().length() <= LONGEST_TEXT, part, address + " is too long");
            for (Element run : PackageXml.children(text, "t")) {
                boolean spaced = !run.getTextContent().strip().equals(run.getTextContent());
                rule(!spaced || run.hasAttribute("xml:space"), part, address + " would lose its white space");
            }
        }
    }

    private void merged(String part) throws IOException {
        List<CellRangeAddress> areas = new ArrayList<>();
        for (Element merge : all(part, "mergeCell")) {
            CellRangeAddress area = CellRangeAddress.valueOf(merge.getAttribute("ref"));
            rule(areas.stream().noneMatch(area::intersects), part, area.formatAsString() + " is merged twice");
            areas.add(area);
        }
    }

    /** Conditional formats name styles that are there, and no two have one priority. */
    private void styles() throws IOException {
        int differences = all("xl/styles.xml", "dxf").size();
        for (String part : parts("xl/worksheets/")) {
            Set<String> priorities = new HashSet<>();
            for (Element rule : all(part, "cfRule")) {
                rule(PackageXml.number(rule, "dxfId", 0) < differences, part, "a format that is not there");
                rule(priorities.add(rule.getAttribute("priority")), part, "two formats of one priority");
            }
        }
        for (String list : List.of("fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "dxfs")) {
            for (Element element : all("xl/styles.xml", list)) {
                int children = 0;
                for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
                    children += node instanceof Element ? 1 : 0;
                }
                rule(PackageXml.number(element, "count", children) == children, "xl/styles.xml", list + " miscounts");
            }
        }
    }

    private void names() throws IOException {
        int sheets = all("xl/workbook.xml", "sheet").size();
        Set<String> names = new HashSet<>();
        for (Element name : all("xl/workbook.xml", "definedName")) {
            String text = name.getAttribute("name");
            String scope = name.getAttribute("localSheetId");
            rule(names.add(text.toLowerCase(Locale.ROOT) + "|" + scope), text, "the name stands twice");
            rule(scope.isEmpty() || Integer.parseInt(scope) < sheets, text, "its sheet is not there");
            rule(text.matches("(_xlnm\\.)?[A-Za-z_\\\\][A-Za-z0-9_.\\\\]{0,254}"), text, "a bad name");
            rule(!text.matches("(?i)[a-z]{1,3}\\d+|r|c|r\\d*c\\d*"), text, "the name is a cell's");
            rule(!name.getTextContent().contains("#REF!"), text, "refers to nothing");
        }
    }

    private void properties() throws IOException {
        if (!parts.containsKey("docProps/custom.xml")) {
            return;
        }
        Set<String> names = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (Element property : all("docProps/custom.xml", "property")) {
            int id = PackageXml.number(property, "pid", 0);
            rule(id >= 2 && ids.add(id), "docProps/custom.xml", "a bad pid " + id);
            rule(names.add(property.getAttribute("name")), "docProps/custom.xml", "a name twice");
            rule(
                    property.getAttribute("fmtid").equalsIgnoreCase("{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"),
                    "docProps/custom.xml",
                    "a bad fmtid");
        }
    }

    private void charts() throws IOException {
        for (String part : parts("xl/charts/")) {
            rule(all(part, "externalData").isEmpty(), part, "data from outside");
        }
        for (String part : parts("xl/drawings/")) {
            Set<String> ids = new HashSet<>();
            for (Element shape : all(part, "cNvPr")) {
                rule(ids.add(shape.getAttribute("id")), part, "two shapes have one id");
            }
        }
    }

    /** Columns are called what the header's cells say, and nothing overlaps. */
    private void tables(XSSFWorkbook workbook) {
        Set<Long> ids = new HashSet<>();
        for (XSSFSheet sheet : sheets(workbook)) {
            List<CellRangeAddress> taken = new ArrayList<>();
            for (XSSFTable table : sheet.getTables()) {
                String name = table.getName();
                rule(ids.add(table.getCTTable().getId()), name, "its id is another table's, too");
                rule(
                        table.getCTTable().getDisplayName().matches("[A-Za-z_\\\\][A-Za-z0-9_.\\\\]*"),
                        name,
                        "a bad name");
                rule(workbook.getName(name) == null, name, "is a name, too");
                CellRangeAddress area =
                        CellRangeAddress.valueOf(table.getCTTable().getRef());
                rule(taken.stream().noneMatch(area::intersects), name, "overlaps another table");
                rule(area.getLastRow() > area.getFirstRow(), name, "has no row");
                rule(sheet.getMergedRegions().stream().noneMatch(area::intersects), name, "has merged cells");
                rule(
                        table.getCTTable().getAutoFilter() == null
                                || table.getCTTable()
                                        .getAutoFilter()
                                        .getRef()
                                        .equals(table.getCTTable().getRef()),
                        name,
                        "is filtered elsewhere");
                rule(sheet.getCTWorksheet().getAutoFilter() == null, name, "the sheet is filtered beside the table");
                taken.add(area);
                columns(sheet, table, area);
            }
        }
    }

    private void columns(XSSFSheet sheet, XSSFTable table, CellRangeAddress area) {
        var columns = table.getCTTable().getTableColumns().getTableColumnList();
        rule(columns.size() == area.getLastColumn() - area.getFirstColumn() + 1, table.getName(), "miscounts columns");
        Set<String> names = new HashSet<>();
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).getName();
            var cell = sheet.getRow(area.getFirstRow()).getCell(area.getFirstColumn() + i);
            rule(cell.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING, name, "its header is no text");
            String header = cell.getStringCellValue();
            var computed = columns.get(i).getCalculatedColumnFormula();
            // The one blank row of a table without rows computes nothing.
            boolean blank = area.getLastRow() == area.getFirstRow() + 1;
            for (int row = area.getFirstRow() + 1; !blank && computed != null && row <= area.getLastRow(); row++) {
                var below = sheet.getRow(row).getCell(area.getFirstColumn() + i);
                rule(
                        below.getCTCell().isSetF()
                                && below.getCTCell().getF().getStringValue().equals(computed.getStringValue()),
                        name,
                        below.getAddress() + " does not compute what its column does");
            }
            rule(header.replace("\n", "_x000a_").equals(name) || header.equals(name), header, "the column is " + name);
            rule(names.add(name.toLowerCase(Locale.ROOT)), name, "two columns have the name");
            rule(ids.add(columns.get(i).getId()), name, "two columns have one id");
        }
    }

    private void checks(XSSFWorkbook workbook) {
        for (XSSFSheet sheet : sheets(workbook)) {
            List<CellRangeAddress> taken = new ArrayList<>();
            for (XSSFDataValidation validation : sheet.getDataValidations()) {
                String formula = validation.getValidationConstraint().getFormula1();
                String place =
                        sheet.getSheetName() + "!" + validation.getRegions().getCellRangeAddress(0);
                rule(formula == null || formula.length() <= LONGEST_CHECK, place, "too long a formula");
                boolean named = formula != null && formula.startsWith("choices_");
                rule(!named || workbook.getName(formula) != null, place, "a list that is not there");
                rule(length(validation.getPromptBoxTitle()) <= 32, place, "too long a title");
                rule(length(validation.getPromptBoxText()) <= 255, place, "too long a message");
                rule(length(validation.getErrorBoxTitle()) <= 32, place, "too long an error title");
                rule(length(validation.getErrorBoxText()) <= 255, place, "too long an error");
                for (CellRangeAddress area : validation.getRegions().getCellRangeAddresses()) {
                    rule(taken.stream().noneMatch(area::intersects), place, "two checks for one cell");
                    taken.add(area);
                }
            }
        }
    }

    private static int length(@org.jspecify.annotations.Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_16LE).length / 2;
    }

    private static List<XSSFSheet> sheets(XSSFWorkbook workbook) {
        List<XSSFSheet> sheets = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            sheets.add(workbook.getSheetAt(i));
        }
        return sheets;
    }
}
