package dev.bidbook.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Awarded demand reports of any length, in the form that Power BI exports them; the same lines for the same length. */
final class BigReport {

    private static final List<String> BRANCHES =
            List.of("ABQ", "BOI", "CHS", "DSM", "EUG", "FAR", "GRR", "HOU", "IND", "JAX", "KNX", "LIT");
    private static final List<String> STATUSES = List.of("Active", "Active", "Active", "New", "Superseded", "Obsolete");
    private static final List<String> STOCK = List.of("In Stock", "In Stock", "Partial", "Out of Stock", "Not Stocked");
    private static final List<String> HEADERS = List.of(
            "Customer",
            "Program",
            "Bid ID",
            "Branch",
            "Branch Name",
            "DC",
            "Part Number",
            "Customer Part Number",
            "Manufacturer",
            "Description",
            "Category",
            "Annualized Qty",
            "Demand Loaded",
            "Safety Stock",
            "Forecast",
            "Part Status",
            "Superseded By",
            "Stock Status",
            "On Hand",
            "On Order",
            "Next PO ETA",
            "Open IBT Qty",
            "IBT ETA",
            "DC On Hand",
            "Supplier",
            "Lead Time (Days)",
            "Unit Cost",
            "Last Sale Date");

    private BigReport() {}

    /** Writes a report with so many lines. */
    static void write(Path file, int lines) throws IOException {
        write(file, lines, 0);
    }

    /** Writes the same report with other numbers on hand in one line of so many; 0 changes none. */
    static void write(Path file, int lines, int changedOneOf) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
                            + "spreadsheetml.sheet.main+xml\"/><Default Extension=\"rels\" ContentType=\"application/"
                            + "vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/worksheets/"
                            + "sheet.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml."
                            + "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd."
                            + "openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
            part(zip, "_rels/.rels", relationships("officeDocument", "/xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<x:workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
                            + "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheets>"
                            + "<x:sheet name=\"Export\" sheetId=\"1\" r:id=\"R1\"/></x:sheets></x:workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relationships("worksheet", "/xl/worksheets/sheet.xml", "styles", "/xl/styles.xml"));
            part(
                    zip,
                    "xl/styles.xml",
                    "<x:styleSheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:numFmts>"
                            + "<x:numFmt numFmtId=\"181\" formatCode=\"MM/dd/yyyy\"/></x:numFmts><x:fonts><x:font/>"
                            + "</x:fonts><x:fills><x:fill/></x:fills><x:borders><x:border/></x:borders><x:cellXfs>"
                            + "<x:xf/><x:xf numFmtId=\"181\"/></x:cellXfs></x:styleSheet>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet.xml"));
            Writer sheet = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
            sheet(sheet, lines, changedOneOf);
            sheet.flush();
            zip.closeEntry();
        }
    }

    private static void sheet(Writer sheet, int lines, int changedOneOf) throws IOException {
        sheet.write("<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>");
        sheet.write("<x:row>");
        for (String header : HEADERS) {
            text(sheet, header);
        }
        sheet.write("</x:row>");
        Random random = new Random(lines);
        for (int line = 0; line < lines; line++) {
            line(sheet, line, random, changedOneOf > 0 && line % changedOneOf == 0);
        }
        sheet.write("</x:sheetData></x:worksheet>");
    }

    private static void line(Writer sheet, int line, Random random, boolean changed) throws IOException {
        int part = line / BRANCHES.size();
        String branch = BRANCHES.get(line % BRANCHES.size());
        String status = STATUSES.get(random.nextInt(STATUSES.size()));
        int annual = 1 + random.nextInt(600);
        sheet.write("<x:row>");
        for (String text : List.of(
                "Benchmark Lines",
                "Benchmark Lines 2026 award",
                "BM-26-01",
                branch,
                "Branch " + branch,
                "DC" + branch.charAt(0),
                "PN-" + (100_000 + part),
                "BL" + (500_000 + part),
                "Maker " + part % 40,
                "Part of kind " + part % 90,
                "Category " + part % 12)) {
            text(sheet, text);
        }
        number(sheet, annual, 0);
        number(sheet, random.nextInt(20) == 0 ? annual + 5 : annual, 0);
        number(sheet, Math.floorDiv(annual, 13), 0);
        number(sheet, Math.round(annual / 12.0 * 100) / 100.0, 0);
        text(sheet, status);
        text(sheet, status.equals("Superseded") ? "PN-" + (900_000 + part) : "");
        text(sheet, STOCK.get(random.nextInt(STOCK.size())));
        number(sheet, random.nextInt(80) + (changed ? 1 : 0), 0);
        number(sheet, random.nextInt(3) == 0 ? random.nextInt(40) : 0, 0);
        date(sheet, random, 4);
        number(sheet, random.nextInt(8) == 0 ? 1 + random.nextInt(9) : 0, 0);
        date(sheet, random, 8);
        number(sheet, random.nextInt(400), 0);
        text(sheet, "Supplier " + part % 40);
        number(sheet, 7 * (1 + part % 9), 0);
        number(sheet, (part % 200) + 1.99, 0);
        number(sheet, 46_000 + random.nextInt(300), 1);
        sheet.write("</x:row>");
    }

    private static void date(Writer sheet, Random random, int oneOf) throws IOException {
        if (random.nextInt(oneOf) == 0) {
            number(sheet, 46_330 + random.nextInt(60), 1);
        } else {
            text(sheet, "");
        }
    }

    private static void text(Writer sheet, String text) throws IOException {
        sheet.write(text.isEmpty() ? "<x:c/>" : "<x:c t=\"inlineStr\"><x:is><x:t>" + text + "</x:t></x:is></x:c>");
    }

    private static void number(Writer sheet, double value, int style) throws IOException {
        String plain = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        sheet.write(style == 0 ? "<x:c><x:v>" : "<x:c s=\"1\"><x:v>");
        sheet.write(plain);
        sheet.write("</x:v></x:c>");
    }

    private static String relationships(String... typesAndTargets) {
        StringBuilder xml = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"R")
                    .append(i / 2 + 1)
                    .append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/")
                    .append(typesAndTargets[i])
                    .append("\" Target=\"")
                    .append(typesAndTargets[i + 1])
                    .append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
