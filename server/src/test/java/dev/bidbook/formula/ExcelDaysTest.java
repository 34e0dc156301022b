package dev.bidbook.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Excel's numbers for days. */
final class ExcelDaysTest {

    @Test
    void aDayHasTheNumberThatExcelGivesIt() {
        assertThat(ExcelDays.serial(LocalDate.of(1900, 1, 1))).isEqualTo(1);
        assertThat(ExcelDays.serial(LocalDate.of(1900, 2, 28))).isEqualTo(59);
        assertThat(ExcelDays.serial(LocalDate.of(1900, 3, 1))).isEqualTo(61);
        assertThat(ExcelDays.serial(LocalDate.of(2026, 11, 22))).isEqualTo(46348);
        assertThat(ExcelDays.serial(LocalDate.of(2026, 11, 22).atTime(18, 0))).isEqualTo(46348.75);
    }

    @Test
    void aNumberMeansTheDayThatHasIt() {
        for (int serial : new int[] {1, 59, 61, 62, 46348, 2_958_465}) {
            assertThat(ExcelDays.serial(ExcelDays.moment(serial).orElseThrow())).isEqualTo(serial);
        }
        assertThat(ExcelDays.moment(46348.75))
                .contains(LocalDate.of(2026, 11, 22).atTime(18, 0));
        assertThat(ExcelDays.moment(0.5)).isEmpty();
        assertThat(ExcelDays.moment(-3)).isEmpty();
        assertThat(ExcelDays.moment(2_958_466)).isEmpty();
        assertThat(ExcelDays.moment(1e300)).isEmpty();
    }
}
