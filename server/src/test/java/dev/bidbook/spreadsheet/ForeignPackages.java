package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.ForeignFile.bytes;
import static dev.bidbook.spreadsheet.ForeignFile.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One good workbook, its parts written, tied and named in every way. */
final class ForeignPackages {

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String LINKS = "xl/_rels/workbook.xml.rels";
    private static final String ROOT_LINKS = "_rels/.rels";
    private static final String TYPES = "[Content_Types].xml";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, byte[]> parts;
    private final String sheet;
    private final List<ForeignFile> files = new ArrayList<>();

    private ForeignPackages(Map<String, byte[]> parts) {
        this.parts = parts;
        this.sheet = ForeignFile.largest(parts, "xl/worksheets/");
    }

    static List<ForeignFile> of(Map<String, byte[]> parts) {
        ForeignPackages packages = new ForeignPackages(parts);
        packages.namespaces();
        packages.encodings();
        packages.missing();
        packages.relationships();
        packages.contentTypes();
        packages.sheets();
        packages.beside();
        return packages.files;
    }

    private void file(String family, String name, UnaryOperator<Map<String, byte[]>> change) {
        files.add(ForeignFile.ofParts(family, name, () -> change.apply(new LinkedHashMap<>(parts))));
    }

    private void inPart(String family, String name, String part, UnaryOperator<String> change) {
        file(family, name + " in " + part, all -> {
            all.computeIfPresent(part, (one, content) -> bytes(change.apply(text(content))));
            return all;
        });
    }

    private void everyXml(String family, String name, UnaryOperator<byte[]> change) {
        file(family, name, all -> {
            all.replaceAll((part, content) ->
                    part.endsWith(".xml") || part.endsWith(".rels") ? change.apply(content) : content);
            return all;
        });
    }

    private static String strict(String xml) {
        return xml.replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/",
                        "http://purl.oclc.org/ooxml/officeDocument/")
                .replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/");
    }

    private void namespaces() {
        everyXml("namespaces", "strict", content -> bytes(strict(text(content))));
        everyXml(
                "namespaces",
                "none at all",
                content -> bytes(text(content).replaceAll("xmlns(:[a-z0-9]+)?=\"[^\"]*\"", "")));
        everyXml(
                "namespaces",
                "unknown",
                content -> bytes(text(content).replaceAll("(xmlns(:[a-z0-9]+)?=\")[^\"]*\"", "$1urn:x\"")));
        for (String prefix : List.of("x", "ns0", "_", "a.b-c", "\u00e9t\u00e9", "xmlish")) {
            everyXml("namespaces", "prefix " + prefix, content -> bytes(prefixed(text(content), prefix)));
        }
        inPart("namespaces", "strict", WORKBOOK, ForeignPackages::strict);
        inPart("namespaces", "strict", LINKS, ForeignPackages::strict);
        inPart("namespaces", "strict", sheet, ForeignPackages::strict);
        inPart(
                "namespaces",
                "alternate content",
                sheet,
                xml -> xml.replace(
                        "<sheetData>",
                        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice"
                                + " Requires=\"x14\"><x/></mc:Choice><mc:Fallback/></mc:AlternateContent><sheetData>"));
        inPart(
                "namespaces",
                "alternate content around the sheets",
                WORKBOOK,
                xml -> xml.replace(
                        "<sheets>",
                        "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice"
                                + " Requires=\"x15\"><x15ac:absPath xmlns:x15ac=\"urn:a\" url=\"C:\\\"/></mc:Choice></mc:AlternateContent><sheets>"));
        inPart(
                "namespaces",
                "ignorable elements",
                sheet,
                xml -> xml.replace("<sheetData>", "<z:a xmlns:z=\"urn:z\"><z:row><z:c/></z:row></z:a><sheetData>"));
        everyXml(
                "namespaces",
                "processing instructions and comments",
                content -> bytes(text(content).replaceAll("(?s)(<\\?xml[^>]*>)", "$1<!-- <a> --><?x y?>")
                        + "<!-- end --><?z?>"));
        everyXml(
                "namespaces",
                "declaration left out",
                content -> bytes(text(content).replaceAll("<\\?xml[^>]*>\\s*", "")));
        everyXml("namespaces", "white space before the declaration", content -> bytes("\n " + text(content)));
        everyXml(
                "namespaces",
                "version 1.1",
                content -> bytes(text(content).replace("version=\"1.0\"", "version=\"1.1\"")));
    }

    /** Every element that had no prefix has this one. */
    private static String prefixed(String xml, String prefix) {
        return xml.replaceAll("<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\\s/>])", "<$1" + prefix + ":$2")
                .replaceAll("xmlns=\"", "xmlns:" + prefix + "=\"");
    }

    private void encodings() {
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        everyXml("encodings", "UTF-8 with a mark", content -> joined(mark, content));
        everyXml("encodings", "UTF-8 with two marks", content -> joined(mark, joined(mark, content)));
        for (String name : List.of(
                "UTF-16",
                "UTF-16LE",
                "UTF-16BE",
                "UTF-32",
                "UTF-32LE",
                "ISO-8859-1",
                "US-ASCII",
                "windows-1252",
                "windows-1251",
                "Shift_JIS",
                "GB18030",
                "IBM037",
                "UTF-7",
                "nonsense")) {
            Charset charset = Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
            everyXml("encodings", name, content -> declared(text(content), name).getBytes(charset));
            everyXml("encodings", name + " with a mark", content -> ("\ufeff" + declared(text(content), name))
                    .getBytes(charset));
            everyXml("encodings", name + " and not said", content -> text(content)
                    .replaceAll(" encoding=\"[^\"]*\"", "")
                    .getBytes(charset));
            everyXml("encodings", "said to be " + name, content -> bytes(declared(text(content), name)));
        }
        inPart("encodings", "overlong UTF-8", sheet, xml -> xml);
        file("encodings", "bytes that are no UTF-8", all -> {
            byte[] content = all.get(sheet).clone();
            for (int at = content.length / 2; at < content.length && content[at] != '<'; at++) {
                content[at] = (byte) 0xff;
            }
            all.put(sheet, content);
            return all;
        });
    }

    private static String declared(String xml, String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + xml.replaceAll("<\\?xml[^>]*>\\s*", "");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private void missing() {
        for (String part : List.copyOf(parts.keySet())) {
            file("missing", part, all -> {
                all.remove(part);
                return all;
            });
            file("empty", part, all -> {
                all.put(part, new byte[0]);
                return all;
            });
            file("not XML", part, all -> {
                all.put(part, bytes("\u0000\u0001 no xml < & \" "));
                return all;
            });
            file("cut off", part, all -> {
                all.put(part, java.util.Arrays.copyOf(parts.get(part), parts.get(part).length / 2));
                return all;
            });
            file("only a root", part, all -> {
                all.put(part, bytes("<root/>"));
                return all;
            });
        }
        file("missing", "everything but the sheet", all -> {
            all.keySet().removeIf(part -> !part.equals(sheet));
            return all;
        });
        file("missing", "all relationships", all -> {
            all.keySet().removeIf(part -> part.endsWith(".rels"));
            return all;
        });
        file("missing", "styles, theme and properties", all -> {
            all.keySet()
                    .removeIf(part -> part.contains("styles") || part.contains("theme") || part.contains("docProps"));
            return all;
        });
    }

    private void relationships() {
        for (String part : List.of(ROOT_LINKS, LINKS, "xl/worksheets/_rels/" + sheet.substring(14) + ".rels")) {
            if (parts.containsKey(part)) {
                relationships(part);
            }
        }
    }

    private void relationships(String part) {
        inPart("relationships", "absolute", part, xml -> xml.replaceAll("Target=\"(?![/h])", "Target=\"/xl/")
                .replace("/xl/xl/", "/xl/")
                .replace("/xl/../", "/xl/"));
        inPart("relationships", "with a dot", part, xml -> xml.replace("Target=\"", "Target=\"./"));
        inPart("relationships", "with backslashes", part, xml -> xml.replaceAll("(Target=\"[^\"]*)/", "$1\\\\"));
        inPart("relationships", "upper case", part, xml -> xml.replace("worksheets", "WORKSHEETS")
                .replace("sheet1", "SHEET1"));
        inPart("relationships", "above the archive", part, xml -> xml.replace("Target=\"", "Target=\"../../../../"));
        inPart("relationships", "percent", part, xml -> xml.replace("sheet", "%73heet"));
        inPart("relationships", "broken percent", part, xml -> xml.replace("Target=\"", "Target=\"%zz%"));
        inPart("relationships", "spaces", part, xml -> xml.replace("Target=\"", "Target=\" "));
        inPart("relationships", "a colon", part, xml -> xml.replace("Target=\"", "Target=\"a:b"));
        inPart("relationships", "bad characters", part, xml -> xml.replace("Target=\"", "Target=\"[^]{|}\\ "));
        inPart("relationships", "empty targets", part, xml -> xml.replaceAll("Target=\"[^\"]*\"", "Target=\"\""));
        inPart("relationships", "no targets", part, xml -> xml.replaceAll("Target=\"[^\"]*\"", ""));
        inPart("relationships", "no types", part, xml -> xml.replaceAll("Type=\"[^\"]*\"", ""));
        inPart("relationships", "no ids", part, xml -> xml.replaceAll("Id=\"[^\"]*\"", ""));
        inPart("relationships", "one id", part, xml -> xml.replaceAll("Id=\"[^\"]*\"", "Id=\"rId1\""));
        inPart("relationships", "all external", part, xml -> xml.replace("Target=", "TargetMode=\"External\" Target="));
        inPart(
                "relationships",
                "to itself",
                part,
                xml -> xml.replaceAll("Target=\"[^\"]*\"", "Target=\"/" + part + "\""));
        inPart(
                "relationships",
                "to a web address",
                part,
                xml -> xml.replaceAll("Target=\"[^\"]*\"", "Target=\"http://127.0.0.1:1/x.xml\""));
        inPart(
                "relationships",
                "to a file",
                part,
                xml -> xml.replaceAll("Target=\"[^\"]*\"", "Target=\"file:///etc/passwd\""));
        inPart(
                "relationships",
                "with a fragment",
                part,
                xml -> xml.replaceAll("Target=\"([^\"]*)\"", "Target=\"$1#a?b\""));
        inPart("relationships", "twice", part, xml -> xml.replaceAll("(<Relationship [^>]*/>)", "$1$1"));
    }

    private void contentTypes() {
        for (String type : List.of(
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                "application/vnd.ms-excel.template.macroEnabled.main+xml",
                "application/vnd.ms-excel.addin.macroEnabled.main+xml",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
                "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/xml",
                "")) {
            inPart(
                    "content types",
                    type,
                    TYPES,
                    xml -> xml.replaceAll(
                            "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main\\+xml\"",
                            "ContentType=\"" + type + "\""));
        }
        inPart("content types", "no overrides", TYPES, xml -> xml.replaceAll("<Override[^>]*/>", ""));
        inPart("content types", "no defaults", TYPES, xml -> xml.replaceAll("<Default[^>]*/>", ""));
        inPart("content types", "upper case", TYPES, xml -> xml.replace("PartName=\"/xl/", "PartName=\"/XL/"));
    }

    private void sheets() {
        for (String state : List.of("hidden", "veryHidden", "nonsense")) {
            inPart("sheets", "all " + state, WORKBOOK, xml -> xml.replaceAll(" state=\"[^\"]*\"", "")
                    .replace("<sheet ", "<sheet state=\"" + state + "\" "));
        }
        for (String type :
                List.of("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet", "WORKSHEET", "nonsense")) {
            inPart("sheets", "all of type " + type, LINKS, xml -> xml.replace("/worksheet\"", "/" + type + "\""));
        }
        inPart("sheets", "none", WORKBOOK, xml -> xml.replaceAll("<sheet [^>]*/>", ""));
        inPart("sheets", "without names", WORKBOOK, xml -> xml.replaceAll("(<sheet [^>]*)name=\"[^\"]*\"", "$1"));
        inPart("sheets", "one name", WORKBOOK, xml -> xml.replaceAll("(<sheet [^>]*name=\")[^\"]*\"", "$1Sheet\""));
        inPart(
                "sheets",
                "names of 40,000 letters",
                WORKBOOK,
                xml -> xml.replaceAll("(<sheet [^>]*name=\")", "$1" + "n".repeat(40_000)));
        inPart(
                "sheets",
                "names of forbidden letters",
                WORKBOOK,
                xml -> xml.replaceAll("(<sheet [^>]*name=\")", "$1[:\\\\\\\\/?*]'&#10;&lt;"));
        inPart("sheets", "without ids", WORKBOOK, xml -> xml.replaceAll("(<sheet [^>]*)[a-z]+:id=\"[^\"]*\"", "$1"));
        inPart("sheets", "unknown ids", WORKBOOK, xml -> xml.replaceAll("(<sheet [^>]*[a-z]+:id=\")", "$1x"));
        inPart("sheets", "twice the same", WORKBOOK, xml -> xml.replaceAll("(<sheet [^>]*/>)", "$1$1"));
        inPart(
                "sheets",
                "1904",
                WORKBOOK,
                xml -> xml.replaceAll("<sheets>", "<workbookPr date1904=\"true\"/><sheets>"));
        String worksheet =
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Note</t></is></c></row></sheetData></worksheet>";
        added("a sheet more", "worksheet", "worksheets/more.xml", worksheet);
        added("a chart sheet", "chartsheet", "chartsheets/sheet1.xml", "<chartsheet/>");
        added("a dialog sheet", "dialogsheet", "dialogsheets/sheet1.xml", "<dialogsheet/>");
        added("a macro sheet", "xlMacrosheet", "macrosheets/sheet1.xml", worksheet.replace("Note", "=EXEC(\"calc\")"));
        added("an international macro sheet", "xlIntlMacrosheet", "macrosheets/intlsheet1.xml", worksheet);
    }

    /** A sheet of a type, listed first and listed last. */
    private void added(String name, String type, String target, String content) {
        for (boolean first : new boolean[] {true, false}) {
            file("sheets", name + (first ? " before" : " after"), all -> {
                String entry = "<sheet name=\"Other\" sheetId=\"77\" xmlns:q=\""
                        + RELATION.substring(0, RELATION.length() - 1) + "\" q:id=\"rIdOther\"/>";
                all.computeIfPresent(
                        WORKBOOK,
                        (part, xml) -> bytes(
                                first
                                        ? text(xml).replace("<sheets>", "<sheets>" + entry)
                                        : text(xml).replace("</sheets>", entry + "</sheets>")));
                link(all, "rIdOther", type, target, "");
                all.put("xl/" + target, bytes(content));
                return all;
            });
        }
    }

    private static void link(Map<String, byte[]> all, String id, String type, String target, String mode) {
        all.computeIfPresent(
                LINKS,
                (part, xml) -> bytes(text(xml)
                        .replace(
                                "</Relationships>",
                                "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + type + "\" Target=\"" + target
                                        + "\"" + mode + "/></Relationships>")));
    }

    private void beside() {
        for (String[] part : new String[][] {
            {
                "externalLink",
                "externalLinks/externalLink1.xml",
                "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><externalBook/></externalLink>"
            },
            {
                "externalLink",
                "externalLinks/externalLink1.xml",
                "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><ddeLink ddeService=\"cmd\" ddeTopic=\"/c calc\"/></externalLink>"
            },
            {
                "externalLink",
                "externalLinks/externalLink1.xml",
                "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><oleLink/></externalLink>"
            },
            {"externalLink", "externalLinks/gone.xml", ""},
            {
                "connections",
                "connections.xml",
                "<connections xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><connection id=\"1\" name=\"q\" type=\"5\"/></connections>"
            },
            {"oleObject", "embeddings/oleObject1.bin", "\u00d0\u00cf\u0011"},
            {"package", "embeddings/Microsoft_Word.docx", "PK"},
            {"vbaProject", "vbaProject.bin", "x"},
            {"vbaProject", "project.bin", "x"},
            {"attachedToolbars", "attachedToolbars.bin", "x"},
            {"customXml", "../customXml/item1.xml", "<a/>"},
            {"pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", "<pivotCacheDefinition/>"},
            {"calcChain", "calcChain.xml", "<calcChain/>"},
            {"person", "persons/person.xml", "<personList/>"},
            {"model", "model/item.data", "x"},
            {"sheetMetadata", "metadata.xml", "<metadata/>"},
            {"control", "activeX/activeX1.bin", "x"},
            {"signature", "../_xmlsignatures/sig1.xml", "<Signature/>"}
        }) {
            file(
                    "beside",
                    part[0] + " " + part[1]
                            + (part[2].contains("dde") ? " DDE" : part[2].contains("ole") ? " OLE" : ""),
                    all -> {
                        link(all, "rIdBeside", part[0], part[1], "");
                        if (!part[2].isEmpty()) {
                            all.put(PackageParts.resolve("xl", part[1]), bytes(part[2]));
                        }
                        return all;
                    });
        }
        inPart(
                "beside",
                "signature",
                ROOT_LINKS,
                xml -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin\" Target=\"_xmlsignatures/origin.sigs\"/></Relationships>"));
        inPart(
                "beside",
                "an external link path",
                LINKS,
                xml -> xml.replace(
                        "</Relationships>",
                        "<Relationship Id=\"e\" Type=\"" + RELATION
                                + "externalLinkPath\" TargetMode=\"External\" Target=\"file:///C:/other.xlsx\"/></Relationships>"));
    }
}
