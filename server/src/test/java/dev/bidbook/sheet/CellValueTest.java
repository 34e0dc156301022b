package dev.bidbook.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellValueTest {

    @Test
    void theLargestNumbersStayFiniteAtFifteenDigits() {
        CellValue.Number largest = new CellValue.Number(Double.MAX_VALUE);

        assertThat(largest.value()).isEqualTo(1.79769313486231E308);
        assertThat(new CellValue.Number(largest.value())).isEqualTo(largest);
        assertThat(new CellValue.Number(-Double.MAX_VALUE).value()).isEqualTo(-1.79769313486231E308);
    }
}
