package dev.bidbook.workbook;

import static dev.bidbook.workbook.ReturnedFile.cell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.validation.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook read by its template, without the sheet it was made from. */
class ReadingAloneTest {

    private ReturnedFile file;

    @BeforeEach
    void write(@TempDir Path folder) throws Exception {
        file = ReturnedFile.weeklyReview(folder);
    }

    @Test
    void anUntouchedWorkbookHasItsRowsAndAnswersAndNoProblem() throws Exception {
        ReturnedWorkbook read = read();

        assertThat(read.problems()).isEmpty();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.rows()).hasSize(ReturnedFile.ROWS);
        assertThat(read.rows().get(1).cells().keySet()).containsExactly("ETA", "Comment");
    }

    @Test
    void everyCellThatPeopleFillIsChecked() throws Exception {
        file.edit(book -> {
            cell(book, 1, "ETA").setCellValue("soon");
            cell(book, 3, "IBT qty requested").setCellValue("many");
        });

        assertThat(read().problems())
                .extracting(Problem::message)
                .containsExactly("soon is not a date.", "many is not a number.");
    }

    @Test
    void aRowThatStandsTwiceWithOtherAnswersIsAProblem() throws Exception {
        file.edit(book -> {
            for (String header : List.of("Part Number", "Branch", "Row id")) {
                cell(book, 2, header).setCellValue(cell(book, 1, header).getStringCellValue());
            }
        });

        assertThat(read().problems())
                .extracting(Problem::message)
                .containsExactly("The row stands in row " + Layout.FIRST_ROW + " already, with different answers.");
    }

    @Test
    void anIdOnTwoRowsWithTwoKeysIsABrokenRow() throws Exception {
        file.edit(book ->
                cell(book, 2, "Row id").setCellValue(cell(book, 1, "Row id").getStringCellValue()));

        assertThat(read().problems())
                .extracting(Problem::message)
                .containsExactly("The row's key is 0793592|STL|BA-26-0417, but its hidden id is that of row "
                        + Layout.FIRST_ROW + ", which is 0793591|DAL|BA-26-0417.");
    }

    @Test
    void aRowWithoutItsWholeKeySaysWhatIsMissing() throws Exception {
        file.edit(book -> cell(book, 2, "Branch").setBlank());

        assertThat(read().problems())
                .extracting(problem -> problem.message() + " " + problem.repair())
                .containsExactly("The row lacks its Branch. Put the Branch back, or clear the whole row.");
    }

    private ReturnedWorkbook read() throws Exception {
        try (Spreadsheet spreadsheet = file.open()) {
            return WorkbookReader.readAlone(spreadsheet, file.template());
        }
    }
}
