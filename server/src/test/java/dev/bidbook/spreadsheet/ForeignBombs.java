package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.ForeignFile.bytes;
import static dev.bidbook.spreadsheet.ForeignFile.text;

import dev.bidbook.spreadsheet.RawZip.Repeated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Small files that become large. */
final class ForeignBombs {

    private static final String DECLARATION = "<?xml version=\"1.0\"?>";
    private static final int MEBI = 1 << 20;

    private final Map<String, byte[]> parts;
    private final String sheet;
    private final List<ForeignFile> files = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private byte[] padding = {};
    private String kind = "bomb";

    private ForeignBombs(Map<String, byte[]> parts) {
        this.parts = parts;
        this.sheet = ForeignFile.largest(parts, "xl/worksheets/");
    }

    static List<ForeignFile> of(Map<String, byte[]> parts) {
        ForeignBombs bombs = new ForeignBombs(parts);
        for (String part : parts.keySet()) {
            bombs.ratios(part);
            bombs.entities(part);
            bombs.shapes(part);
        }
        bombs.cells();
        bombs.texts();
        bombs.styles();
        bombs.lists();
        bombs.overlapping();
        // The same beside a large picture: what is unpacked is then no more than the file's size allows.
        bombs.padding = new byte[6 << 20];
        new Random(1).nextBytes(bombs.padding);
        bombs.kind = "bomb beside a picture";
        for (String part : parts.keySet()) {
            bombs.ratios(part);
        }
        bombs.cells();
        bombs.texts();
        bombs.styles();
        bombs.lists();
        return bombs.files;
    }

    /** The part with something put into it, as often as wished; the rest of the workbook as it was. */
    private void bomb(String name, String part, String head, String piece, long times, String tail) {
        made(name, part, () -> Repeated.of(head, piece, times, tail));
    }

    private void made(String name, String part, Supplier<Repeated> content) {
        byte[] picture = padding;
        files.add(new ForeignFile(kind, name + " in " + part, () -> with(part, content.get(), picture)));
    }

    private String xml(String part) {
        return texts.computeIfAbsent(part, known -> text(parts.getOrDefault(known, new byte[0])));
    }

    private byte[] with(String part, Repeated content, byte[] picture) {
        Map<String, byte[]> others = new LinkedHashMap<>(parts);
        others.remove(part);
        RawZip zip = RawZip.of(others);
        zip.add(content.entry(part));
        zip.stored("xl/media/picture.png", picture);
        return zip.bytes();
    }

    /** Put before the last end tag of a part. */
    private void inside(String name, String part, String opening, String piece, long times, String closing) {
        String xml = xml(part);
        int end = xml.lastIndexOf("</");
        if (end > 0) {
            made(
                    name,
                    part,
                    () -> Repeated.of(xml.substring(0, end) + opening, piece, times, closing + xml.substring(end)));
        }
    }

    /** The same for what is long to make. */
    private void inside(String name, String part, Supplier<String> made) {
        files.add(ForeignFile.ofParts(kind, name + " in " + part, () -> {
            Map<String, byte[]> all = new LinkedHashMap<>(parts);
            String xml = xml(part);
            int end = Math.max(0, xml.lastIndexOf("</"));
            all.put(part, bytes(xml.substring(0, end) + made.get() + xml.substring(end)));
            return all;
        }));
    }

    private static String counted(String opening, int times, String before, String after, String closing) {
        StringBuilder all = new StringBuilder(opening);
        for (int i = 0; i < times; i++) {
            all.append(before).append(i).append(after);
        }
        return all.append(closing).toString();
    }

    /** Put right after an opening tag of a part. */
    private void after(String name, String part, String tag, String piece, long times) {
        String xml = xml(part);
        int at = xml.indexOf("<" + tag);
        int end = at < 0 ? -1 : xml.indexOf('>', at) + 1;
        if (end > 0) {
            made(name, part, () -> Repeated.of(xml.substring(0, end), piece, times, xml.substring(end)));
        }
    }

    private void ratios(String part) {
        inside("a gigabyte of spaces", part, "", " ".repeat(1_000), MEBI, "");
        inside("a gigabyte of a comment", part, "<!--", "x".repeat(1_000), MEBI, "-->");
        inside("70 MB of empty elements", part, "", "<a/>", 17_500_000, "");
        if (!part.endsWith("xml") && !part.endsWith("rels")) {
            bomb("a gigabyte of zeros", part, "", "0".repeat(1_000), MEBI, "");
        }
    }

    private void entities(String part) {
        String xml = text(ForeignFile.content(parts, part)).replaceFirst("(?s)^\\s*<\\?xml[^>]*>", "");
        for (String[] bomb : new String[][] {
            {"laughs", laughs()},
            {"a quadratic entity", "<!DOCTYPE a [<!ENTITY a \"" + "a".repeat(100_000) + "\">]>"},
            {"an external entity", "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"},
            {"an external document type", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">"},
            {"a parameter entity", "<!DOCTYPE a [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/a.dtd\"> %a;]>"},
            {"an attribute's default", "<!DOCTYPE a [<!ATTLIST c t CDATA \"s\">]>"}
        }) {
            files.add(ForeignFile.ofParts("bomb", bomb[0] + " in " + part, () -> {
                Map<String, byte[]> all = new LinkedHashMap<>(parts);
                int end = xml.lastIndexOf("</");
                all.put(
                        part,
                        bytes(DECLARATION
                                + bomb[1]
                                + (end < 0 ? xml : xml.substring(0, end) + "&a;".repeat(1_000) + xml.substring(end))));
                return all;
            }));
        }
    }

    private static String laughs() {
        StringBuilder type = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            type.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return type + "<!ENTITY a \"&a11;\">]>";
    }

    private void shapes(String part) {
        inside("an attribute of 100 MB", part, "<a b=\"", "x".repeat(1_000), 100_000, "\"/>");
        inside("a text of 100 MB", part, "<a>", "x".repeat(1_000), 100_000, "</a>");
        inside("a name of 100 MB", part, "<", "x".repeat(1_000), 100_000, "/>");
        inside("an instruction of 100 MB", part, "<?a ", "x".repeat(1_000), 100_000, "?>");
        inside("data of 100 MB", part, "<a><![CDATA[", "x".repeat(1_000), 100_000, "]]></a>");
        inside("a million levels", part, "", "<a>", MEBI, "");
        inside("200 levels", part, "<a>".repeat(200), "", 0, "</a>".repeat(200));
        inside("5,000 levels", part, "<a>".repeat(5_000), "", 0, "</a>".repeat(5_000));
        inside("300,000 attributes", part, () -> counted("<a", 300_000, " a", "=\"\"", "/>"));
        inside("a million references", part, "<a>", "&#65;", MEBI, "</a>");
        inside("500,000 different names", part, () -> counted("", 500_000, "<a", "/>", ""));
        inside("200,000 namespaces", part, () -> counted("", 200_000, "<a xmlns=\"urn:", "\"/>", ""));
        inside("200,000 prefixes", part, () -> counted("", 200_000, "<a xmlns:p", "=\"urn:x\"/>", ""));
    }

    private void cells() {
        for (String piece : List.of(
                "<row/>",
                "<row></row>",
                "<row r=\"900000\"/>",
                "<row><c/></row>",
                "<row><c><v></v></c></row>",
                "<row><c><v>1</v></c></row>",
                "<row><c t=\"inlineStr\"><is><t>x</t></is></c></row>",
                "<row><c t=\"inlineStr\"><is><t></t></is></c></row>",
                "<row><c><f>1</f></c></row>")) {
            after("20 million " + piece, sheet, "sheetData", piece, 20_000_000);
        }
        for (String piece : List.of(
                "<c/>",
                "<c r=\"A1\"/>",
                "<c><v>1</v></c>",
                "<c r=\"A1\"><v>1</v></c>",
                "<c r=\"A1\"><v/></c>",
                "<c t=\"s\"><v>0</v></c>",
                "<c><f>1</f></c>",
                "<c t=\"inlineStr\"><is/></c>",
                "<x/>")) {
            inCell("30 million " + piece, "<row>", piece, 30_000_000, "</row>");
        }
        inCell("a number of 10 million digits", "<row><c><v>", "9", 10_000_000, "</v></c></row>");
        inCell("a number of 30,000 digits", "<row><c><v>", "9", 30_000, "</v></c></row>");
        inCell("30,000 digits after the point", "<row><c><v>0.", "9", 30_000, "</v></c></row>");
        inCell("an exponent of 30,000 digits", "<row><c><v>1E", "9", 30_000, "</v></c></row>");
        inCell(
                "a million numbers of 300 digits",
                "<row>",
                "<c r=\"A1\"><v>" + "12345.6789".repeat(30) + "</v></c>",
                MEBI,
                "</row>");
        inCell(
                "a million numbers that are hard to round",
                "<row>",
                "<c r=\"A1\"><v>2.2250738585072012e-308</v></c>",
                MEBI,
                "</row>");
        inCell("a formula of 100 MB", "<row><c><f>", "1+".repeat(500), 100_000, "1</f></c></row>");
        inCell("a text of 50 MB", "<row><c t=\"inlineStr\"><is><t>", "x".repeat(1_000), 50_000, "</t></is></c></row>");
        inCell(
                "a text in a million pieces",
                "<row><c t=\"inlineStr\"><is>",
                "<r><t>x</t></r>",
                MEBI,
                "</is></c></row>");
        inCell(
                "a text in a million empty pieces",
                "<row><c t=\"inlineStr\"><is>",
                "<r><t/></r>",
                MEBI,
                "</is></c></row>");
        inCell(
                "a text with 10 million phonetics",
                "<row><c t=\"inlineStr\"><is>",
                "<rPh/>",
                10_000_000,
                "<t>x</t></is></c></row>");
        for (String row : List.of(
                "0",
                "-1",
                "2147483647",
                "2147483648",
                "99999999999999999999",
                "1048577",
                "1048576",
                "1e3",
                " 5 ",
                "A")) {
            inCell("row " + row, "<row r=\"" + row + "\"><c><v>1</v></c></row>", "", 0, "");
        }
        for (String cell : List.of(
                "XFD1",
                "XFE1",
                "ZZZ1",
                "AAAA1",
                "A0",
                "A-1",
                "1",
                "",
                "A1:B2",
                "$A$1",
                "R1C1",
                "zz9999999999",
                "\u04101")) {
            inCell("cell " + cell, "<row><c r=\"" + cell + "\"><v>1</v></c></row>", "", 0, "");
        }
        for (String cell : List.of(
                "<c t=\"s\"><v>-1</v></c>",
                "<c t=\"s\"><v>99999999999</v></c>",
                "<c t=\"s\"><v>x</v></c>",
                "<c t=\"zz\"><v>1</v></c>",
                "<c s=\"99999999999\"><v>1</v></c>",
                "<c s=\"-1\"><v>1</v></c>",
                "<c t=\"d\"><v>2026-99-99</v></c>",
                "<c t=\"d\"><v>+999999999-01-01T00:00:00+99:99</v></c>",
                "<c t=\"e\"><v></v></c>",
                "<c t=\"e\"><v>#NONSENSE</v></c>",
                "<c t=\"b\"><v>7</v></c>",
                "<c><v>NaN</v></c>",
                "<c><v>1E999</v></c>",
                "<c><v>0x1p3</v></c>",
                "<c><v>--1</v></c>",
                "<c><v>1e</v></c>",
                "<c><v>\u0661</v></c>",
                "<c t=\"str\"><v>_xD83D_ _x0000_ _xFFFF_ _x005F_x0041_</v></c>",
                "<c t=\"str\"><v>&#xFFFF;</v></c>",
                "<c t=\"str\"><v>&#0;</v></c>",
                "<c t=\"str\"><v>&nbsp;</v></c>",
                "<c><c><v>1</v></c></c>",
                "<c><v>1</v><v>2</v></c>",
                "<c><is><t>a</t></is><v>2</v></c>",
                "<c><v>1<b>2</b></v></c>")) {
            inCell("cell " + cell, "<row>" + cell + "</row>", "", 0, "");
        }
        after(
                "a million columns",
                sheet,
                "worksheet",
                "<cols>" + "<col min=\"1\" max=\"16384\"/>".repeat(1_000) + "</cols>",
                1_000);
        inside("300,000 merged areas", sheet, "<mergeCells>", "<mergeCell ref=\"A1:B2\"/>", 300_000, "</mergeCells>");
        inside(
                "99,000 merged areas of everything",
                sheet,
                "<mergeCells>",
                "<mergeCell ref=\"A1:XFD1048576\"/>",
                99_000,
                "</mergeCells>");
        inside("a million conditional formats", sheet, "", "<conditionalFormatting sqref=\"A1\"/>", MEBI, "");
        inside(
                "a million validations",
                sheet,
                "<dataValidations>",
                "<dataValidation sqref=\"A1\"/>",
                MEBI,
                "</dataValidations>");
        inside("a million links", sheet, "<hyperlinks>", "<hyperlink ref=\"A1\"/>", MEBI, "</hyperlinks>");
        after("a false dimension", sheet, "worksheet", "<dimension ref=\"A1:XFD1048576\"/>", 1);
        after("a broken dimension", sheet, "worksheet", "<dimension ref=\"zz:9999999999999\"/>", 1);
        inside("50 times sheetData", sheet, "", "<sheetData><row><c><v>1</v></c></row></sheetData>", 50, "");
        inside("a million times sheetData", sheet, "", "<sheetData/>", MEBI, "");
    }

    /** Put before the end of the rows. */
    private void inCell(String name, String opening, String piece, long times, String closing) {
        String xml = xml(sheet);
        int end = xml.indexOf("</sheetData>");
        if (end > 0) {
            made(
                    name,
                    sheet,
                    () -> Repeated.of(xml.substring(0, end) + opening, piece, times, closing + xml.substring(end)));
            int start = xml.indexOf("<sheetData>") + "<sheetData>".length();
            if (times > 0) {
                made(
                        name + " first",
                        sheet,
                        () -> Repeated.of(
                                xml.substring(0, start) + opening, piece, times, closing + xml.substring(start)));
            }
        }
    }

    private void texts() {
        String part = "xl/sharedStrings.xml";
        Map<String, byte[]> before = parts;
        if (!before.containsKey(part)) {
            return;
        }
        for (String piece : List.of("<si/>", "<si></si>", "<si><t/></si>", "<si><t>x</t></si>", "<x/>")) {
            inside("20 million " + piece, part, "", piece, 20_000_000, "");
            after("20 million first " + piece, part, "sst", piece, 20_000_000);
        }
        inside("a text of 100 million letters", part, "<si><t>", "x".repeat(1_000), 100_000, "</t></si>");
        inside("10,000 texts of 32,000 letters", part, "", "<si><t>" + "x".repeat(32_000) + "</t></si>", 10_000, "");
        inside("a text in 10 million pieces", part, "<si>", "<r><t/></r>", 10_000_000, "</si>");
        after("a false count", part, "sst", "<si count=\"2147483647\"/>", 1);
    }

    private void styles() {
        String part = "xl/styles.xml";
        for (String[] list : new String[][] {
            {"cellXfs", "<xf numFmtId=\"14\"/>"},
            {"cellXfs", "<xf/>"},
            {"cellStyleXfs", "<xf/>"},
            {"numFmts", "<numFmt numFmtId=\"200\" formatCode=\"yyyy\"/>"},
            {"fonts", "<font/>"},
            {"fills", "<fill/>"},
            {"borders", "<border/>"},
            {"dxfs", "<dxf/>"},
            {"cellStyles", "<cellStyle/>"},
            {"colors", "<a/>"}
        }) {
            for (long times : new long[] {90_000, 110_000, 3_000_000, 20_000_000}) {
                inside(
                        times + " " + list[0] + list[1],
                        part,
                        "<" + list[0] + ">",
                        list[1],
                        times,
                        "</" + list[0] + ">");
                after(times + " more " + list[0] + list[1], part, list[0], list[1], times);
            }
        }
        inside(
                "90,000 codes of 600 letters",
                part,
                () -> counted(
                        "<numFmts>",
                        90_000,
                        "<numFmt numFmtId=\"1",
                        "\" formatCode=\"yyyy" + "\\-".repeat(300) + "\"/>",
                        "</numFmts>"));
        inside(
                "a code of 7 MB",
                part,
                "<numFmts><numFmt numFmtId=\"164\" formatCode=\"",
                "[",
                7_000_000,
                "\"/></numFmts>");
    }

    private void lists() {
        String workbook = "xl/workbook.xml";
        after("100,000 sheets", workbook, "sheets", "<sheet name=\"a\" sheetId=\"9\" r:id=\"rId1\"/>", 100_000);
        after("200 times the same sheet", workbook, "sheets", "<sheet name=\"a\" sheetId=\"9\" r:id=\"rId1\"/>", 200);
        inside(
                "a million names",
                workbook,
                "<definedNames>",
                "<definedName name=\"a\">1</definedName>",
                MEBI,
                "</definedNames>");
        String links = "xl/_rels/workbook.xml.rels";
        inside("3 million relationships", links, "", "<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>", 3_000_000, "");
        inside("90,000 relationships", links, "", "<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>", 90_000, "");
        inside(
                "90,000 relationships of depth",
                links,
                "",
                "<Relationship Id=\"a\" Type=\"b\" Target=\"" + "a/".repeat(500) + "\"/>",
                90_000,
                "");
        inside(
                "3 million relationships",
                "_rels/.rels",
                "",
                "<Relationship Id=\"a\" Type=\"b\" Target=\"c\"/>",
                3_000_000,
                "");
        inside(
                "3 million external relationships",
                "_rels/.rels",
                "",
                "<Relationship Id=\"a\" Type=\"b\" Target=\"c\" TargetMode=\"External\"/>",
                3_000_000,
                "");
        inside(
                "3 million overrides",
                "[Content_Types].xml",
                "",
                "<Override PartName=\"/a\" ContentType=\"b\"/>",
                3_000_000,
                "");
        inside(
                "90,000 overrides",
                "[Content_Types].xml",
                "",
                "<Override PartName=\"/a\" ContentType=\"b\"/>",
                90_000,
                "");
        String own = "docProps/custom.xml";
        String properties =
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\">";
        bomb(
                "a million properties",
                own,
                properties,
                "<property name=\"a\"><lpwstr>x</lpwstr></property>",
                MEBI,
                "</Properties>");
        files.add(ForeignFile.ofParts(kind, "63 MB of properties", () -> {
            Map<String, byte[]> all = new LinkedHashMap<>(parts);
            all.put(
                    own,
                    bytes(counted(
                            properties,
                            90_000,
                            "<property name=\"",
                            "\"><lpwstr>" + "x".repeat(700) + "</lpwstr></property>",
                            "</Properties>")));
            return all;
        }));
        String links1 = "xl/worksheets/_rels/" + sheet.substring("xl/worksheets/".length()) + ".rels";
        String type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/table";
        String table =
                "<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"1\" name=\"T\" displayName=\"T\" ref=\"A1:B2\"><tableColumns>";
        files.add(new ForeignFile(
                kind,
                "3 million columns of a table",
                () -> table(
                        links1,
                        type,
                        Repeated.of(table, "<tableColumn name=\"a\"/>", 3_000_000, "</tableColumns></table>"))));
        files.add(new ForeignFile(
                kind,
                "30,000 columns of a table, long names",
                () -> table(
                        links1,
                        type,
                        Repeated.of(
                                table,
                                "<tableColumn name=\"" + "n".repeat(2_000) + "\"/>",
                                30_000,
                                "</tableColumns></table>"))));
        bomb(
                "90,000 tables",
                links1,
                "<Relationships>",
                "<Relationship Id=\"a\" Type=\"" + type + "\" Target=\"/xl/workbook.xml\"/>",
                90_000,
                "</Relationships>");
    }

    private byte[] table(String links, String type, Repeated table) {
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        all.put(
                links,
                bytes("<Relationships><Relationship Id=\"a\" Type=\"" + type
                        + "\" Target=\"/xl/tables/bomb.xml\"/></Relationships>"));
        RawZip zip = RawZip.of(all);
        zip.add(table.entry("xl/tables/bomb.xml"));
        return zip.bytes();
    }

    private void overlapping() {
        for (String folder : List.of("xl/media/image", "xl/worksheets/sheet9")) {
            files.add(new ForeignFile("bomb", "9,000 entries that share 10 MB under " + folder, () -> {
                RawZip zip = RawZip.of(parts);
                RawZip.Entry first =
                        zip.add(Repeated.of("", "x".repeat(1_000), 10_000, "").entry(folder + "0.xml"));
                for (int i = 1; i < 9_000; i++) {
                    RawZip.Entry next = zip.add(Repeated.of("", "", 0, "").entry(folder + i + ".xml"));
                    next.dataOf = first;
                    next.size = first.size;
                    next.packedSize = first.packedSize;
                    next.crc = first.crc;
                }
                return zip.bytes();
            }));
        }
        files.add(new ForeignFile("bomb", "200 sheets of 5 MB of empty rows, all the same", () -> {
            Map<String, byte[]> all = new LinkedHashMap<>(parts);
            StringBuilder sheets = new StringBuilder("<workbook xmlns:r=\"urn:r\"><sheets>");
            StringBuilder links = new StringBuilder("<Relationships>");
            for (int i = 0; i < 200; i++) {
                sheets.append("<sheet name=\"s")
                        .append(i)
                        .append("\" sheetId=\"")
                        .append(i + 1)
                        .append("\" r:id=\"r")
                        .append(i)
                        .append("\"/>");
                links.append("<Relationship Id=\"r")
                        .append(i)
                        .append("\" Type=\"urn:x/worksheet\" Target=\"worksheets/s")
                        .append(i)
                        .append(".xml\"/>");
            }
            all.put("xl/workbook.xml", bytes(sheets + "</sheets></workbook>"));
            all.put("xl/_rels/workbook.xml.rels", bytes(links + "</Relationships>"));
            RawZip zip = RawZip.of(all);
            RawZip.Entry first =
                    zip.add(Repeated.of("<worksheet><sheetData>", "<row/>", 800_000, "</sheetData></worksheet>")
                            .entry("xl/worksheets/s0.xml"));
            for (int i = 1; i < 200; i++) {
                RawZip.Entry next = zip.add(Repeated.of("", "", 0, "").entry("xl/worksheets/s" + i + ".xml"));
                next.dataOf = first;
                next.size = first.size;
                next.packedSize = first.packedSize;
                next.crc = first.crc;
            }
            return zip.bytes();
        }));
        files.add(new ForeignFile("bomb", "200 names of one sheet of empty rows", () -> {
            Map<String, byte[]> all = new LinkedHashMap<>(parts);
            StringBuilder sheets = new StringBuilder("<workbook xmlns:r=\"urn:r\"><sheets>");
            for (int i = 0; i < 200; i++) {
                sheets.append("<sheet name=\"s")
                        .append(i)
                        .append("\" sheetId=\"")
                        .append(i + 1)
                        .append("\" r:id=\"r\"/>");
            }
            all.put("xl/workbook.xml", bytes(sheets + "</sheets></workbook>"));
            all.put(
                    "xl/_rels/workbook.xml.rels",
                    bytes(
                            "<Relationships><Relationship Id=\"r\" Type=\"urn:x/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>"));
            RawZip zip = RawZip.of(all);
            zip.add(Repeated.of("<worksheet><sheetData>", "<row/>", 1_000_000, "</sheetData></worksheet>")
                    .entry("xl/worksheets/s.xml"));
            return zip.bytes();
        }));
        files.add(new ForeignFile("bomb", "ten gigabytes of a picture", () -> {
            RawZip zip = RawZip.of(parts);
            zip.add(Repeated.of("", "x".repeat(100_000), 100_000, "").entry("xl/media/image1.png"));
            return zip.bytes();
        }));
    }
}
