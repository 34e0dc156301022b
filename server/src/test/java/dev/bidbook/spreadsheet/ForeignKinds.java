package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.ForeignFile.bytes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Files that are no .xlsx workbook, by their first bytes or their parts. */
public final class ForeignKinds {

    private ForeignKinds() {}

    /** One file of each kind. */
    static List<ForeignFile> all() {
        List<ForeignFile> files = new ArrayList<>();
        contents().forEach((name, content) -> files.add(new ForeignFile("kind", name, () -> content)));
        return files;
    }

    /** The bytes of each kind, by its name. */
    static Map<String, byte[]> contents() {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        oldWorkbooks(kinds);
        packages(kinds);
        texts(kinds);
        binaries(kinds);
        return kinds;
    }

    private static void oldWorkbooks(Map<String, byte[]> kinds) {
        kinds.put("BIFF2", new byte[] {9, 0, 4, 0, 0, 0, 16, 0});
        kinds.put("BIFF3", new byte[] {9, 2, 6, 0, 0, 0, 16, 0, 0, 0});
        kinds.put("BIFF4", new byte[] {9, 4, 6, 0, 0, 0, 16, 0, 0, 0});
        kinds.put("BIFF5 without a container", new byte[] {9, 8, 8, 0, 0, 5, 5, 0, 0, 0, 0, 0});
        kinds.put("BIFF5", compound("Book"));
        kinds.put("BIFF8", compound("Workbook"));
        kinds.put("BIFF8, upper case", compound("WORKBOOK"));
        kinds.put("encrypted", compound("EncryptedPackage", "EncryptionInfo"));
        kinds.put("labelled", compound("EncryptedPackage", "\u0006DataSpaces"));
        kinds.put("Word 97", compound("WordDocument", "1Table"));
        kinds.put("PowerPoint 97", compound("PowerPoint Document", "Current User"));
        kinds.put("Outlook message", compound("__properties_version1.0", "__substg1.0_0037001F"));
        kinds.put("container of something", compound("Contents"));
        kinds.put("container of nothing", compound());
        byte[] whole = compound("Workbook");
        for (int cut : new int[] {8, 100, 512, 513, 1_000, 2_000}) {
            kinds.put("BIFF8 cut off after " + cut, Arrays.copyOf(whole, Math.min(cut, whole.length)));
        }
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            byte[] changed = whole.clone();
            for (int j = 0; j < 20; j++) {
                changed[8 + random.nextInt(i % 2 == 0 ? 500 : changed.length - 8)] = (byte) random.nextInt(256);
            }
            kinds.put("BIFF8 changed " + i, changed);
        }
    }

    static byte[] compound(String... streams) {
        try (POIFSFileSystem container = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (String stream : streams) {
                container.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
            }
            container.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(String... namesAndContents) {
        RawZip zip = new RawZip();
        for (int i = 0; i < namesAndContents.length; i += 2) {
            zip.stored(namesAndContents[i], bytes(namesAndContents[i + 1]));
        }
        return zip.bytes();
    }

    private static void packages(Map<String, byte[]> kinds) {
        String types = "[Content_Types].xml";
        kinds.put("xlsb", zip(types, "<Types/>", "xl/workbook.bin", "x"));
        kinds.put(
                "ods",
                zip(
                        "mimetype",
                        "application/vnd.oasis.opendocument.spreadsheet",
                        "content.xml",
                        "<a/>",
                        "META-INF/manifest.xml",
                        "<a/>"));
        kinds.put(
                "ods without a manifest",
                zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>"));
        kinds.put(
                "odt",
                zip(
                        "mimetype",
                        "application/vnd.oasis.opendocument.text",
                        "content.xml",
                        "<a/>",
                        "META-INF/manifest.xml",
                        "<a/>"));
        kinds.put("numbers", zip("Index/Document.iwa", "x", "Metadata/Properties.plist", "x", "preview.jpg", "x"));
        kinds.put("old numbers", zip("index.xml", "<a/>", "buildVersionHistory.plist", "x"));
        kinds.put("pages packed whole", zip("Index.zip", "x", "preview.jpg", "x"));
        kinds.put("docx", zip(types, "<Types/>", "word/document.xml", "<a/>"));
        kinds.put("pptx", zip(types, "<Types/>", "ppt/presentation.xml", "<a/>"));
        kinds.put("vsdx", zip(types, "<Types/>", "visio/document.xml", "<a/>"));
        kinds.put("pbix", zip(types, "<Types/>", "DataModel", "x", "Report/Layout", "x"));
        kinds.put("jar", zip("META-INF/MANIFEST.MF", "x", "a.class", "x"));
        kinds.put("epub", zip("mimetype", "application/epub+zip", "META-INF/container.xml", "<a/>"));
        kinds.put("an Office package of nothing", zip(types, "<Types/>"));
        kinds.put("empty archive", new RawZip().bytes());
        kinds.put("archive with a picture", zip("a.png", "x"));
        kinds.put("archive with a workbook", zip("folder/report.xlsx", "x"));
        kinds.put("archive with a .csv", zip("report.csv", "a,b"));
        kinds.put("archive with a mail", zip("mail.eml", "From: a"));
        kinds.put("only the beginning of an archive", bytes("PK\u0003\u0004"));
        kinds.put("PK", bytes("PK"));
        kinds.put("PK and text", bytes("PK is the key of parts\n1\n"));
        kinds.put("spanned archive", new byte[] {'P', 'K', 7, 8, 'P', 'K', 3, 4, 20, 0});
    }

    private static void texts(Map<String, byte[]> kinds) {
        kinds.put(
                "SpreadsheetML 2003",
                bytes(
                        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet/></Workbook>"));
        kinds.put(
                "SpreadsheetML 2003 without an instruction",
                bytes("<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"));
        kinds.put(
                "SpreadsheetML 2003 as UTF-16",
                "\ufeff<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"
                        .getBytes(StandardCharsets.UTF_16LE));
        kinds.put(
                "fods",
                bytes(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"/>"));
        kinds.put(
                "Word 2003 XML",
                bytes(
                        "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument xmlns:w=\"urn:w\"/>"));
        kinds.put(
                "flat package XML",
                bytes(
                        "<?xml version=\"1.0\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>"));
        kinds.put("web page", bytes("<!DOCTYPE html><html><body>Sign in</body></html>"));
        kinds.put(
                "table as a web page",
                bytes(
                        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><td>1</td></tr></table></body></html>"));
        kinds.put("table alone", bytes("<table border=\"1\"><tr><td>1</td></tr></table>"));
        kinds.put("web page after a comment", bytes("<!-- saved --><html><table/></html>"));
        kinds.put(
                "web page after a meta element",
                bytes("<meta http-equiv=\"Content-Type\"><table><tr><td>1</td></tr></table>"));
        kinds.put("other XML", bytes("<?xml version=\"1.0\"?><a><b/></a>"));
        kinds.put(
                "MHTML",
                bytes(
                        "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"----=_NextPart\"\r\n\r\n------=_NextPart\r\n"));
        kinds.put(
                "mail",
                bytes(
                        "Received: from a by b\r\nFrom: a@b.example\r\nSubject: report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"));
        kinds.put(
                "mail from a person",
                bytes("From: Ann <ann@b.example>\nTo: Bob\nDate: x\nSubject: report\n\nHere it is.\n"));
        kinds.put("SYLK", bytes("ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"a\"\r\nE\r\n"));
        kinds.put(
                "DIF",
                bytes(
                        "TABLE\r\n0,1\r\n\"EXCEL\"\r\nVECTORS\r\n0,2\r\n\"\"\r\nTUPLES\r\n0,2\r\n\"\"\r\nDATA\r\n0,0\r\n\"\"\r\n"));
        kinds.put("JSON object", bytes("{\"a\": 1}"));
        kinds.put("JSON list", bytes(" [ {\"a\": 1} ]"));
        kinds.put("JSON lines", bytes("{\"a\":1}\n{\"a\":2}\n"));
        kinds.put("JSON with a mark", bytes("\ufeff{\"a\": 1}"));
        kinds.put("RTF", bytes("{\\rtf1\\ansi hello}"));
        kinds.put("PostScript", bytes("%!PS-Adobe-3.0\n"));
        kinds.put("program text", bytes("import os\nprint(os)\n"));
        kinds.put("shell script", bytes("#!/bin/sh\nrm -rf /\n"));
        kinds.put("base64", bytes("UEsDBBQAAAAIAAAAIQDfpNJsWgEAACAFAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbA==\n".repeat(20)));
        kinds.put("web link", bytes("[InternetShortcut]\r\nURL=https://example.com/report.xlsx\r\n"));
        kinds.put("git pointer", bytes("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"));
        kinds.put(
                "multipart body",
                bytes(
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\nPK\r\n--x--\r\n"));
    }

    private static void binaries(Map<String, byte[]> kinds) {
        kinds.put("empty", new byte[0]);
        kinds.put("one NUL", new byte[1]);
        kinds.put("one letter", bytes("a"));
        kinds.put("one line end", bytes("\n"));
        kinds.put("a mark alone", bytes("\ufeff"));
        kinds.put("half a mark", new byte[] {(byte) 0xff});
        kinds.put("a UTF-16 mark alone", new byte[] {(byte) 0xff, (byte) 0xfe});
        kinds.put("a million NULs", new byte[1_000_000]);
        kinds.put("PDF", bytes("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj"));
        kinds.put("PDF after a line end", bytes("\r\n%PDF-1.7\n"));
        kinds.put("PNG", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        kinds.put("JPEG", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'});
        kinds.put("GIF", bytes("GIF89a\u0001\u0000"));
        kinds.put("BMP", new byte[] {'B', 'M', 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0});
        kinds.put("TIFF", new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0});
        kinds.put("WebP", bytes("RIFF\u0001\u0001\u0001\u0001WEBPVP8 "));
        kinds.put("HEIC", new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'h', 'e', 'i', 'c'});
        kinds.put("gzip", gzip(bytes("a,b\n1,2\n")));
        kinds.put("7z", new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c});
        kinds.put("RAR", new byte[] {'R', 'a', 'r', '!', 26, 7, 1, 0});
        kinds.put("bzip2", bytes("BZh91AY&SY"));
        kinds.put("xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0});
        kinds.put("zstd", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0});
        kinds.put("tar", tar());
        kinds.put("DBF", dbf());
        kinds.put("Lotus 1-2-3", new byte[] {0, 0, 2, 0, 6, 4, 6, 0, 8, 0});
        kinds.put("Quattro Pro", new byte[] {0, 0, 2, 0, 1, 16, 0, 0});
        kinds.put("Parquet", bytes("PAR1\u0015\u0000\u0015"));
        kinds.put("SQLite", bytes("SQLite format 3\u0000\u0010\u0000"));
        kinds.put(
                "Access",
                new byte[] {0, 1, 0, 0, 'S', 't', 'a', 'n', 'd', 'a', 'r', 'd', ' ', 'A', 'C', 'E', ' ', 'D', 'B', 0});
        kinds.put("Windows program", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0});
        kinds.put("Linux program", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
        kinds.put("Apple double", new byte[] {0, 5, 0x16, 7, 0, 2, 0, 0});
        for (int seed = 0; seed < 20; seed++) {
            byte[] noise = new byte[1 << seed];
            new Random(seed).nextBytes(noise);
            kinds.put("noise of " + noise.length, noise);
        }
    }

    private static byte[] gzip(byte[] content) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] tar() {
        byte[] tar = new byte[1_024];
        System.arraycopy(bytes("report.xlsx"), 0, tar, 0, 11);
        System.arraycopy(bytes("ustar"), 0, tar, 257, 5);
        return tar;
    }

    private static byte[] dbf() {
        byte[] dbf = new byte[32 + 32 + 1 + 10];
        dbf[0] = 3;
        dbf[1] = 126;
        dbf[2] = 11;
        dbf[3] = 22;
        dbf[4] = 1;
        dbf[8] = 65;
        dbf[10] = 10;
        System.arraycopy(bytes("PART"), 0, dbf, 32, 4);
        dbf[43] = 'C';
        dbf[64] = 13;
        return dbf;
    }
}
