package dev.bidbook.demo;

import dev.bidbook.sheet.Numbers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a table as Power BI exports it: six parts, each beginning with a byte order mark; every element with a prefix;
 * cells without addresses; text inside the cells. The same table gives the same bytes.
 */
final class PowerBiExport {

    /** How the export is laid out. */
    enum Layout {
        /** Headers in row 1, the filters in a footer under the data. */
        CURRENT,
        /** The filters in row 1, headers in row 3, a dimension that is wrong, rows with numbers. */
        SUMMARIZED
    }

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final String DECLARATION = BYTE_ORDER_MARK + "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 1, 5, 6, 0);

    /** Serial day 1 is 1 January 1900; the leap day that never was makes the difference of one. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private PowerBiExport() {}

    /** Writes the export and leaves the stream open. */
    static void write(Layout layout, List<List<ExportCell>> rows, String filters, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> part : smallParts().entrySet()) {
            start(zip, part.getKey());
            writer.write(DECLARATION + part.getValue());
            writer.flush();
        }
        start(zip, "xl/worksheets/sheet.xml");
        writer.write(DECLARATION);
        writeSheet(layout, rows, filters, writer);
        writer.flush();
        zip.finish();
    }

    private static void start(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
    }

    private static Map<String, String> smallParts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                ("<Types xmlns=\"%scontent-types\"><Default Extension=\"xml\" ContentType=\"%ssheet.main+xml\" />"
                                + "<Default Extension=\"rels\""
                                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\" />"
                                + "<Override PartName=\"/xl/worksheets/sheet.xml\" ContentType=\"%sworksheet+xml\" />"
                                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"%sstyles+xml\" /></Types>")
                        .formatted(PACKAGE, SHEET_TYPE, SHEET_TYPE, SHEET_TYPE));
        parts.put("_rels/.rels", relationships(relationship("officeDocument", "/xl/workbook.xml", "Rbook")));
        parts.put(
                "xl/workbook.xml",
                ("<x:workbook xmlns:r=\"%s\" xmlns:x=\"%s\"><x:sheets><x:sheet name=\"Export\" sheetId=\"1\""
                                + " r:id=\"Rsheet\" /></x:sheets></x:workbook>")
                        .formatted(RELATIONSHIPS, MAIN));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relationships(relationship("worksheet", "/xl/worksheets/sheet.xml", "Rsheet")
                        + relationship("styles", "/xl/styles.xml", "Rstyles")));
        parts.put(
                "xl/styles.xml",
                "<x:styleSheet xmlns:x=\"" + MAIN + "\"><x:fonts><x:font /><x:font><x:b /></x:font></x:fonts>"
                        + "<x:fills><x:fill><x:patternFill patternType=\"none\" /></x:fill><x:fill><x:patternFill"
                        + " patternType=\"gray125\" /></x:fill></x:fills><x:borders><x:border /></x:borders>"
                        + "<x:cellXfs><x:xf /><x:xf fontId=\"1\" /><x:xf numFmtId=\"14\" /></x:cellXfs>"
                        + "</x:styleSheet>");
        return parts;
    }

    private static String relationships(String content) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + content + "</Relationships>";
    }

    private static String relationship(String type, String target, String id) {
        return "<Relationship Type=\"%s/%s\" Target=\"%s\" Id=\"%s\" />".formatted(RELATIONSHIPS, type, target, id);
    }

    private static void writeSheet(Layout layout, List<List<ExportCell>> rows, String filters, Writer writer)
            throws IOException {
        boolean summarized = layout == Layout.SUMMARIZED;
        writer.write("<x:worksheet xmlns:x=\"" + MAIN + "\">");
        writer.write(summarized ? "<x:dimension ref=\"A1\"/><x:sheetData>" : "<x:sheetData>");
        List<ExportCell> filterRow = List.of(new ExportCell.Text(filters));
        if (summarized) {
            writeRow(filterRow, 1, true, writer);
            writer.write("<x:row />");
        }
        int number = summarized ? 3 : 1;
        for (List<ExportCell> row : rows) {
            writeRow(row, number++, summarized, writer);
        }
        if (!summarized) {
            writer.write("<x:row />");
            writeRow(filterRow, number + 1, false, writer);
        }
        writer.write("</x:sheetData></x:worksheet>");
    }

    private static void writeRow(List<ExportCell> row, int number, boolean summarized, Writer writer)
            throws IOException {
        writer.write(summarized ? "<x:row r=\"" + number + "\">" : "<x:row>");
        for (ExportCell cell : row) {
            if (cell instanceof ExportCell.Text text) {
                String escaped = escape(text.text());
                writer.write(
                        summarized
                                ? "<x:c t=\"str\"><x:v>" + escaped + "</x:v></x:c>"
                                : "<x:c t=\"inlineStr\"><x:is><x:t>" + escaped + "</x:t></x:is></x:c>");
            } else if (cell instanceof ExportCell.Number value) {
                writer.write("<x:c><x:v>" + Numbers.plain(value.value()) + "</x:v></x:c>");
            } else if (cell instanceof ExportCell.Day day) {
                writer.write("<x:c s=\"2\"><x:v>" + ChronoUnit.DAYS.between(DAY_ZERO, day.value()) + "</x:v></x:c>");
            } else {
                writer.write("<x:c />");
            }
        }
        writer.write("</x:row>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
