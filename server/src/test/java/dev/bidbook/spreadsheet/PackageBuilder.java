package dev.bidbook.spreadsheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes .xlsx packages part by part, so that a test can write what no library would. */
final class PackageBuilder {

    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** A package with one sheet, its {@code sheetData} given, and the usual parts around it. */
    static PackageBuilder withRows(String rows) {
        return withSheet("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    /** A package with one sheet, its whole part given. */
    static PackageBuilder withSheet(String sheet) {
        return new PackageBuilder()
                .part("[Content_Types].xml", "<Types/>")
                .part("_rels/.rels", relationships(relationship("rId1", "officeDocument", "/xl/workbook.xml")))
                .part(
                        "xl/workbook.xml",
                        "<workbook><sheets><sheet name=\"Export\" sheetId=\"1\" r:id=\"rId1\""
                                + " xmlns:r=\"urn:r\"/></sheets></workbook>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        relationships(relationship("rId1", "worksheet", "worksheets/sheet1.xml")
                                + relationship("rId2", "styles", "styles.xml")
                                + relationship("rId3", "sharedStrings", "sharedStrings.xml")))
                .part("xl/worksheets/sheet1.xml", sheet);
    }

    static String relationships(String all) {
        return "<Relationships>" + all + "</Relationships>";
    }

    static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + TYPES + type + "\" Target=\"" + target + "\"/>";
    }

    PackageBuilder part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    PackageBuilder part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    PackageBuilder without(String name) {
        parts.remove(name);
        return this;
    }

    PackageBuilder sharedStrings(String entries) {
        return part("xl/sharedStrings.xml", "<sst>" + entries + "</sst>");
    }

    /** Styles with one cell format for each number format: an id, or a code of its own. */
    PackageBuilder styles(String... formats) {
        StringBuilder codes = new StringBuilder();
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < formats.length; i++) {
            boolean builtIn = formats[i].matches("\\d+");
            String id = builtIn ? formats[i] : String.valueOf(164 + i);
            if (!builtIn) {
                codes.append(
                        "<numFmt numFmtId=\"" + id + "\" formatCode=\"" + formats[i].replace("\"", "&quot;") + "\"/>");
            }
            cells.append("<xf numFmtId=\"" + id + "\"/>");
        }
        return part(
                "xl/styles.xml",
                "<styleSheet><numFmts>" + codes + "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"
                        + cells + "</cellXfs></styleSheet>");
    }

    Path write(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "book", ".bin");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
