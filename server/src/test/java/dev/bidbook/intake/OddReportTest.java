package dev.bidbook.intake;

import static dev.bidbook.intake.IntakeFixture.notes;
import static dev.bidbook.intake.IntakeFixture.report;
import static dev.bidbook.intake.IntakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as people have handled them before they send them in. */
class OddReportTest {

    private static final String[] HEADERS = {"Part", "Branch", "On Hand", "Unit Cost", "Last Sale", "Program"};

    private final Path folder;

    OddReportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ofTwoSheetsAlikeTheVisibleOneIsReadAndTheOtherOneIsNamed() throws Exception {
        Path file = folder.resolve("two.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            sheet(book, "Last week", "P-1", 5);
            sheet(book, "This week", "P-1", 7);
            book.setActiveSheet(1);
            book.setSheetHidden(0, true);
            book.write(out);
        }

        Report report = report(file);

        assertThat(rows(report)).containsExactly("P-1|STL|7|||N||");
        assertThat(notes(report))
                .containsExactly(
                        "READ: The file has 2 sheets; the report was read from \"This week\".",
                        "DOUBTFUL: The sheet \"Last week\" has the headers of the report, too; its lines were not read. Keep"
                                + " only the sheet that counts.");
    }

    @Test
    void errorValuesOfATextFileAreErrorsAndNoPartNumbers() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", "#DIV/0!", 1, "", "N")
                .row("#N/A", "STL", 2, 1, "", "N")
                .row("#BEZUG!", "STL", 2, 1, "", "N")
                .row("#1 pump", "STL", 2, 1, "", "N")
                .csv(folder, ','));

        assertThat(rows(report)).containsExactly("P-1|STL||1||N||", "#1 pump|STL|2|1||N||");
        assertThat(notes(report))
                .containsExactly(
                        "DROPPED: 2 lines have no readable value in a column that identifies a line and were left out: row 3"
                                + " (Part) and row 4 (Part).",
                        "DOUBTFUL: 1 cell of On Hand could not be read as whole number and is blank: \"#DIV/0!\" in row 2.");
    }

    @Test
    void headersAreToldHoweverTheyAreSpelt() {
        Report report = report(PowerBiExport.layoutA(
                        "P\u00adart", "BRA\u200eNCH", "On\u2009Hand\u200b", "ｕｎｉｔ　ｃｏｓｔ", "Latest Last Sale", "PROGRAM")
                .row("P-1", "STL", 1, 2, "2026-03-02", "N")
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("P-1|STL|1|2|2026-03-02|N||");
        assertThat(notes(report)).containsExactly("READ: The column \"Latest Last Sale\" was read as Last Sale.");
    }

    @Test
    void keysThatOnlyAMachineTellsApartAreOneKey() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("Caf\u00e9-1", "STL", 1, 2, null, "N")
                .row("Cafe\u0301-1\u200e", "STL", 1, 2, null, "N")
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("Caf\u00e9-1|STL|1|2||N||1");
        assertThat(notes(report))
                .containsExactly(
                        "DOUBTFUL: The line Caf\u00e9-1|STL stands twice, in rows 2 and 3, with different values of Part. Which one"
                                + " counts? Row 2 was taken, the others were left out.");
    }

    @Test
    void aDateColumnThatTheTemplateCallsTextIsNotDoubted() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row(java.time.LocalDate.of(2026, 3, 2), "STL", 1, 2, null, "N")
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("2026-03-02|STL|1|2||N||");
        assertThat(notes(report)).isEmpty();
    }

    private static void sheet(XSSFWorkbook book, String name, String part, int onHand) {
        Sheet sheet = book.createSheet(name);
        Row headers = sheet.createRow(0);
        for (int c = 0; c < HEADERS.length; c++) {
            headers.createCell(c).setCellValue(HEADERS[c]);
        }
        Row line = sheet.createRow(1);
        line.createCell(0).setCellValue(part);
        line.createCell(1).setCellValue("STL");
        line.createCell(2).setCellValue(onHand);
        line.createCell(5).setCellValue("N");
    }
}
