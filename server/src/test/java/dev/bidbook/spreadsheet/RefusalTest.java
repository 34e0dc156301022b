package dev.bidbook.spreadsheet;

import static dev.bidbook.spreadsheet.PackageBuilder.withRows;
import static dev.bidbook.spreadsheet.PackageBuilder.withSheet;
import static dev.bidbook.spreadsheet.Reads.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.SpreadsheetRefusedException.Reason;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("file"), content, StandardCharsets.UTF_8);
    }

    private Path compound(String stream) throws Exception {
        Path file = folder.resolve("compound");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            container.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
            container.writeFilesystem(out);
        }
        return file;
    }

    private void assertRefused(Path file, Reason reason, String message) {
        SpreadsheetRefusedException refusal = refusal(file);
        assertThat(refusal).hasMessage(message);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.repair()).endsWith(".");
    }

    @Test
    void anEmptyFileIsNamed() throws Exception {
        assertRefused(file(""), Reason.EMPTY, "The file is empty.");
        assertRefused(file("\ufeff \n"), Reason.EMPTY, "The file is empty.");
    }

    @Test
    void anOldWorkbookIsToldFromAnEncryptedOne() throws Exception {
        assertRefused(
                compound("WORKBOOK"), Reason.OLD_XLS, "The file is a workbook of the old Excel 97-2003 kind (.xls).");
        assertRefused(
                compound("EncryptedPackage"),
                Reason.ENCRYPTED,
                "The file is encrypted, by a password or by a sensitivity label.");
        assertRefused(compound("WordDocument"), Reason.NOT_A_SPREADSHEET, "The file is an old Word document (.doc).");
    }

    @Test
    void otherPackagesAreNamed() {
        assertRefused(
                withRows("").part("xl/workbook.bin", "x").write(folder),
                Reason.BINARY_XLSB,
                "The file is an Excel Binary Workbook (.xlsb).");
        assertRefused(
                withRows("").part("xl/vbaProject.bin", "x").write(folder),
                Reason.MACROS,
                "The workbook contains macros.");
        assertRefused(
                new PackageBuilder()
                        .part("META-INF/manifest.xml", "x")
                        .part("content.xml", "x")
                        .write(folder),
                Reason.OPEN_DOCUMENT,
                "The file is an OpenDocument file (such as .ods).");
        assertRefused(
                new PackageBuilder().part("a.txt", "x").write(folder),
                Reason.NOT_A_SPREADSHEET,
                "The file is a zip archive, but no workbook.");
    }

    @Test
    void macrosAreThoseOfPartsThatAreThere() throws Exception {
        String types = "<Types><Default Extension=\"bin\""
                + " ContentType=\"application/vnd.ms-excel.sheet.binary.macroEnabled.main\"/>%s</Types>";
        assertThat(Reads.rows(withRows("<row><c><v>1</v></c></row>")
                        .part("[Content_Types].xml", types.formatted(""))
                        .write(folder)))
                .hasSize(1);
        assertRefused(
                withRows("")
                        .part(
                                "[Content_Types].xml",
                                types.formatted("<Override PartName=\"/xl/workbook.xml\""
                                        + " ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/>"))
                        .write(folder),
                Reason.MACROS,
                "The workbook contains macros.");
    }

    @Test
    void textThatIsNoTableIsNamed() throws Exception {
        assertRefused(file("<!DOCTYPE html><html>"), Reason.NOT_A_SPREADSHEET, "The file is a web page.");
        assertRefused(file("{\"a\": 1}"), Reason.NOT_A_SPREADSHEET, "The file is a JSON document.");
        assertRefused(file("<?xml version=\"1.0\"?><a/>"), Reason.NOT_A_SPREADSHEET, "The file is an XML document.");
        assertRefused(
                file("a,b\u0000,c"), Reason.NOT_A_SPREADSHEET, "The file is of a binary kind that is not known here.");
    }

    @Test
    void aDocumentTypeDeclarationIsRefused() {
        assertRefused(
                withSheet("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>")
                        .write(folder),
                Reason.DAMAGED,
                "The file's part xl/worksheets/sheet1.xml declares a document type or entities, which no workbook has.");
    }

    @Test
    void brokenXmlAndAMissingTextAreDamage() {
        assertRefused(
                withSheet("<worksheet><sheetData><row>").write(folder),
                Reason.DAMAGED,
                "The file is damaged: its part xl/worksheets/sheet1.xml cannot be read.");
        assertRefused(
                withRows("<row><c t=\"s\"><v>4</v></c></row>").write(folder),
                Reason.DAMAGED,
                "The file is damaged: the cell A1 refers to a text that is not in the file.");
        assertRefused(
                withRows("<row r=\"4\"/><row r=\"2\"/>").write(folder),
                Reason.DAMAGED,
                "The file is damaged: row 2 of a sheet stands after row 4.");
    }

    @Test
    void aCutOffArchiveIsDamage() throws Exception {
        byte[] whole = Files.readAllBytes(withRows("<row/>").write(folder));
        Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length / 2));

        assertRefused(
                cut, Reason.DAMAGED, "The file is damaged: it begins like a workbook, but is cut off or changed.");
    }

    @Test
    void aPartThatStandsInTheArchiveTwiceIsDamage() {
        assertRefused(
                withRows("").part("xl\\worksheets\\sheet1.xml", "<worksheet/>").write(folder),
                Reason.DAMAGED,
                "The file is damaged: it has the part xl/worksheets/sheet1.xml twice.");
    }

    @Test
    void millionsOfEmptyRowsEnd() {
        assertRefused(
                withRows("<row/>".repeat(1_200_000)).write(folder),
                Reason.TOO_LARGE,
                "A sheet has more than 1,048,576 rows, which is the limit.");
    }

    @Test
    void elementsDeepInsideEachOtherEnd() {
        assertRefused(
                withRows("<a>".repeat(100_000)).write(folder),
                Reason.TOO_LARGE,
                "The file's part xl/worksheets/sheet1.xml has elements inside each other on more than 64 levels, which"
                        + " is the limit.");
    }

    @Test
    void anAttributeWithoutEndEnds() {
        assertRefused(
                withSheet("<worksheet a=\"" + "x".repeat(9 << 20) + "\"/>").write(folder),
                Reason.TOO_LARGE,
                "The file's part xl/worksheets/sheet1.xml has an element or text of more than 8,388,608 bytes, which is"
                        + " the limit.");
    }

    @Test
    void aTextLongerThanACellHoldsIsRefusedWithItsAddress() {
        assertRefused(
                withRows("<row r=\"3\"><c r=\"B3\" t=\"str\"><v>" + "x".repeat(32_768) + "</v></c></row>")
                        .write(folder),
                Reason.TOO_LARGE,
                "The cell B3 has a text of more than 32,767 characters, which is the limit.");
    }
}
