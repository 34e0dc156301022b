package dev.bidbook.workbook;

import static dev.bidbook.workbook.ReturnedFile.at;
import static dev.bidbook.workbook.ReturnedFile.cell;
import static dev.bidbook.workbook.ReturnedFile.place;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.CellValue.Date;
import dev.bidbook.sheet.CellValue.Number;
import dev.bidbook.sheet.CellValue.Text;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.validation.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorkbook;

class WorkbookReaderTest {

    private static final int FIRST = Layout.FIRST_ROW;

    private ReturnedFile file;

    @BeforeEach
    void write(@TempDir Path folder) throws Exception {
        file = ReturnedFile.weeklyReview(folder);
    }

    @Test
    void aDateThatLostItsFormatIsTheDateItWas() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 2, "ETA").setCellStyle(workbook.getCellStyleAt(0));
            cell(workbook, 1, "Next PO ETA").setCellStyle(workbook.getCellStyleAt(0));
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).isEmpty();
    }

    @Test
    void anUntouchedWorkbookSaysNothing() throws Exception {
        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.warnings()).isEmpty();
        assertThat(returned.rows()).isEmpty();
        assertThat(returned.silent()).isEqualTo(ReturnedFile.ROWS * file.editableColumns());
    }

    @Test
    void onlyCellsThatDifferFromTheBaseComeBack() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "Comment").setCellValue("asked the supplier");
            cell(workbook, 1, "IBT qty requested").setCellValue(12);
            cell(workbook, 2, "Comment").setBlank();
            cell(workbook, 3, "ETA").setCellValue("2026-12-24");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows())
                .containsExactly(
                        row(
                                1,
                                FIRST,
                                Map.of("IBT qty requested", new Number(12), "Comment", new Text("asked the supplier"))),
                        row(2, FIRST + 1, Map.of("Comment", Blank.BLANK)),
                        row(3, FIRST + 2, Map.of("ETA", new Date(LocalDate.of(2026, 12, 24)))));
        assertThat(returned.silent()).isEqualTo(ReturnedFile.ROWS * file.editableColumns() - 4);
    }

    @Test
    void everyFaultOfEveryCellIsToldWithItsAddress() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "ETA").setCellValue("31.02.2026");
            cell(workbook, 3, "Customer answer").setCellValue("Asked, no anser yet");
            cell(workbook, 2, "IBT qty requested").setCellValue("many");
        });

        assertThat(file.read().problems())
                .extracting(Problem::toString)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(address(1, "ETA")
                                        + " 31.02.2026 is not a date. Write a date such as 2026-03-02."),
                        second -> assertThat(second)
                                .isEqualTo(address(2, "IBT qty requested")
                                        + " many is not a number. Write a whole number such as 12."),
                        third -> assertThat(third)
                                .startsWith(
                                        address(3, "Customer answer")
                                                + " Asked, no anser yet is not one of the choices of Customer answer. Perhaps Asked, no answer yet is meant. Choose one of "));
    }

    @Test
    void sortedRowsAreFoundAgain() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "Comment").setCellValue("mine");
            XSSFSheet sheet = workbook.getSheetAt(0);
            ReturnedFile.reverse(sheet, 0, place(sheet, "Row id") + 1);
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows())
                .containsExactly(row(1, FIRST + ReturnedFile.ROWS - 1, Map.of("Comment", new Text("mine"))));
    }

    @Test
    void columnsMayStandInAnotherOrder() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "Comment").setCellValue("mine");
            XSSFSheet sheet = workbook.getSheetAt(0);
            ReturnedFile.exchange(sheet, place(sheet, "Comment"), place(sheet, "Part Number"));
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).containsExactly(row(1, FIRST, Map.of("Comment", new Text("mine"))));
    }

    @Test
    void aSheetMayBeRenamedAndStandAmongOthers() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "Comment").setCellValue("mine");
            workbook.setSheetName(0, "Week 47, Dana");
            workbook.createSheet("Notes").createRow(0).createCell(0).setCellValue("Part Number");
            workbook.setSheetOrder("Week 47, Dana", 2);
        });

        assertThat(file.read().rows()).containsExactly(row(1, FIRST, Map.of("Comment", new Text("mine"))));
    }

    @Test
    void aSortOfTheKeysWithoutTheRestIsDetected() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            ReturnedFile.reverse(sheet, place(sheet, "Part Number"), place(sheet, "Part Number") + 1);
        });

        List<Problem> problems = file.read().problems();

        assertThat(problems)
                .hasSize(ReturnedFile.ROWS)
                .allSatisfy(problem -> assertThat(problem.type().id()).isEqualTo("broken-row"));
        assertThat(problems.get(0).message())
                .isEqualTo(
                        "Part Number has the value of another row, as after sorting or pasting a part of the table.");
    }

    @Test
    void aWholeKeyOnAnotherRowsIdIsDetected() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            ReturnedFile.reverse(sheet, place(sheet, "Row id"), place(sheet, "Row id") + 1);
        });

        List<Problem> problems = file.read().problems();

        assertThat(problems).hasSize(ReturnedFile.ROWS);
        assertThat(problems.get(0).message())
                .isEqualTo("The row's hidden id is that of %s, but its key is %s.".formatted(key(8), key(1)));
    }

    @Test
    void aSortOfOneReportColumnIsDetected() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            ReturnedFile.reverse(sheet, place(sheet, "On Hand"), place(sheet, "On Hand") + 1);
        });

        assertThat(file.read().problems()).hasSize(ReturnedFile.ROWS).allSatisfy(problem -> assertThat(
                        problem.message())
                .isEqualTo("On Hand has the value of another row, as after sorting or pasting a part of the table."));
    }

    @Test
    void aSortOfOneAnswerColumnIsWarnedOf() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            ReturnedFile.reverse(sheet, place(sheet, "Comment"), place(sheet, "Comment") + 1);
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.warnings())
                .extracting(Problem::message)
                .containsExactly("Comment has the values it had, but many of them stand on other rows.");
    }

    @Test
    void aChangedReportCellIsNotTheSendersToEdit() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "On Hand").setCellValue(99);
            cell(workbook, 2, "Part Number").setBlank();
        });

        assertThat(file.read().problems())
                .extracting(Problem::toString)
                .containsExactly(
                        address(1, "On Hand")
                                + " The cell was changed from 1 to 99, but On Hand comes from the report. Put 1 back.",
                        address(2, "Part Number")
                                + " The cell was changed from 0793592 to (blank), but Part Number comes from the report. Put 0793592 back.");
    }

    @Test
    void aRowWithManyChangedReportCellsIsBroken() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "On Hand").setCellValue(99);
            cell(workbook, 1, "Description").setCellValue("something else");
            cell(workbook, 1, "Annualized Qty").setCellValue(7);
        });

        assertThat(file.read().problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message())
                                .isEqualTo(
                                        "3 cells that are not for people to write differ from the sheet: Description, Annualized Qty, On Hand."));
    }

    @Test
    void anotherProgramsRewritingOfReportCellsIsNoChange() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "Part Number").setCellValue(793591);
            cell(workbook, 2, "On Hand").setCellValue(" 2 ");
            cell(workbook, 3, "Next PO ETA").setCellValue("12/03/2026");
            cell(workbook, 4, "Comment").setCellValue(" seen 4 ");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).isEmpty();
    }

    @Test
    void lettersWhoseAccentsAnotherProgramPartedAreNoChange() throws Exception {
        ReturnedFile accented = file.withComment("Café, déjà vu");
        accented.edit(workbook -> cell(workbook, 2, "Comment").setCellValue("Cafe\u0301, de\u0301ja\u0300 vu"));

        assertThat(accented.read().rows()).isEmpty();
    }

    @Test
    void reportDatesWithoutTheirFormatInAWorkbookThatCountsFrom1904AreNoChange() throws Exception {
        file.edit(workbook -> {
            CTWorkbook part = workbook.getCTWorkbook();
            (part.isSetWorkbookPr() ? part.getWorkbookPr() : part.addNewWorkbookPr()).setDate1904(true);
            for (int row = 1; row <= ReturnedFile.ROWS; row++) {
                for (String column : List.of("Next PO ETA", "ETA")) {
                    double serial = cell(workbook, row, column).getNumericCellValue();
                    if (serial > 0) {
                        cell(workbook, row, column).setCellStyle(null);
                        cell(workbook, row, column).setCellValue(serial - 1_462);
                    }
                }
            }
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).isEmpty();
    }

    @Test
    void aColumnOfSomebodyElsesIsNotTheSendersToEdit() throws Exception {
        file.edit(workbook -> cell(workbook, 1, "RAM/NAM comment").setCellValue("agreed"));

        assertThat(file.read().problems())
                .extracting(Problem::toString)
                .containsExactly(
                        address(1, "RAM/NAM comment")
                                + " The cell was changed from (blank) to agreed, but RAM/NAM comment is not yours to edit. Clear the cell.");
    }

    @Test
    void theKeyIsEnoughWhereTheRowIdIsGone() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "Comment").setCellValue("mine");
            XSSFSheet sheet = workbook.getSheetAt(0);
            for (int row = Layout.HEADER_ROW; row <= Layout.HEADER_ROW + ReturnedFile.ROWS; row++) {
                at(sheet, row, position(file, "Row id")).setBlank();
            }
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).containsExactly(row(1, FIRST, Map.of("Comment", new Text("mine"))));
    }

    @Test
    void rowsThatAreMissingAreNotDeleted() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            sheet.removeRow(sheet.getRow(Layout.FIRST_ROW));
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).isEmpty();
        assertThat(returned.silent()).isEqualTo((ReturnedFile.ROWS - 1) * file.editableColumns());
    }

    @Test
    void aRowThatStandsTwiceCountsOnceOrIsAProblem() throws Exception {
        file.edit(workbook -> {
            copyRow(workbook.getSheetAt(0), 1, ReturnedFile.ROWS + 1);
            copyRow(workbook.getSheetAt(0), 2, ReturnedFile.ROWS + 2);
            cell(workbook, ReturnedFile.ROWS + 2, "Comment").setCellValue("other");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.warnings())
                .extracting(Problem::toString)
                .containsExactly(
                        "Review!A15: The row stands in row 7 already, with the same answers. Nothing needs to be done; it counts once.");
        assertThat(returned.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "Review!A16: The row stands in row 8 already, with different answers. Delete the one that does not count.");
        assertThat(returned.silent()).isEqualTo(ReturnedFile.ROWS * file.editableColumns());
    }

    @Test
    void aRowThatTheSheetDoesNotHaveIsAProblem() throws Exception {
        file.edit(workbook -> {
            cell(workbook, ReturnedFile.ROWS + 1, "Part Number").setCellValue("NEW-1");
            cell(workbook, ReturnedFile.ROWS + 1, "Branch").setCellValue("STL");
            cell(workbook, ReturnedFile.ROWS + 1, "Bid ID").setCellValue("BA-26-0417");
        });

        assertThat(file.read().problems())
                .extracting(Problem::message)
                .containsExactly("The sheet has no row NEW-1|STL|BA-26-0417, and its rows come from the report.");
    }

    @Test
    void totalsBelowTheTableAreSkippedWithAWarning() throws Exception {
        file.edit(workbook -> {
            cell(workbook, ReturnedFile.ROWS + 2, "Part Number").setCellValue("Total");
            cell(workbook, ReturnedFile.ROWS + 2, "On Hand").setCellValue(36);
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.warnings())
                .extracting(Problem::message)
                .containsExactly("The row holds totals and was skipped.");
    }

    @Test
    void columnsOfTheSendersOwnAreNamedInOneWarning() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            int next = place(sheet, "Row id") + 1;
            at(sheet, Layout.HEADER_ROW, next).setCellValue("My notes");
            at(sheet, Layout.HEADER_ROW, next + 1).setCellValue("Called?");
            at(sheet, FIRST, next).setCellValue("x");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.warnings())
                .extracting(Problem::message)
                .containsExactly("Columns are not the template's and are not stored: My notes, Called?.");
    }

    @Test
    void aColumnThatStandsTwiceIsAProblemAndOneThatIsMissingAWarning() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.getSheetAt(0);
            at(sheet, Layout.HEADER_ROW, place(sheet, "Owner")).setCellValue("eta ");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("The column ETA stands in ");
        assertThat(returned.warnings())
                .extracting(Problem::message)
                .containsExactly("A column is missing; what is stored there stays as it is: Owner.");
    }

    @Test
    void aCopiedSheetIsAProblem() throws Exception {
        file.edit(workbook -> {
            XSSFSheet original = workbook.getSheetAt(0);
            XSSFSheet copy = workbook.createSheet("Review (2)");
            for (int row = Layout.HEADER_ROW; row <= FIRST; row++) {
                for (var each : original.getRow(row - 1)) {
                    if (each.getCellType() == org.apache.poi.ss.usermodel.CellType.STRING) {
                        at(copy, row, each.getColumnIndex()).setCellValue(each.getStringCellValue());
                    }
                }
            }
        });

        assertThat(file.read().problems())
                .extracting(Problem::message)
                .containsExactly("The sheets Review and Review (2) all have the table of Weekly review.");
    }

    @Test
    void aFileWithoutTheTableIsAProblem() throws Exception {
        file.edit(workbook -> {
            workbook.removeSheetAt(0);
        });

        assertThat(file.read().problems())
                .extracting(Problem::message)
                .containsExactly("No sheet of the file has the table of Weekly review.");
    }

    @Test
    void formulasCountWithTheirValues() throws Exception {
        file.edit(workbook -> {
            var formula = cell(workbook, 1, "IBT qty requested");
            formula.setCellFormula("5+7");
            formula.setCellValue(12);
            cell(workbook, 2, "Comment").setCellFormula("1/0");
            cell(workbook, 3, "Comment").setCellFormula("\"a\"");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.rows()).containsExactly(row(1, FIRST, Map.of("IBT qty requested", new Number(12))));
        assertThat(returned.problems())
                .allSatisfy(problem -> assertThat(problem.type().id()).isEqualTo("no-computed-value"));
    }

    @Test
    void anUnmistakableDateDecidesForItsColumn() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "ETA").setCellValue("03/04/2027");
            cell(workbook, 3, "ETA").setCellValue("25/03/2027");
            cell(workbook, 1, "RAM/NAM told on").setCellValue("03/04/2027");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.rows())
                .containsExactly(
                        row(1, FIRST, Map.of("ETA", new Date(LocalDate.of(2027, 4, 3)))),
                        row(3, FIRST + 2, Map.of("ETA", new Date(LocalDate.of(2027, 3, 25)))));
        assertThat(returned.problems())
                .extracting(Problem::message)
                .containsExactly("03/04/2027 may be 2027-04-03 or 2027-03-04.");
    }

    @Test
    void theDateSystemOf1904IsRead() throws Exception {
        file.edit(workbook -> {
            workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
            for (int line = 1; line <= ReturnedFile.ROWS; line++) {
                for (String header : List.of("Next PO ETA", "ETA")) {
                    var date = cell(workbook, line, header);
                    if (date.getCellType() == CellType.NUMERIC) {
                        date.setCellValue(date.getNumericCellValue() - 1462);
                    }
                }
            }
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).isEmpty();
    }

    @Test
    void aSheetMovedIntoAnotherWorkbookIsReadAndKnowsItsCopy() throws Exception {
        file.edit(workbook -> {
            cell(workbook, 1, "Comment").setCellValue("mine");
            while (workbook.getNumberOfSheets() > 1) {
                workbook.removeSheetAt(1);
            }
            var custom = workbook.getProperties().getCustomProperties().getUnderlyingProperties();
            while (custom.sizeOfPropertyArray() > 0) {
                custom.removeProperty(0);
            }
            workbook.createSheet("Their own");
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.problems()).isEmpty();
        assertThat(returned.rows()).containsExactly(row(1, FIRST, Map.of("Comment", new Text("mine"))));
        try (var spreadsheet = file.open()) {
            assertThat(WorkbookReader.identity(spreadsheet).map(WorkbookIdentity::copy))
                    .contains("k3v9q2");
        }
    }

    @Test
    void choicesForConflictsAreRead() throws Exception {
        file.edit(workbook -> {
            XSSFSheet sheet = workbook.createSheet("Conflicts");
            String[][] lines = {
                {"Row key", "Column", "Was", "Mine", "Theirs", "Changed by", "Changed at", "Take"},
                {key(1), "ETA", "(blank)", "2026-12-01", "2026-12-02", "Lee", "2026-11-20", "theirs"},
                {key(2), "comment", "seen 2", "a", "(blank)", "Lee", "2026-11-20", "Mine"},
                {key(3), "Owner", "", "", "", "Lee", "2026-11-20", ""},
                {key(4), "(row)", "", "", "", "Lee", "2026-11-20", "mine"},
                {key(5), "ETA", "", "", "", "Lee", "2026-11-20", "ours"},
                {"no such", "ETA", "", "", "", "Lee", "2026-11-20", "mine"},
            };
            for (int row = 0; row < lines.length; row++) {
                for (int column = 0; column < lines[row].length; column++) {
                    at(sheet, row + 1, column).setCellValue(lines[row][column]);
                }
            }
        });

        ReturnedWorkbook returned = file.read();

        assertThat(returned.choices())
                .containsExactly(
                        new ReturnedChoice(
                                new RowKey(key(1)),
                                "ETA",
                                ReturnedChoice.Take.THEIRS,
                                new Date(LocalDate.of(2026, 12, 2))),
                        new ReturnedChoice(new RowKey(key(2)), "Comment", ReturnedChoice.Take.MINE, Blank.BLANK),
                        new ReturnedChoice(new RowKey(key(4)), "(row)", ReturnedChoice.Take.MINE, null));
        assertThat(returned.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "Conflicts!H6 (ETA): ours is neither mine nor theirs. Write mine to keep your value, or theirs to keep the stored one.",
                        "Conflicts!H7 (ETA): The sheet has no row or column no such. Put the row of the Conflicts sheet back as it was, or clear its Take.");
    }

    private String address(int line, String column) throws Exception {
        int place = position(file, column);
        return "Review!" + dev.bidbook.sheet.CellAddress.columnLetters(place) + (Layout.HEADER_ROW + line) + " ("
                + column + "):";
    }

    private static int position(ReturnedFile file, String column) {
        Layout layout = Layout.of(file.template(), any -> true);
        Integer position = file.template().find(column);
        return position == null ? layout.rowIdColumn() : layout.place(position);
    }

    private static String key(int line) {
        return "079359%d|%s|BA-26-0417".formatted(line, line % 2 == 0 ? "STL" : "DAL");
    }

    private static ReturnedRow row(int line, int excelRow, Map<String, CellValue> cells) {
        return new ReturnedRow(new RowKey(key(line)), excelRow, cells, false);
    }

    private static void copyRow(XSSFSheet sheet, int from, int to) {
        sheet.copyRows(
                Layout.HEADER_ROW + from - 1,
                Layout.HEADER_ROW + from - 1,
                Layout.HEADER_ROW + to - 1,
                new org.apache.poi.ss.usermodel.CellCopyPolicy());
    }
}
