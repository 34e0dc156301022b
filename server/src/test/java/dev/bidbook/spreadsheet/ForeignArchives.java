package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.ForeignFile.bytes;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One good workbook in archives of every make. */
final class ForeignArchives {

    private final Map<String, byte[]> parts;
    private final String sheet;
    private final List<ForeignFile> files = new ArrayList<>();

    private ForeignArchives(Map<String, byte[]> parts) {
        this.parts = parts;
        this.sheet = ForeignFile.largest(parts, "xl/worksheets/");
    }

    static List<ForeignFile> of(Map<String, byte[]> parts) {
        ForeignArchives archives = new ForeignArchives(parts);
        archives.names();
        archives.headers();
        archives.surroundings();
        archives.damage();
        archives.many();
        return archives.files;
    }

    private void archive(String name, Consumer<RawZip> change) {
        files.add(new ForeignFile("archive", name, () -> {
            RawZip zip = RawZip.of(parts);
            change.accept(zip);
            return zip.bytes();
        }));
    }

    private void named(String name, UnaryOperator<String> change) {
        files.add(ForeignFile.ofParts("names", name, () -> {
            Map<String, byte[]> renamed = new LinkedHashMap<>();
            parts.forEach((part, content) -> renamed.put(change.apply(part), content));
            return renamed;
        }));
    }

    private void names() {
        named("backslashes", part -> part.replace('/', '\\'));
        named("leading slash", part -> "/" + part);
        named("leading backslash", part -> "\\" + part.replace('/', '\\'));
        named("leading dot", part -> "./" + part);
        named("upper case", part -> part.toUpperCase(Locale.ROOT));
        named("lower case", part -> part.toLowerCase(Locale.ROOT));
        named("folder above", part -> "../" + part);
        named("there and back", part -> part.replace("xl/", "xl/../xl/"));
        named("folder around", part -> "report/" + part);
        named("doubled slashes", part -> part.replace("/", "//"));
        named("percent", part -> part.replace("sheet", "%73heet"));
        named("of a drive", part -> "C:\\" + part);
        named("NUL at the end", part -> part + "\u0000");
        named("emoji", part -> part.replace("theme", "\ud83d\ude00"));
        for (String twice : List.of(
                sheet,
                "xl/workbook.xml",
                "[Content_Types].xml",
                "xl/styles.xml",
                "_rels/.rels",
                "docProps/app.xml",
                "xl/theme/theme1.xml")) {
            if (parts.containsKey(twice)) {
                archive("twice " + twice, zip -> zip.add(twice, parts.get(twice)));
                archive("twice, first empty " + twice, zip -> {
                    RawZip.Entry again = zip.add(twice, new byte[0]);
                    zip.entries().remove(again);
                    zip.entries().add(0, again);
                });
                archive("twice by a backslash " + twice, zip -> zip.add(twice.replace('/', '\\'), bytes("<a/>")));
                archive("twice by case " + twice, zip -> zip.add(twice.toUpperCase(Locale.ROOT), bytes("<a/>")));
                archive("twice by a slash " + twice, zip -> zip.add("/" + twice, bytes("<a/>")));
                archive(
                        "twice, another name in the local header " + twice,
                        zip -> zip.entry(twice).localName = bytes("xl/other.xml"));
            }
        }
        archive("folders as entries", zip -> {
            for (String folder : List.of("xl/", "xl/worksheets/", "_rels/", "docProps/", "xl\\")) {
                zip.stored(folder, new byte[0]);
            }
        });
        archive("a folder named as the workbook", zip -> zip.stored("xl/workbook.xml/", new byte[0]));
        archive("a name of 65,535 bytes", zip -> zip.add("xl/" + "n".repeat(65_000), bytes("<a/>")));
        archive("an empty name", zip -> zip.add("", bytes("<a/>")));
        archive("a name that is no UTF-8", zip -> {
            RawZip.Entry entry = zip.add("x", bytes("<a/>"));
            entry.name = new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff};
            entry.localName = entry.name;
        });
        archive("a name of line ends", zip -> zip.add("xl/\r\n\t\u202e.xml", bytes("<a/>")));
    }

    private void headers() {
        archive("zip64", zip -> {
            zip.zip64 = true;
            zip.entries().forEach(entry -> entry.zip64 = true);
        });
        archive("zip64 at the end only", zip -> zip.zip64 = true);
        archive("data descriptors", zip -> zip.entries().forEach(entry -> entry.flags |= RawZip.DESCRIPTOR));
        archive("stored", zip -> {
            zip.entries().clear();
            parts.forEach(zip::stored);
        });
        archive("stored, said to be deflated", zip -> {
            zip.entries().clear();
            parts.forEach((name, content) -> zip.stored(name, content).method = RawZip.DEFLATED);
        });
        archive("encrypted", zip -> zip.entries().forEach(entry -> entry.flags |= RawZip.ENCRYPTED));
        archive("sheet encrypted", zip -> zip.entry(sheet).flags |= RawZip.ENCRYPTED);
        for (int method : new int[] {1, 6, 9, 12, 14, 93, 95, 98, 99, 65_535}) {
            archive("method " + method, zip -> zip.entries().forEach(entry -> entry.method = method));
            archive("sheet by method " + method, zip -> zip.entry(sheet).method = method);
            archive("theme by method " + method, zip -> zip.entries().stream()
                    .filter(entry -> new String(entry.name, java.nio.charset.StandardCharsets.UTF_8).contains("theme"))
                    .forEach(entry -> entry.method = method));
        }
        archive("wrong checksums", zip -> zip.entries().forEach(entry -> entry.crc ^= 0x5555));
        archive("checksum of the sheet wrong", zip -> zip.entry(sheet).crc = 0);
        for (long size : new long[] {0, 1, 100, 0x7fff_ffffL, 0xffff_fffeL, 0xffff_ffffL}) {
            archive("sheet said to have " + size + " bytes", zip -> {
                zip.entry(sheet).size = size;
                zip.entry(sheet).localSize = size;
            });
            archive("sheet said to be packed to " + size + " bytes", zip -> zip.entry(sheet).packedSize = size);
            archive("local header alone says " + size + " bytes", zip -> zip.entry(sheet).localSize = size);
        }
        archive("unknown extra fields", zip -> zip.entries()
                .forEach(entry -> entry.extra = new byte[] {(byte) 0xfe, (byte) 0xca, 2, 0, 1, 2}));
        archive("broken extra fields", zip -> zip.entries()
                .forEach(entry -> entry.extra = new byte[] {1, 0, 99, 0, 1}));
        archive("comments of entries", zip -> zip.entries()
                .forEach(entry -> entry.entryComment = bytes("a".repeat(60_000))));
        archive("patched data flag", zip -> zip.entries().forEach(entry -> entry.flags |= 1 << 5));
        archive("masked headers flag", zip -> zip.entries().forEach(entry -> entry.flags |= 1 << 13));
        archive("names not said to be UTF-8", zip -> zip.entries().forEach(entry -> entry.flags = 0));
    }

    private void surroundings() {
        archive("junk before", zip -> zip.before = new byte[100]);
        archive("a program before", zip -> zip.before = bytes("MZ" + "x".repeat(5_000)));
        archive("a line end before", zip -> zip.before = bytes("\r\n"));
        archive("a mark of bytes before", zip -> zip.before = new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
        archive(
                "headers of a web answer before",
                zip -> zip.before = bytes("HTTP/1.1 200 OK\r\nContent-Type: x\r\n\r\n"));
        archive("junk after", zip -> zip.after = new byte[100]);
        archive("much junk after", zip -> zip.after = new byte[100_000]);
        archive("a signature block between", zip -> zip.between = bytes("APK Sig Block 42".repeat(100)));
        archive("a comment", zip -> zip.comment = bytes("made by hand"));
        archive("the longest comment", zip -> zip.comment = bytes("c".repeat(65_535)));
        archive(
                "a comment that looks like an end",
                zip -> zip.comment = new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        archive("an end that knows less", zip -> zip.missingInEnd = 2);
        archive("an end that knows more", zip -> zip.missingInEnd = -2);
        archive("no entries", zip -> zip.entries().clear());
        files.add(new ForeignFile("archive", "two after each other", () -> {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(RawZip.of(parts).bytes());
            both.writeBytes(RawZip.of(parts).bytes());
            return both.toByteArray();
        }));
        files.add(new ForeignFile("archive", "a workbook in an archive", () -> {
            RawZip zip = new RawZip();
            zip.add("report.xlsx", RawZip.of(parts).bytes());
            return zip.bytes();
        }));
        files.add(new ForeignFile("archive", "two workbooks in an archive", () -> {
            RawZip zip = new RawZip();
            zip.add("a/report 1.xlsx", RawZip.of(parts).bytes());
            zip.add("a/report 2.xlsx", RawZip.of(parts).bytes());
            return zip.bytes();
        }));
        files.add(new ForeignFile("archive", "a .csv in an archive", () -> {
            RawZip zip = new RawZip();
            zip.add("report.csv", bytes("a,b\n1,2\n"));
            return zip.bytes();
        }));
    }

    private void damage() {
        for (int eighth = 0; eighth < 8; eighth++) {
            int cut = eighth;
            files.add(new ForeignFile("archive", "cut off at " + cut + "/8", () -> {
                byte[] whole = RawZip.of(parts).bytes();
                return Arrays.copyOf(whole, Math.max(5, (int) (whole.length * (long) cut / 8)));
            }));
        }
        for (int less : new int[] {1, 2, 21, 22, 23, 60}) {
            files.add(new ForeignFile("archive", "without the last " + less + " bytes", () -> {
                byte[] whole = RawZip.of(parts).bytes();
                return Arrays.copyOf(whole, whole.length - less);
            }));
        }
        for (String part : List.copyOf(parts.keySet())) {
            archive(
                    "packed bytes of " + part + " overwritten",
                    zip -> Arrays.fill(zip.entry(part).packed, (byte) 0x55));
            archive("packed bytes of " + part + " overwritten at the end", zip -> {
                byte[] packed = zip.entry(part).packed;
                Arrays.fill(packed, packed.length / 2, packed.length, (byte) 0xff);
            });
        }
        archive("all entries share their bytes", zip -> zip.entries().stream()
                .skip(1)
                .forEach(entry -> entry.dataOf = zip.entries().get(0)));
    }

    private void many() {
        for (int count : new int[] {9_000, 20_000, 65_534, 65_535, 65_536, 200_000}) {
            archive(count + " further entries", zip -> {
                for (int i = 0; i < count; i++) {
                    zip.stored("xl/media/" + i, new byte[0]);
                }
                zip.zip64 = count >= 65_000;
            });
        }
        archive("800 names of 64 KB", zip -> {
            for (int i = 0; i < 800; i++) {
                zip.stored("xl/" + i + "/".repeat(60_000) + "x", new byte[0]);
            }
        });
    }
}
