package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.SpreadsheetRefusedException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of file that is not taken has its own sentence. */
class ForeignKindsTest {

    private static final String SAVE_AS_XLSX =
            " Open it in Excel, save it as Excel Workbook (.xlsx), and send the new file.";
    private static final String SEND_A_WORKBOOK = " Send an Excel Workbook (.xlsx) or a .csv file.";
    private static final String OLD_XLS = "The file is a workbook of the old Excel 97-2003 kind (.xls)." + SAVE_AS_XLSX;
    private static final String ENCRYPTED =
            "The file is encrypted, by a password or by a sensitivity label. Remove the password, or choose a label"
                    + " without encryption, save the workbook, and send the new file.";
    private static final String OPEN_DOCUMENT =
            "The file is an OpenDocument file (such as .ods). Save it as Excel 2007-365 (.xlsx) and send the new file.";
    private static final String NUMBERS = "The file is an Apple Numbers, Pages or Keynote document. Open it in Numbers,"
            + " export it to Excel (.xlsx), and send the new file.";
    private static final String MESSAGE =
            "The file is an e-mail message. Save the workbook that is attached to it, and send that file.";
    private static final String PICTURE = "The file is a picture." + SEND_A_WORKBOOK;
    private static final String PACKED = "The file is a packed archive." + SEND_A_WORKBOOK;
    private static final String DATABASE = "The file is a database." + SEND_A_WORKBOOK;
    private static final String PROGRAM = "The file is a program." + SEND_A_WORKBOOK;
    private static final String WEB_TABLE =
            "The file is a web page with a table, whatever its name says." + SAVE_AS_XLSX;
    private static final String XML_SPREADSHEET = "The file is an XML Spreadsheet of Excel 2003." + SAVE_AS_XLSX;
    private static final String DOCUMENT = "The file is a Word, PowerPoint or Visio document." + SEND_A_WORKBOOK;
    private static final String JSON = "The file is a JSON document." + SEND_A_WORKBOOK;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    Path folder;

    private static Map<String, String> sentences() {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (String old : new String[] {"BIFF2", "BIFF3", "BIFF4", "BIFF5 without a container", "BIFF5", "BIFF8"}) {
            sentences.put(old, OLD_XLS);
        }
        sentences.put("BIFF8, upper case", OLD_XLS);
        sentences.put("encrypted", ENCRYPTED);
        sentences.put("labelled", ENCRYPTED);
        sentences.put("Word 97", "The file is an old Word document (.doc)." + SEND_A_WORKBOOK);
        sentences.put("PowerPoint 97", "The file is an old PowerPoint document (.ppt)." + SEND_A_WORKBOOK);
        sentences.put("Outlook message", MESSAGE);
        sentences.put(
                "container of something", "The file is of an old Office kind, but no workbook." + SEND_A_WORKBOOK);
        sentences.put("xlsb", "The file is an Excel Binary Workbook (.xlsb)." + SAVE_AS_XLSX);
        sentences.put("ods", OPEN_DOCUMENT);
        sentences.put("ods without a manifest", OPEN_DOCUMENT);
        sentences.put("fods", OPEN_DOCUMENT);
        sentences.put("numbers", NUMBERS);
        sentences.put("old numbers", NUMBERS);
        sentences.put("pages packed whole", NUMBERS);
        sentences.put("docx", DOCUMENT);
        sentences.put("pptx", DOCUMENT);
        sentences.put("vsdx", DOCUMENT);
        sentences.put("flat package XML", DOCUMENT);
        sentences.put(
                "pbix",
                "The file is a Power BI report (.pbix). Open it in Power BI, export the table's data as .xlsx or .csv,"
                        + " and send that file.");
        sentences.put("jar", "The file is a zip archive, but no workbook." + SEND_A_WORKBOOK);
        sentences.put(
                "archive with a workbook",
                "The file is a zip archive with folder/report.xlsx in it. Unpack it, and send the file that is in it.");
        sentences.put(
                "archive with a .csv",
                "The file is a zip archive with report.csv in it. Unpack it, and send the file that is in it.");
        sentences.put("SpreadsheetML 2003", XML_SPREADSHEET);
        sentences.put("SpreadsheetML 2003 without an instruction", XML_SPREADSHEET);
        sentences.put("SpreadsheetML 2003 as UTF-16", XML_SPREADSHEET);
        sentences.put(
                "web page",
                "The file is a web page. Sign in where you downloaded it, export it once more, and send the .xlsx or"
                        + " .csv file.");
        sentences.put("table as a web page", WEB_TABLE);
        sentences.put("table alone", WEB_TABLE);
        sentences.put("web page after a comment", WEB_TABLE);
        sentences.put("web page after a meta element", WEB_TABLE);
        sentences.put("other XML", "The file is an XML document." + SEND_A_WORKBOOK);
        sentences.put("MHTML", "The file is a web page saved as one file (.mht)." + SAVE_AS_XLSX);
        sentences.put("mail", MESSAGE);
        sentences.put("mail from a person", MESSAGE);
        sentences.put("SYLK", "The file is of the old SYLK kind (.slk)." + SAVE_AS_XLSX);
        sentences.put("DIF", "The file is of the old DIF kind (.dif)." + SAVE_AS_XLSX);
        sentences.put("JSON object", JSON);
        sentences.put("JSON list", JSON);
        sentences.put("JSON with a mark", JSON);
        sentences.put("RTF", "The file is an RTF document." + SEND_A_WORKBOOK);
        sentences.put("PostScript", "The file is a PostScript document." + SEND_A_WORKBOOK);
        sentences.put("PDF", "The file is a PDF document." + SEND_A_WORKBOOK);
        sentences.put("PDF after a line end", "The file is a PDF document." + SEND_A_WORKBOOK);
        for (String picture : new String[] {"PNG", "JPEG", "GIF", "BMP", "TIFF", "WebP", "HEIC"}) {
            sentences.put(picture, PICTURE);
        }
        for (String packed : new String[] {"gzip", "7z", "RAR", "bzip2", "xz", "zstd", "tar"}) {
            sentences.put(packed, PACKED);
        }
        for (String database : new String[] {"Parquet", "SQLite", "Access"}) {
            sentences.put(database, DATABASE);
        }
        sentences.put("DBF", "The file is a dBASE table (.dbf)." + SAVE_AS_XLSX);
        sentences.put("Lotus 1-2-3", "The file is a Lotus 1-2-3 workbook." + SEND_A_WORKBOOK);
        sentences.put("Quattro Pro", "The file is a Quattro Pro workbook." + SEND_A_WORKBOOK);
        sentences.put("Windows program", PROGRAM);
        sentences.put("Linux program", PROGRAM);
        sentences.put("empty", "The file is empty. Export or download it once more and send the new file.");
        sentences.put("a million NULs", "The file is of a binary kind that is not known here." + SEND_A_WORKBOOK);
        return sentences;
    }

    @Test
    void eachKindIsToldBySentencesOfItsOwn() throws Exception {
        Map<String, byte[]> contents = ForeignKinds.contents();
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, String> expected : sentences().entrySet()) {
            byte[] content = contents.getOrDefault(expected.getKey(), new byte[0]);
            SpreadsheetRefusedException refusal = Reads.refusal(Files.write(folder.resolve("file"), content));
            all.assertThat(refusal.getMessage() + " " + refusal.repair())
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
        all.assertAll();
    }

    @Test
    void anArchiveWithAPasswordIsToldSo() throws Exception {
        RawZip zip = RawZip.of(Map.of("report.xlsx", new byte[100]));
        zip.entries().forEach(entry -> entry.flags |= RawZip.ENCRYPTED);
        SpreadsheetRefusedException refusal = Reads.refusal(Files.write(folder.resolve("file"), zip.bytes()));
        assertThat(refusal).hasMessage("The file is a zip archive with a password.");
        assertThat(refusal.reason()).isEqualTo(Reason.ENCRYPTED);
    }
}
