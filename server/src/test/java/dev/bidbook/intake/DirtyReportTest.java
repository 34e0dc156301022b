package dev.bidbook.intake;

import static dev.bidbook.intake.IntakeFixture.TEMPLATE;
import static dev.bidbook.intake.IntakeFixture.notes;
import static dev.bidbook.intake.IntakeFixture.problems;
import static dev.bidbook.intake.IntakeFixture.report;
import static dev.bidbook.intake.IntakeFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exports with everything in them that exports get wrong. */
class DirtyReportTest {

    private static final String[] HEADERS = {"Part", "Branch", "On Hand", "Unit Cost", "Last Sale", "Program"};

    private final Path folder;

    DirtyReportTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void dirtyValuesAreCleaned() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("\u00a0P-1 ", " STL", " 12 ", "\u00a041.81", "2026-05-13", " ")
                .row(793591, "STL", 3.0, 1, LocalDate.of(2026, 5, 13), "\u00a0")
                .row("'-P-3", "STL", "", " ", null, "'=x")
                .xlsx(folder));

        assertThat(rows(report))
                .containsExactly("P-1|STL|12|41.81|2026-05-13|||", "793591|STL|3|1|2026-05-13|||", "-P-3|STL||||=x||");
        assertThat(report.notes()).isEmpty();
    }

    @Test
    void equalLinesAreDroppedAndShownWhole() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 12, 1, null, "N")
                .row("P-2", "STL", 12, 1, null, "N")
                .row("P-1 ", "STL", "12", 1.0, null, "N")
                .xlsx(folder));

        assertThat(report.linesRead()).isEqualTo(3);
        assertThat(report.linesDropped()).isEqualTo(1);
        assertThat(report.notes())
                .containsExactly(new IntakeNote(
                        IntakeNote.Kind.DROPPED,
                        "1 line is equal to an earlier one in every column and was left out: row 4 (as row 2).",
                        List.of(List.of("P-1 ", "STL", "12", "1", "", "N"))));
    }

    @Test
    void linesThatDifferInTheirFiguresAreAskedAbout() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 12, 1, null, "N")
                .row("P-1", "STL", 13, 2, null, "N")
                .row("P-1", "STL", 13, 2, null, "N")
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("P-1|STL|12|1||N||1");
        assertThat(report.linesDropped()).isEqualTo(2);
        assertThat(report.notes())
                .containsExactly(
                        new IntakeNote(
                                IntakeNote.Kind.DROPPED,
                                "1 line is equal to an earlier one in every column and was left out: row 4 (as row 3).",
                                List.of(List.of("P-1", "STL", "13", "2", "", "N"))),
                        new IntakeNote(
                                IntakeNote.Kind.DOUBTFUL,
                                "The line P-1|STL stands twice, in rows 2 and 3, with different values of On Hand and Unit"
                                        + " Cost. Which one counts? Row 2 was taken, the others were left out.",
                                List.of(
                                        List.of("P-1", "STL", "12", "1", "", "N"),
                                        List.of("P-1", "STL", "13", "2", "", "N"))));
    }

    @Test
    void linesWithoutACompleteKeyAreDroppedAndShownWhole() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row(null, "STL", 12, 1, null, "N")
                .row("P-2", " ", 12, 1, null, "N")
                .row("P-3", "STL", 12, 1, null, "N")
                .xlsx(folder));

        assertThat(report.linesRead()).isEqualTo(3);
        assertThat(report.linesDropped()).isEqualTo(2);
        assertThat(notes(report))
                .containsExactly(
                        "DROPPED: 2 lines have no readable value in a column that identifies a line and were left"
                                + " out: row 2 (Part) and row 3 (Branch).");
        assertThat(report.notes().get(0).lines()).hasSize(2);
    }

    @Test
    void cellsThatCannotBeReadAreBlankAndDoubted() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", "n/a", "x", "soon", "N")
                .row("P-2", "STL", 1.5, 1, null, "N")
                .xlsx(folder));

        assertThat(rows(report)).containsExactly("P-1|STL||||N||", "P-2|STL||1||N||");
        assertThat(notes(report))
                .containsExactly(
                        "DOUBTFUL: 2 cells of On Hand could not be read as whole number and are blank: \"n/a\" in row 2 and"
                                + " \"1.5\" in row 3.",
                        "DOUBTFUL: 1 cell of Unit Cost could not be read as number and is blank: \"x\" in row 2.",
                        "DOUBTFUL: 1 cell of Last Sale could not be read as date and is blank: \"soon\" in row 2.");
    }

    @Test
    void aTimeOfDayInADateColumnIsLeftOutAndSaid() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 1, 1, "2026-05-13 14:30", "N")
                .xlsx(folder));

        assertThat(IntakeFixture.cell(report, 0, TEMPLATE, "Last Sale"))
                .isEqualTo(new CellValue.Date(LocalDate.of(2026, 5, 13)));
        assertThat(notes(report))
                .containsExactly("DOUBTFUL: 1 cell of Last Sale has a time of day; only the day was kept, in row 2.");
    }

    @ParameterizedTest
    @CsvSource({"13/05/2026,2026-04-03,day first", "05/13/2026,2026-03-04,month first"})
    void theOrderOfDayAndMonthIsToldByOtherDates(String unmistakable, String read, String order) {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 1, 1, "03/04/2026", "N")
                .row("P-2", "STL", 1, 1, unmistakable, "N")
                .csv(folder, ','));

        assertThat(IntakeFixture.cell(report, 0, TEMPLATE, "Last Sale").display())
                .isEqualTo(read);
        assertThat(notes(report))
                .containsExactly("READ: Dates of Last Sale such as \"03/04/2026\" were read " + order
                        + ", as other dates of the report show.");
    }

    @Test
    void datesAndNumbersThatCanBeReadInTwoWaysAreRefused() {
        Path file = PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 1, "1,234", "03/04/2026", "N")
                .row("P-2", "STL", 1, null, "04/04/2026", "N")
                .row("P-3", "STL", 1, null, "04/05/2026", "N")
                .csv(folder, ';');

        assertThat(problems(file, TEMPLATE))
                .extracting(Object::toString)
                .containsExactly(
                        "D2 (Unit Cost): 1,234 may be 1234 or 1.234. No other number of the report tells which, and 1 cell of"
                                + " the column is so. Export the report as .xlsx, or write the numbers without separators"
                                + " of thousands.",
                        "E2 (Last Sale): 03/04/2026 may be 2026-04-03 or 2026-03-04. No other date of the report tells"
                                + " which, and 2 cells of the column are so. Export the report as .xlsx, or write the dates"
                                + " in the form 2026-03-02.");
    }

    @Test
    void aDecimalCommaIsToldByOtherNumbers() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 1, "1,234", null, "N")
                .row("P-2", "STL", 1, "1.000,50", null, "N")
                .csv(folder, ';'));

        assertThat(rows(report)).containsExactly("P-1|STL|1|1.234||N||", "P-2|STL|1|1000.5||N||");
        assertThat(notes(report))
                .containsExactly("READ: Numbers of Unit Cost such as \"1,234\" were read with a decimal comma, as other"
                        + " numbers of the report show.");
    }

    @Test
    void anEmptyRowInTheMidstOfTheLinesIsDoubted() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 1, 1, null, "N")
                .row()
                .row("P-2", "STL", 1, 1, null, "N")
                .row()
                .row()
                .xlsx(folder));

        assertThat(report.linesRead()).isEqualTo(2);
        assertThat(notes(report))
                .containsExactly(
                        "DOUBTFUL: An empty row stands above row 4, in the midst of the report. The lines below it"
                                + " were read as lines of the report; see that they are.");
    }

    @Test
    void aRowThatRepeatsTheHeadersIsDropped() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 1, 1, null, "N")
                .row((Object[]) HEADERS)
                .xlsx(folder));

        assertThat(report.linesRead()).isEqualTo(1);
        assertThat(notes(report)).containsExactly("DROPPED: 1 row repeats the headers and was left out: row 3.");
    }

    @Test
    void datesThatASpreadsheetProgramMayHaveSwappedAreDoubted() {
        Report report = report(PowerBiExport.layoutA(HEADERS)
                .row("P-1", "STL", 1, 1, LocalDate.of(2026, 3, 4), "N")
                .row("P-2", "STL", 1, 1, "13/05/2026", "N")
                .xlsx(folder));

        assertThat(notes(report))
                .containsExactly(
                        "DOUBTFUL: Last Sale holds dates and dates as text, and none of the former is past the 12th"
                                + " of a month: a spreadsheet program may have swapped day and month when it opened the report."
                                + " Import the file as Power BI exported it.");
    }
}
