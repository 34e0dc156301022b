package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.Merge.CellFate;
import dev.bidbook.ledger.Submission.Resolution;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of the merge, cell by cell. */
final class MergeTest {

    @ParameterizedTest
    @CsvSource({
        // base, stored, mine
        "a, a, a, STAYS",
        "a, b, a, STAYS",
        "a, b, b, STAYS",
        "a, a, b, CHANGES",
        "a, b, c, CLASHES",
        "'', a, '', STAYS",
        "'', '', a, CHANGES",
        "a, a, '', CHANGES",
        "a, '', b, CLASHES",
        "a, b, '', CLASHES",
    })
    void withoutAChoice(String base, String stored, String mine, CellFate fate) {
        assertThat(Merge.cell(cell(base), cell(stored), cell(mine), null)).isEqualTo(fate);
    }

    @ParameterizedTest
    @CsvSource({
        // base, stored, mine, take, the stored value that the choice was made on
        "a, b, c, MINE, , CHANGES",
        "a, b, c, THEIRS, , LOSES",
        "a, b, c, MINE, b, CHANGES",
        "a, b, c, THEIRS, b, LOSES",
        "a, b, c, MINE, x, CLASHES",
        "a, b, c, THEIRS, x, CLASHES",
        "a, '', c, MINE, '', CHANGES",
        "a, a, c, THEIRS, , CHANGES",
        "a, c, c, THEIRS, x, STAYS",
    })
    void withAChoice(String base, String stored, String mine, Take take, String theirs, CellFate fate) {
        Resolution resolution = new Resolution(new RowKey("A"), "Reason", take, theirs == null ? null : cell(theirs));

        assertThat(Merge.cell(cell(base), cell(stored), cell(mine), resolution)).isEqualTo(fate);
    }

    @Test
    void aChoiceMadeOnADateCountsAgainstTheStoredDate() {
        CellValue.Date theirs = new CellValue.Date(LocalDate.of(2026, 12, 1));
        Resolution resolution = new Resolution(new RowKey("A"), "ETA", Take.MINE, theirs);

        assertThat(Merge.cell(cell(""), PlainValues.plain(theirs), cell("2026-12-02"), resolution))
                .isEqualTo(CellFate.CHANGES);
    }

    private static CellValue cell(String text) {
        return CellValue.ofText(text);
    }
}
