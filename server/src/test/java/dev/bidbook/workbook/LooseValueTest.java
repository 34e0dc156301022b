package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.spreadsheet.RawCell;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class LooseValueTest {

    private static final CellValue DAY = new CellValue.Date(LocalDate.of(1950, 1, 1));
    private static final int SERIAL = 18_264;
    private static final int SERIAL_SINCE_1904 = SERIAL - 1_462;

    @Test
    void aDateThatLostItsFormatIsTheNumberOfTheFilesOwnDateSystem() {
        assertThat(LooseValue.isShownOtherwise(DAY, number(SERIAL), false)).isTrue();
        assertThat(LooseValue.isShownOtherwise(DAY, number(SERIAL_SINCE_1904), true))
                .isTrue();
    }

    @Test
    void theNumberOfTheOtherDateSystemIsAnotherDate() {
        assertThat(LooseValue.isShownOtherwise(DAY, number(SERIAL), true)).isFalse();
        assertThat(LooseValue.isShownOtherwise(DAY, number(SERIAL_SINCE_1904), false))
                .isFalse();
    }

    @Test
    void aMomentThatLostItsFormatIsThatNumberToo() {
        CellValue noon = new CellValue.DateTime(LocalDateTime.of(1904, 1, 1, 12, 0));
        assertThat(LooseValue.isShownOtherwise(noon, number(0.5), true)).isTrue();
        assertThat(LooseValue.isShownOtherwise(noon, number(1462.5), false)).isTrue();
    }

    @Test
    void aDayBeforeTheDateSystemBeginsIsNoNumberOfIt() {
        CellValue before = new CellValue.Date(LocalDate.of(1903, 12, 31));
        assertThat(LooseValue.isShownOtherwise(before, number(1461), false)).isTrue();
        assertThat(LooseValue.isShownOtherwise(before, number(-1), true)).isFalse();
    }

    private static RawCell number(double value) {
        return new RawCell.Number(value, "General");
    }
}
