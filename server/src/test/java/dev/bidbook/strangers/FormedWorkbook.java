package dev.bidbook.strangers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A grid of values as one of the many workbooks that say the same: each cell, row, sheet and part in a form that some
 * program writes, chosen at random.
 */
final class FormedWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Random random;
    private final CellForms forms;
    private final boolean since1904;
    private final String prefix;
    private final boolean references;
    private final boolean rowNumbers;
    private final boolean freeOrder;
    private final Map<Long, String[]> given;

    /** @param given cells, by row and column from 0 as {@code row << 32 | column}, whose attributes and content are given */
    FormedWorkbook(Random random, Map<Long, String[]> given) {
        this.random = random;
        this.since1904 = random.nextInt(4) == 0;
        this.forms = new CellForms(random, since1904);
        this.prefix = random.nextInt(3) == 0 ? "x:" : "";
        this.references = random.nextInt(4) > 0;
        this.rowNumbers = random.nextInt(4) > 0;
        this.freeOrder = references && random.nextInt(4) == 0;
        this.given = given;
    }

    static Long place(int row, int column) {
        return (long) row << 32 | column;
    }

    /** The forms of single cells, for those that are given. */
    CellForms forms() {
        return forms;
    }

    /** The workbook; rows of null are not written at all, and the first {@code literal} rows keep their texts exactly. */
    byte[] bytes(List<List<Object>> grid, int literal) {
        String sheet = sheet(grid, literal);
        List<String> before = random.nextInt(3) == 0 ? List.of("Notes") : List.of();
        List<String> after = random.nextInt(3) == 0 ? List.of("Lists", "More") : List.of();
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder sheets = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        StringBuilder types = new StringBuilder();
        List<String> names = new ArrayList<>(before);
        names.add(pickName());
        names.addAll(after);
        for (int i = 0; i < names.size(); i++) {
            boolean extra = before.contains(names.get(i)) || after.contains(names.get(i));
            String state = extra ? forms.pick(List.of("", " state=\"hidden\"", " state=\"veryHidden\"")) : "";
            sheets.append("<sheet name=\"" + names.get(i) + "\" sheetId=\"" + (i + 7) + "\"" + state + " r:id=\"rId" + i
                    + "\"/>");
            relations.append(relation("rId" + i, "worksheet", target("worksheets/s" + i + ".xml")));
            types.append(override("xl/worksheets/s" + i + ".xml", "worksheet"));
            parts.put("xl/worksheets/s" + i + ".xml", extra ? note(i) : sheet);
        }
        parts.put(
                "xl/workbook.xml",
                head()
                        + prefixed("<workbook xmlns:r=\"" + OFFICE + "\"" + namespace() + ">" + date1904() + "<sheets>"
                                + sheets + "</sheets></workbook>"));
        relations.append(relation("rIdStyles", "styles", target("styles.xml")));
        relations.append(relation("rIdTexts", "sharedStrings", target("sharedStrings.xml")));
        parts.put("xl/_rels/workbook.xml.rels", relationships(relations.toString()));
        parts.put("xl/styles.xml", head() + prefixed(styles()));
        parts.put(
                "xl/sharedStrings.xml",
                head() + prefixed("<sst" + namespace() + " count=\"3\">" + forms.sharedTexts() + "</sst>"));
        parts.put("_rels/.rels", relationships(relation("rId1", "officeDocument", "/xl/workbook.xml")));
        parts.put(
                "[Content_Types].xml",
                head() + "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\""
                        + "application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\""
                        + " ContentType=\"application/xml\"/>" + override("xl/workbook.xml", "sheet.main") + types
                        + override("xl/styles.xml", "styles") + override("xl/sharedStrings.xml", "sharedStrings")
                        + "</Types>");
        return zip(parts);
    }

    private String pickName() {
        return forms.pick(List.of("Export", "Review", "Tabelle1", "Sheet 1 (2)", "レビュー", "a&amp;b", "Übersicht"));
    }

    private String date1904() {
        return since1904
                ? forms.pick(List.of("<workbookPr date1904=\"1\"/>", "<workbookPr date1904=\"true\"/>"))
                : forms.pick(List.of(
                        "", "<workbookPr/>", "<workbookPr date1904=\"0\"/>", "<workbookPr date1904=\"false\"/>"));
    }

    private String sheet(List<List<Object>> grid, int literal) {
        StringBuilder rows = new StringBuilder();
        for (int r = 0; r < grid.size(); r++) {
            List<Object> row = grid.get(r);
            if (row != null && !row.isEmpty()) {
                rows.append(row(r, row, r < literal));
            } else if (!rowNumbers || random.nextBoolean()) {
                rows.append("<row" + (rowNumbers ? " r=\"" + (r + 1) + "\"" : "") + "/>");
            }
        }
        String dimension = forms.pick(List.of("", "<dimension ref=\"A1\"/>", "<dimension ref=\"B7:XFD1048576\"/>"));
        String end = forms.pick(List.of(
                "",
                "<autoFilter ref=\"A1:C3\"><filterColumn colId=\"0\"><filters><filter val=\"x\"/></filters></filterColumn></autoFilter>",
                "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"1\" footer=\"1\"/>",
                "<extLst><ext uri=\"{1}\"><row><c><v>1</v></c></row></ext></extLst>"));
        return head()
                + prefixed("<worksheet" + namespace() + ">" + dimension
                        + "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/>"
                        + "</sheetView></sheetViews><cols><col min=\"1\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
                        + rows
                        + "</sheetData>" + end + "</worksheet>");
    }

    private String row(int r, List<Object> row, boolean literal) {
        List<String> cells = new ArrayList<>();
        int last = references ? 0 : lastSaid(row);
        for (int c = 0; c < row.size(); c++) {
            String[] cell = given.get(place(r, c));
            if (cell == null) {
                Object value = row.get(c);
                cell = literal && value instanceof String text ? forms.exactText(text) : forms.write(value);
            }
            if (cell != null) {
                String reference = references ? " r=\"" + column(c) + (r + 1) + "\"" : "";
                cells.add("<c" + reference + cell[0] + (cell[1].isEmpty() ? "/>" : ">" + cell[1] + "</c>"));
            } else if (!references && c <= last) {
                cells.add("<c/>");
            }
        }
        if (freeOrder) {
            Collections.shuffle(cells, random);
        }
        String attributes = (rowNumbers ? " r=\"" + (r + 1) + "\"" : "")
                + forms.pick(List.of("", "", " hidden=\"1\"", " spans=\"1:2\"", " outlineLevel=\"1\" collapsed=\"1\""));
        if (rowNumbers && references && random.nextInt(12) == 0) {
            int half = cells.size() / 2;
            return "<row" + attributes + ">" + String.join("", cells.subList(0, half)) + "</row><row" + attributes + ">"
                    + String.join("<!-- c -->", cells.subList(half, cells.size())) + "</row>";
        }
        return "<row" + attributes + ">" + String.join(random.nextInt(5) == 0 ? "\n  " : "", cells) + "</row>";
    }

    private static int lastSaid(List<Object> row) {
        int last = 0;
        for (int c = 0; c < row.size(); c++) {
            last = row.get(c) == null ? last : c;
        }
        return Math.max(last, row.size() - 1);
    }

    private String note(int number) {
        return head()
                + prefixed("<worksheet" + namespace() + "><sheetData>"
                        + (random.nextBoolean()
                                ? "<row r=\"" + number
                                        + "\"><c t=\"inlineStr\"><is><t>Ask Ana</t></is></c><c><v>4</v></c></row>"
                                : "")
                        + "</sheetData></worksheet>");
    }

    private String styles() {
        StringBuilder codes = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < forms.formats().size(); i++) {
            String format = forms.formats().get(i);
            boolean builtIn = format.matches("[1-9]\\d?|0");
            String id = builtIn ? format : String.valueOf(164 + i);
            if (!builtIn) {
                codes.append("<numFmt numFmtId=\"" + id + "\" formatCode=\""
                        + format.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "\"/>");
            }
            cells.append("<xf numFmtId=\"" + id + "\" quotePrefix=\"1\"/>");
        }
        return "<styleSheet" + namespace() + "><numFmts>" + codes + "</numFmts><cellXfs>" + cells
                + "</cellXfs></styleSheet>";
    }

    private String namespace() {
        return " xmlns" + (prefix.isEmpty() ? "" : ":x") + "=\"" + (since1904 ? STRICT : MAIN) + "\"";
    }

    /** The XML with the prefix before the name of every element. */
    private String prefixed(String xml) {
        return prefix.isEmpty() ? xml : xml.replaceAll("<(/?)(?=[a-zA-Z])(?!x:)", "<$1" + prefix);
    }

    private String head() {
        return forms.pick(List.of("", "\ufeff", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"));
    }

    private String target(String part) {
        return forms.pick(List.of(part, "/xl/" + part, "./" + part, "../xl/" + part));
    }

    private String override(String part, String type) {
        return "<Override PartName=\"/" + part + "\" ContentType=\"" + TYPES + type + "+xml\"/>";
    }

    private static String relationships(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + all + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + "/" + type + "\" Target=\"" + target + "\"/>";
    }

    static String column(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : column(column / 26 - 1) + (char) ('A' + column % 26);
    }

    private byte[] zip(Map<String, String> parts) {
        List<Map.Entry<String, String>> order = new ArrayList<>(parts.entrySet());
        Collections.shuffle(order, random);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : order) {
                byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(part.getKey());
                if (random.nextInt(4) == 0) {
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
