package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.PackageBuilder.relationship;
import static dev.bidbook.spreadsheet.PackageBuilder.relationships;
import static dev.bidbook.spreadsheet.PackageBuilder.withRows;
import static dev.bidbook.spreadsheet.PackageBuilder.withSheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.RawZip.Repeated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that become large stop at limits, which their refusals name. */
class BombsTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    /** A good workbook, the parts of which a test may change. */
    private Path archive(Consumer<RawZip> change) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile good =
                new ZipFile(withRows("<row><c><v>1</v></c></row>").write(folder).toFile())) {
            for (var entry : java.util.Collections.list(good.entries())) {
                parts.put(entry.getName(), good.getInputStream(entry).readAllBytes());
            }
            RawZip zip = RawZip.of(parts);
            change.accept(zip);
            return Files.write(Files.createTempFile(folder, "bomb", ".xlsx"), zip.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replace(RawZip zip, String part, Repeated content) {
        zip.entries().remove(zip.entry(part));
        zip.add(content.entry(part));
    }

    private void assertRefused(Path file, String message) {
        SpreadsheetRefusedException refusal = Reads.refusal(file);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.repair()).endsWith(".");
    }

    private static String counted(int times, String before, String after) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < times; i++) {
            all.append(before).append(i).append(after);
        }
        return all.toString();
    }

    @Test
    void partsThatUnpackToMuchMoreThanWasSentAreRefusedUnread() {
        String message = "Unpacked, the file is more than 200 times as large as it was sent, which is the limit.";
        assertRefused(
                archive(zip -> replace(
                        zip,
                        SHEET,
                        Repeated.of("<worksheet><sheetData>", "<row/>", 20_000_000, "</sheetData></worksheet>"))),
                message);
        assertRefused(
                archive(zip -> zip.add(
                        Repeated.of("", "0".repeat(1_000), 1_000_000, "").entry("xl/media/a.png"))),
                message);
    }

    @Test
    void partsThatUnpackToMoreThanTheLimitAreRefusedUnread() {
        assertRefused(
                archive(zip -> zip.entry(SHEET).size = 1L << 31),
                "Unpacked, the file has more than 1,073,741,824 bytes, which is the limit.");
    }

    @Test
    void aPartThatIsLargerThanItSaysIsDamage() {
        assertRefused(
                archive(zip -> zip.entry(SHEET).size = 10),
                "The file is damaged: its part xl/worksheets/sheet1.xml is larger than its list of parts says.");
    }

    @Test
    void partsThatShareTheirBytesAreDamage() {
        assertRefused(
                archive(zip -> {
                    byte[] noise = new byte[50_000];
                    new Random(1).nextBytes(noise);
                    RawZip.Entry first = zip.stored("xl/media/0", noise);
                    for (int i = 1; i < 100; i++) {
                        RawZip.Entry next = zip.stored("xl/media/" + i, new byte[0]);
                        next.dataOf = first;
                        next.size = first.size;
                        next.packedSize = first.packedSize;
                        next.crc = first.crc;
                    }
                }),
                "The file is damaged: its parts say that they have more bytes than the file itself.");
    }

    @Test
    void tooManyPartsAreRefused() {
        assertRefused(
                archive(zip -> {
                    zip.zip64 = true;
                    for (int i = 0; i < 70_000; i++) {
                        zip.stored("xl/media/" + i, new byte[0]);
                    }
                }),
                "The file has more than 10,000 parts, which is the limit.");
    }

    @Test
    void attributesAndNamesByTheThousandsEnd() {
        assertRefused(
                withSheet("<worksheet " + counted(300_000, " a", "=\"\"") + "/>")
                        .write(folder),
                "The file's part xl/worksheets/sheet1.xml has an element with more than 1,000 attributes, which is the"
                        + " limit.");
        String names =
                "The file's part xl/worksheets/sheet1.xml has more than 1,000 different names, which is the limit.";
        assertRefused(
                withSheet("<worksheet>" + counted(300_000, "<a", "/>") + "</worksheet>")
                        .write(folder),
                names);
        assertRefused(
                withSheet("<worksheet>" + counted(300_000, "<a b", "=\"\"/>") + "</worksheet>")
                        .write(folder),
                names);
        assertRefused(
                withSheet("<worksheet>" + counted(300_000, "<a xmlns=\"urn:", "\"/>") + "</worksheet>")
                        .write(folder),
                names);
    }

    @Test
    void elementsThatHoldNoCellsEnd() {
        assertRefused(
                withSheet("<worksheet>" + "<a/>".repeat(2_100_000) + "</worksheet>")
                        .write(folder),
                "The file's part xl/worksheets/sheet1.xml has more than 2,000,000 elements that hold no cells or texts,"
                        + " which is the limit.");
    }

    @Test
    void listsEndAtTheirLimits() {
        assertRefused(
                withRows("<row><c><v>1</v></c></row>")
                        .part(
                                "xl/styles.xml",
                                "<styleSheet><fonts>" + "<font/>".repeat(70_000) + "</fonts></styleSheet>")
                        .write(folder),
                "The workbook has more than 65,490 cell formats, which is the limit.");
        String format = "<numFmt numFmtId=\"164\" formatCode=\"yyyy" + "\\-".repeat(300) + "\"/>";
        assertRefused(
                withRows("<row><c><v>1</v></c></row>")
                        .part(
                                "xl/styles.xml",
                                "<styleSheet><numFmts>" + format.repeat(14_000) + "</numFmts></styleSheet>")
                        .write(folder),
                "The workbook's number formats have more than 8,000,000 characters, which is the limit.");
        assertRefused(
                withRows("")
                        .part("[Content_Types].xml", "<Types>" + "<Override/>".repeat(260_000) + "</Types>")
                        .write(folder),
                "The file's part [Content_Types].xml has more than 250,000 elements, which is the limit.");
        assertRefused(
                withRows("")
                        .part(
                                "_rels/.rels",
                                relationships(relationship("a", "b", "c").repeat(11_000)))
                        .write(folder),
                "A part of the file has more than 10,000 relationships, which is the limit.");
    }

    @Test
    void aSheetThatIsListedTwiceIsDamage() {
        assertRefused(
                withRows("")
                        .part(
                                "xl/workbook.xml",
                                "<workbook xmlns:r=\"urn:r\"><sheets>"
                                        + "<sheet name=\"a\" r:id=\"rId1\"/><sheet name=\"b\" r:id=\"rId1\"/>"
                                        + "</sheets></workbook>")
                        .write(folder),
                "The file is damaged: two of its sheets have the same cells.");
    }

    @Test
    void aRowOfMoreCellsThanASheetHasColumnsIsRefused() throws Exception {
        String message = "Row 1 of a sheet has more than 16,384 cells, which is the limit.";
        for (String cell : List.of("<c r=\"A1\"/>", "<c r=\"A1\"><v>1</v></c>")) {
            String piece = "<row r=\"1\">" + cell.repeat(9_000) + "</row>";
            assertRefused(withRows("<row>" + cell.repeat(16_385) + "</row>").write(folder), message);
            assertRefused(withRows(piece + piece).write(folder), message);
            String full = "<row>" + cell.repeat(16_384) + "</row>";
            assertThat(Reads.rows(withRows(full + full).write(folder))).hasSizeLessThan(3);
        }
    }

    @Test
    void elementsThatRowsAndCellsDoNotHaveAreCounted() {
        String message =
                "The file's part xl/worksheets/sheet1.xml has more than 2,000,000 elements that hold no cells or"
                        + " texts, which is the limit.";
        String start = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
        String end = "</sheetData></worksheet>";
        Map.of("", "", "<row>", "</row>", "<row><c>", "</c></row>", "<row><c><f>", "</f></c></row>")
                .forEach((before, after) -> assertRefused(
                        archive(zip ->
                                replace(zip, SHEET, Repeated.of(start + before, "<x/>", 2_050_000, after + end))),
                        message));
    }
}
