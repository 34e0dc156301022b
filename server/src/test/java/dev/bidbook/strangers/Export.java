package dev.bidbook.strangers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A table as Power BI exports it: six parts with byte order marks, the prefix {@code x:}, no references on cells; and
 * what Excel and SharePoint make of it. A cell is null, a text, a number, a boolean, a {@link LocalDate} or a
 * {@link LocalDateTime}.
 */
final class Export {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String PLAIN_HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String HEAD = "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private final List<List<Object>> rows = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private final boolean summarized;
    private int dateStyle = 3;

    private Export(boolean summarized) {
        this.summarized = summarized;
    }

    /** The current layout: headers in the first row. */
    static Export layoutA(Object... headers) {
        return new Export(false).row(headers);
    }

    /** The layout of summarized data: the filters, an empty row, headers in the third row, text as {@code t="str"}. */
    static Export layoutB(String filters, Object... headers) {
        return new Export(true).row(filters).row().row(headers);
    }

    Export row(Object... cells) {
        rows.add(new ArrayList<>(Arrays.asList(cells)));
        return this;
    }

    /** An empty row and below it one cell with the text. */
    Export footer(String text) {
        return row().row(text);
    }

    Export merge(String area) {
        merged.add(area);
        return this;
    }

    /** Dates are shown as {@code dd/MM/yyyy} from now on instead of by number format 14. */
    Export dayFirst() {
        dateStyle = 4;
        return this;
    }

    byte[] xlsx() {
        return zip(parts());
    }

    /** The same with what SharePoint and a sensitivity label without encryption add. */
    byte[] throughSharePoint() {
        Map<String, String> parts = parts();
        parts.put("[trash]/0000.dat", "\u0000".repeat(512));
        parts.put(
                "customXml/item1.xml",
                HEAD + "<p:properties xmlns:p=\"urn:properties\"><documentManagement/></p:properties>");
        parts.put("customXml/itemProps1.xml", HEAD + "<ds:datastoreItem xmlns:ds=\"urn:store\" ds:itemID=\"{1}\"/>");
        parts.put(
                "customXml/_rels/item1.xml.rels",
                relations(relation("customXmlProps", "/customXml/itemProps1.xml", "rId1")));
        parts.put(
                "docMetadata/LabelInfo.xml",
                HEAD
                        + "<clbl:labelList xmlns:clbl=\"urn:labels\"><clbl:label id=\"{2}\" enabled=\"1\" method=\"Standard\""
                        + " contentBits=\"0\" removed=\"0\"/></clbl:labelList>");
        return zip(parts);
    }

    /** The same as Excel saves it, behind a sheet of notes: references, shared strings, properties. */
    byte[] throughExcel() {
        Set<String> shared = new LinkedHashSet<>();
        shared.add("Ask Ana before Friday");
        rows.forEach(row -> row.stream().filter(String.class::isInstance).forEach(text -> shared.add((String) text)));
        List<String> strings = List.copyOf(shared);
        Map<String, Integer> codes = new LinkedHashMap<>();
        strings.forEach(text -> codes.put(text, codes.size()));
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                PLAIN_HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\""
                        + "application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\""
                        + " ContentType=\"application/xml\"/>" + override("xl/workbook.xml", "sheet.main")
                        + override("xl/worksheets/sheet1.xml", "worksheet")
                        + override("xl/worksheets/sheet2.xml", "worksheet") + override("xl/styles.xml", "styles")
                        + override("xl/sharedStrings.xml", "sharedStrings") + "</Types>");
        parts.put(
                "_rels/.rels",
                relations(relation("officeDocument", "xl/workbook.xml", "rId1")
                        + relation("extended-properties", "docProps/app.xml", "rId2")));
        parts.put(
                "docProps/app.xml", PLAIN_HEAD + "<Properties><Application>Microsoft Excel</Application></Properties>");
        parts.put(
                "xl/workbook.xml",
                PLAIN_HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>"
                        + "<sheet name=\"Notes\" sheetId=\"2\" r:id=\"rId1\"/>"
                        + "<sheet name=\"Export\" sheetId=\"1\" r:id=\"rId2\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(relation("worksheet", "worksheets/sheet1.xml", "rId1")
                        + relation("worksheet", "worksheets/sheet2.xml", "rId2")
                        + relation("styles", "styles.xml", "rId3")
                        + relation("sharedStrings", "sharedStrings.xml", "rId4")));
        parts.put("xl/styles.xml", styles("").replace(HEAD, PLAIN_HEAD));
        StringBuilder table = new StringBuilder(PLAIN_HEAD + "<sst xmlns=\"" + MAIN + "\">");
        strings.forEach(text -> table.append("<si><t xml:space=\"preserve\">" + escaped(text) + "</t></si>"));
        parts.put("xl/sharedStrings.xml", table + "</sst>");
        parts.put("xl/worksheets/sheet1.xml", saved(List.of(List.of(strings.get(0))), codes, ""));
        parts.put("xl/worksheets/sheet2.xml", saved(rows, codes, merges("")));
        return zip(parts);
    }

    /** The same as .csv, each cell in the words of the exporting machine. */
    byte[] csv(String begin, char separator) {
        StringBuilder text = new StringBuilder(begin);
        for (List<Object> row : rows) {
            List<String> cells = new ArrayList<>();
            for (Object cell : row) {
                String word = cell == null ? "" : cell.toString();
                boolean quoted = word.indexOf(separator) >= 0 || word.indexOf('"') >= 0 || word.indexOf('\n') >= 0;
                cells.add(quoted ? "\"" + word.replace("\"", "\"\"") + "\"" : word);
            }
            text.append(String.join(String.valueOf(separator), cells)).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"xml\" ContentType=\"" + TYPES
                        + "sheet.main+xml\" /><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\" />"
                        + override("xl/worksheets/sheet.xml", "worksheet") + override("xl/styles.xml", "styles")
                        + "</Types>");
        parts.put("_rels/.rels", relations(relation("officeDocument", "/xl/workbook.xml", "rId1")));
        parts.put(
                "xl/workbook.xml",
                HEAD + "<x:workbook xmlns:r=\"" + OFFICE + "\" xmlns:x=\"" + MAIN + "\"><x:sheets>"
                        + "<x:sheet name=\"Export\" sheetId=\"1\" r:id=\"rId1\" /></x:sheets></x:workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(relation("worksheet", "/xl/worksheets/sheet.xml", "rId1")
                        + relation("styles", "/xl/styles.xml", "rId2")));
        parts.put("xl/styles.xml", styles("x:"));
        parts.put("xl/worksheets/sheet.xml", sheet());
        return parts;
    }

    private String sheet() {
        StringBuilder xml = new StringBuilder(HEAD).append("<x:worksheet xmlns:x=\"" + MAIN + "\">");
        xml.append(summarized ? "<x:dimension ref=\"A1\"/>" : "").append("<x:sheetData>");
        int number = 0;
        for (List<Object> row : rows) {
            number++;
            xml.append(summarized ? "<x:row r=\"" + number + "\">" : "<x:row>");
            row.forEach(cell -> xml.append(cell(cell)));
            xml.append("</x:row>");
        }
        return xml.append("</x:sheetData>" + merges("x:") + "</x:worksheet>").toString();
    }

    private String cell(Object cell) {
        if (cell == null) {
            return "<x:c />";
        } else if (cell instanceof String text) {
            return summarized
                    ? "<x:c t=\"str\"><x:v>" + escaped(text) + "</x:v></x:c>"
                    : "<x:c t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">" + escaped(text) + "</x:t></x:is></x:c>";
        }
        return "<x:c" + attributes(cell) + "><x:v>" + number(cell) + "</x:v></x:c>";
    }

    private String saved(List<? extends List<?>> table, Map<String, Integer> codes, String end) {
        StringBuilder xml = new StringBuilder(PLAIN_HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        for (int r = 0; r < table.size(); r++) {
            xml.append("<row r=\"" + (r + 1) + "\">");
            for (int c = 0; c < table.get(r).size(); c++) {
                Object cell = table.get(r).get(c);
                String place = "<c r=\"" + column(c) + (r + 1) + "\"";
                if (cell instanceof String text) {
                    xml.append(place + " t=\"s\"><v>" + codes.get(text) + "</v></c>");
                } else if (cell != null) {
                    xml.append(place + attributes(cell) + "><v>" + number(cell) + "</v></c>");
                }
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData>" + end + "</worksheet>").toString();
    }

    private String attributes(Object cell) {
        if (cell instanceof Boolean) {
            return " t=\"b\"";
        }
        return cell instanceof LocalDate ? " s=\"" + dateStyle + "\"" : cell instanceof LocalDateTime ? " s=\"5\"" : "";
    }

    private static String number(Object cell) {
        if (cell instanceof Boolean truth) {
            return truth ? "1" : "0";
        } else if (cell instanceof LocalDate day) {
            return String.valueOf(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day));
        } else if (cell instanceof LocalDateTime moment) {
            double seconds = ChronoUnit.SECONDS.between(LocalDateTime.of(1899, 12, 30, 0, 0), moment);
            return String.valueOf(seconds / 86_400);
        }
        return String.valueOf(cell);
    }

    private String merges(String prefix) {
        StringBuilder xml = new StringBuilder();
        merged.forEach(area -> xml.append("<" + prefix + "mergeCell ref=\"" + area + "\"/>"));
        return merged.isEmpty() ? "" : "<" + prefix + "mergeCells>" + xml + "</" + prefix + "mergeCells>";
    }

    /** Formats 3 to 5 are dates: built in, {@code dd/MM/yyyy}, and with a time; 1 is bold. */
    private static String styles(String x) {
        String xml = "<styleSheet xmlns" + (x.isEmpty() ? "" : ":x") + "=\"" + MAIN + "\"><numFmts count=\"2\">"
                + "<numFmt numFmtId=\"164\" formatCode=\"dd/MM/yyyy\"/>"
                + "<numFmt numFmtId=\"165\" formatCode=\"m/d/yyyy h:mm:ss AM/PM\"/></numFmts><fonts><font/><font><b/>"
                + "</font></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf/><xf fontId=\"1\"/>"
                + "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
                + "</styleSheet>";
        return HEAD + xml.replaceAll("<(/?)(?=[a-zA-Z])", "<$1" + x);
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPES + type + "+xml\" />";
    }

    private static String relations(String all) {
        return HEAD + "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static String relation(String type, String target, String id) {
        return "<Relationship Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\" Id=\"" + id + "\" />";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : column(index / 26 - 1) + column(index % 26);
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
