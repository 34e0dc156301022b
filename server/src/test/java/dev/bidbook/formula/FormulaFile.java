package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellReference;

/**
 * A workbook of values and formulas, without the value of any formula: whoever tells one has computed it. Each sheet
 * holds a table from A1 on; the last sheet holds what names stand for.
 */
final class FormulaFile {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final List<FormulaSheet> sheets;
    private final Map<String, Double> names;

    private FormulaFile(List<FormulaSheet> sheets, Map<String, Double> names) {
        this.sheets = sheets;
        this.names = names;
    }

    static void write(Path file, List<FormulaSheet> sheets, Map<String, Double> names) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
            new FormulaFile(sheets, names).parts(zip, out);
        }
    }

    @FunctionalInterface
    private interface Part {
        void write() throws IOException;
    }

    private void parts(ZipOutputStream zip, Writer out) throws IOException {
        part(zip, out, "[Content_Types].xml", () -> contentTypes(out));
        part(zip, out, "_rels/.rels", () -> relationships(out, "officeDocument", "xl/workbook.xml", 1));
        part(zip, out, "xl/workbook.xml", () -> workbook(out));
        part(
                zip,
                out,
                "xl/_rels/workbook.xml.rels",
                () -> relationships(out, "worksheet", "worksheets/sheet%d.xml", sheets.size() + 1));
        for (int i = 0; i < sheets.size(); i++) {
            FormulaSheet sheet = sheets.get(i);
            int number = i + 1;
            part(zip, out, "xl/worksheets/sheet" + number + ".xml", () -> sheet(out, sheet));
            part(
                    zip,
                    out,
                    "xl/worksheets/_rels/sheet" + number + ".xml.rels",
                    () -> relationships(out, "table", "../tables/table" + number + ".xml", 1));
            part(zip, out, "xl/tables/table" + number + ".xml", () -> table(out, sheet, number));
        }
        part(zip, out, "xl/worksheets/sheet" + (sheets.size() + 1) + ".xml", () -> names(out));
    }

    private static void part(ZipOutputStream zip, Writer out, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        part.write();
        out.flush();
        zip.closeEntry();
    }

    private void contentTypes(Writer out) throws IOException {
        out.write(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
        override(out, "/xl/workbook.xml", "sheet.main+xml");
        for (int i = 1; i <= sheets.size() + 1; i++) {
            override(out, "/xl/worksheets/sheet" + i + ".xml", "worksheet+xml");
            if (i <= sheets.size()) {
                override(out, "/xl/tables/table" + i + ".xml", "table+xml");
            }
        }
        out.write("</Types>");
    }

    private static void override(Writer out, String part, String type) throws IOException {
        out.write("<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "\"/>");
    }

    private static void relationships(Writer out, String type, String target, int count) throws IOException {
        out.write("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 1; i <= count; i++) {
            out.write("<Relationship Id=\"r" + i + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\""
                    + target.formatted(i) + "\"/>");
        }
        out.write("</Relationships>");
    }

    private void workbook(Writer out) throws IOException {
        out.write("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
        for (int i = 1; i <= sheets.size() + 1; i++) {
            String name = i <= sheets.size() ? sheets.get(i - 1).name() : "Names";
            out.write("<sheet name=\"" + name + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\"/>");
        }
        out.write("</sheets><definedNames>");
        int row = 0;
        for (String name : names.keySet()) {
            row++;
            out.write("<definedName name=\"" + name + "\">Names!$A$" + row + "</definedName>");
        }
        out.write("</definedNames></workbook>");
    }

    private void names(Writer out) throws IOException {
        out.write("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (double value : names.values()) {
            out.write("<row><c><v>" + value + "</v></c></row>");
        }
        out.write("</sheetData></worksheet>");
    }

    private static void sheet(Writer out, FormulaSheet sheet) throws IOException {
        out.write("<worksheet xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheetData><row r=\"1\">");
        for (int c = 0; c < sheet.headers().size(); c++) {
            cell(out, 1, c, new CellValue.Text(sheet.headers().get(c)));
        }
        out.write("</row>");
        List<String> formulas = sheet.formulas().stream()
                .map(formula -> formula == null ? "" : escaped(RowFormulas.forWorkbook(formula, sheet.name())))
                .toList();
        for (int r = 0; r < sheet.rows().size(); r++) {
            List<CellValue> values = sheet.rows().get(r);
            out.write("<row r=\"" + (r + 2) + "\">");
            for (int c = 0; c < formulas.size(); c++) {
                if (!formulas.get(c).isEmpty()) {
                    out.write("<c r=\"" + address(r + 2, c) + "\"><f>" + formulas.get(c) + "</f></c>");
                } else {
                    cell(out, r + 2, c, values.get(c));
                }
            }
            out.write("</row>");
        }
        out.write("</sheetData><tableParts count=\"1\"><tablePart r:id=\"r1\"/></tableParts></worksheet>");
    }

    private static void cell(Writer out, int row, int column, CellValue value) throws IOException {
        if (value instanceof CellValue.Text text) {
            text(out, row, column, text.text());
        } else if (value instanceof CellValue.YesNo yesNo) {
            text(out, row, column, yesNo.display());
        } else if (!value.isBlank()) {
            out.write("<c r=\"" + address(row, column) + "\"><v>" + number(value) + "</v></c>");
        }
    }

    private static void text(Writer out, int row, int column, String text) throws IOException {
        out.write("<c r=\"" + address(row, column) + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text)
                + "</t></is></c>");
    }

    private static double number(CellValue value) {
        if (value instanceof CellValue.Date date) {
            return ExcelDays.serial(date.value());
        }
        return value instanceof CellValue.DateTime moment
                ? ExcelDays.serial(moment.value())
                : ((CellValue.Number) value).value();
    }

    private static void table(Writer out, FormulaSheet sheet, int number) throws IOException {
        int columns = sheet.headers().size();
        out.write("<table xmlns=\"" + MAIN + "\" id=\"" + number + "\" name=\"" + sheet.name() + "\" displayName=\""
                + sheet.name() + "\" ref=\"A1:" + address(sheet.rows().size() + 1, columns - 1)
                + "\"><tableColumns count=\"" + columns + "\">");
        for (int c = 0; c < columns; c++) {
            out.write("<tableColumn id=\"" + (c + 1) + "\" name=\""
                    + escaped(sheet.headers().get(c)) + "\"/>");
        }
        out.write("</tableColumns></table>");
    }

    private static String address(int row, int column) {
        return CellReference.convertNumToColString(column) + row;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
