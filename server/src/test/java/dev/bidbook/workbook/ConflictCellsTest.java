package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells in conflict are found where people have put them. */
class ConflictCellsTest {

    private static final RowKey FIRST = new RowKey("0793591|DAL|BA-26-0417");

    private final Path folder;

    ConflictCellsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aCellIsFoundByKeyAndHeaderAfterSortingAndMovingColumns() throws Exception {
        ReturnedFile file = ReturnedFile.weeklyReview(folder).edit(workbook -> {
            var sheet = workbook.getSheetAt(0);
            ReturnedFile.exchange(sheet, ReturnedFile.place(sheet, "ETA"), ReturnedFile.place(sheet, "Comment"));
            ReturnedFile.reverse(sheet, 0, ReturnedFile.place(sheet, Headers.ROW_ID));
        });
        int comment = SampleWorkbook.place(file.template(), "ETA");
        int key = SampleWorkbook.place(file.template(), "Part Number");

        assertThat(placed(file, conflict("Comment"), conflict("(row)"), conflict("No such column")))
                .containsExactly(
                        new CellReference(Layout.HEADER_ROW + ReturnedFile.ROWS - 1, comment).formatAsString(),
                        new CellReference(Layout.HEADER_ROW + ReturnedFile.ROWS - 1, key).formatAsString(),
                        new CellReference(Layout.HEADER_ROW + ReturnedFile.ROWS - 1, key).formatAsString());
    }

    @Test
    void aKeyThatLostItsZerosIsFoundAndARowThatIsNotThereHasNoPlace() throws Exception {
        ReturnedFile file = ReturnedFile.weeklyReview(folder).edit(workbook -> {
            var cell = ReturnedFile.cell(workbook, 1, "Part Number");
            cell.setBlank();
            cell.setCellValue(793591);
        });
        ConflictRow elsewhere = new ConflictRow(
                new RowKey("NEW|STL|X"),
                "ETA",
                CellValue.Blank.BLANK,
                CellValue.Blank.BLANK,
                CellValue.Blank.BLANK,
                "anna",
                Instant.EPOCH);

        assertThat(placed(file, conflict("ETA"), elsewhere))
                .containsExactly(
                        new CellReference(Layout.FIRST_ROW - 1, SampleWorkbook.place(file.template(), "ETA"))
                                .formatAsString(),
                        "nowhere");
    }

    private static ConflictRow conflict(String column) {
        return new ConflictRow(
                FIRST,
                column,
                CellValue.Blank.BLANK,
                new CellValue.Text("mine"),
                new CellValue.Text("theirs"),
                "anna",
                Instant.EPOCH);
    }

    private static List<String> placed(ReturnedFile file, ConflictRow... conflicts) throws Exception {
        List<String> places = new ArrayList<>();
        try (var spreadsheet = file.open()) {
            for (ConflictRow conflict : ConflictCells.placed(spreadsheet, file.template(), List.of(conflicts))) {
                var place = conflict.place();
                places.add(place == null ? "nowhere" : String.valueOf(place.cell()));
            }
        }
        return places;
    }
}
