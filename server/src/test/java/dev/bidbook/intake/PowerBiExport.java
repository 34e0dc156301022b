package dev.bidbook.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes files in the exact form of Power BI's exports: six parts, byte order marks, the prefix {@code x:}, no
 * references on cells; layout A (current layout) with inline text, layout B (summarized data) with {@code t="str"}; and
 * .csv. A cell is null, a text, a number, a boolean or a {@link LocalDate}.
 */
final class PowerBiExport {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String HEAD = "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final List<String> merged = new ArrayList<>();
    private final Map<String, String> otherSheets = new TreeMap<>();
    private boolean layoutB;

    /** Starts with the headers in the first row. */
    static PowerBiExport layoutA(String... headers) {
        return new PowerBiExport().row((Object[]) headers);
    }

    /** Starts with the filter text, an empty row, and the headers in the third row. */
    static PowerBiExport layoutB(String filters, String... headers) {
        PowerBiExport export = new PowerBiExport();
        export.layoutB = true;
        return export.row(filters).row().row((Object[]) headers);
    }

    /** Starts with nothing. */
    static PowerBiExport empty() {
        return new PowerBiExport();
    }

    PowerBiExport row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell);
        }
        rows.add(row);
        return this;
    }

    /** An empty row and a cell with this text. */
    PowerBiExport footer(String text) {
        return row().row(text);
    }

    PowerBiExport merge(String area) {
        merged.add(area);
        return this;
    }

    /** Another sheet before the report's own, with one cell. */
    PowerBiExport sheetBefore(String name, String text) {
        otherSheets.put(name, text);
        return this;
    }

    Path xlsx(Path folder) {
        Path file = folder.resolve("export-" + System.nanoTime() + ".xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            List<String> names = new ArrayList<>(otherSheets.keySet());
            names.add("Export");
            part(zip, "[Content_Types].xml", contentTypes(names.size()));
            part(
                    zip,
                    "_rels/.rels",
                    relationships(List.of(relationship("officeDocument", "/xl/workbook.xml", "rId1"))));
            part(zip, "xl/workbook.xml", workbook(names));
            List<String> targets = new ArrayList<>(List.of(relationship("styles", "/xl/styles.xml", "styles")));
            for (int i = 0; i < names.size(); i++) {
                String target = i == names.size() - 1 ? "sheet.xml" : "other" + i + ".xml";
                targets.add(relationship("worksheet", "/xl/worksheets/" + target, "rId" + i));
                part(
                        zip,
                        "xl/worksheets/" + target,
                        i == names.size() - 1 ? sheet() : otherSheet(otherSheets.getOrDefault(names.get(i), "")));
            }
            part(zip, "xl/_rels/workbook.xml.rels", relationships(targets));
            part(zip, "xl/styles.xml", styles());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    Path csv(Path folder, char separator) {
        StringBuilder text = new StringBuilder("\ufeff");
        for (List<@Nullable Object> row : rows) {
            StringJoiner line = new StringJoiner(String.valueOf(separator));
            row.forEach(cell -> line.add(csvCell(cell, separator)));
            text.append(line).append("\r\n");
        }
        try {
            return Files.writeString(folder.resolve("export-" + System.nanoTime() + ".csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csvCell(@Nullable Object cell, char separator) {
        String text = cell == null ? "" : cell.toString();
        boolean quote = text.indexOf(separator) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        return quote ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private String sheet() {
        StringBuilder xml = new StringBuilder(HEAD).append("<x:worksheet xmlns:x=\"" + MAIN + "\">");
        xml.append(layoutB ? "<x:dimension ref=\"A1\"/>" : "").append("<x:sheetData>");
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).isEmpty()) {
                xml.append("<x:row />");
                continue;
            }
            xml.append(layoutB ? "<x:row r=\"" + (i + 1) + "\">" : "<x:row>");
            rows.get(i).forEach(cell -> xml.append(cell(cell)));
            xml.append("</x:row>");
        }
        xml.append("</x:sheetData>");
        if (!merged.isEmpty()) {
            xml.append("<x:mergeCells count=\"" + merged.size() + "\">");
            merged.forEach(area -> xml.append("<x:mergeCell ref=\"" + area + "\"/>"));
            xml.append("</x:mergeCells>");
        }
        return xml.append("</x:worksheet>").toString();
    }

    private String cell(@Nullable Object cell) {
        if (cell == null) {
            return "<x:c />";
        } else if (cell instanceof Boolean truth) {
            return "<x:c t=\"b\"><x:v>" + (truth ? 1 : 0) + "</x:v></x:c>";
        } else if (cell instanceof LocalDate date) {
            return "<x:c s=\"3\"><x:v>" + ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date) + "</x:v></x:c>";
        } else if (cell instanceof Number number) {
            return "<x:c><x:v>" + number + "</x:v></x:c>";
        }
        String text = cell.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return layoutB
                ? "<x:c t=\"str\"><x:v>" + text + "</x:v></x:c>"
                : "<x:c t=\"inlineStr\"><x:is><x:t>" + text + "</x:t></x:is></x:c>";
    }

    private static String otherSheet(String text) {
        return HEAD + "<x:worksheet xmlns:x=\"" + MAIN + "\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>"
                + text + "</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>";
    }

    private static String workbook(List<String> names) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append("<x:workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
                        + " xmlns:x=\"" + MAIN + "\"><x:sheets>");
        for (int i = 0; i < names.size(); i++) {
            xml.append("<x:sheet name=\"" + names.get(i) + "\" sheetId=\"" + (i + 1) + "\" r:id=\"rId" + i + "\" />");
        }
        return xml.append("</x:sheets></x:workbook>").toString();
    }

    private static String contentTypes(int sheets) {
        StringBuilder xml = new StringBuilder(HEAD)
                .append(
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                                + "<Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\" />"
                                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\" />");
        for (int i = 0; i < sheets; i++) {
            String name = i == sheets - 1 ? "sheet" : "other" + i;
            xml.append(
                    "<Override PartName=\"/xl/worksheets/" + name
                            + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\" />");
        }
        return xml.append(
                        "<Override PartName=\"/xl/styles.xml\""
                                + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\" /></Types>")
                .toString();
    }

    private static String relationships(List<String> relationships) {
        return HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + String.join("", relationships) + "</Relationships>";
    }

    private static String relationship(String type, String target, String id) {
        return "<Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                + "\" Target=\"" + target + "\" Id=\"" + id + "\" />";
    }

    private static String styles() {
        return HEAD + "<x:styleSheet xmlns:x=\"" + MAIN + "\"><x:fonts><x:font /><x:font><x:b /></x:font></x:fonts>"
                + "<x:fills><x:fill /></x:fills><x:borders><x:border /></x:borders><x:cellXfs><x:xf />"
                + "<x:xf fontId=\"1\" applyFont=\"1\" /><x:xf numFmtId=\"0\" />"
                + "<x:xf numFmtId=\"14\" applyNumberFormat=\"1\" /></x:cellXfs></x:styleSheet>";
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
