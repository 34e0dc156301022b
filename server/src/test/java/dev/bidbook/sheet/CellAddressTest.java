package dev.bidbook.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellAddressTest {

    @Test
    void columnsAreNamedByLettersAsInASpreadsheet() {
        assertThat(IntStream.of(0, 25, 26, 51, 52, 701, 702, 703, 16_383).mapToObj(CellAddress::columnLetters))
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "AAB", "XFD");
    }

    @Test
    void anAddressReadsAsInASpreadsheet() {
        assertThat(new CellAddress(41, 12)).hasToString("M41");
    }
}
