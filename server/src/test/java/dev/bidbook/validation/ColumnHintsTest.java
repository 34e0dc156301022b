package dev.bidbook.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.validation.ReadingHints.DayOrder;
import dev.bidbook.validation.ReadingHints.DecimalMark;
import org.junit.jupiter.api.Test;

class ColumnHintsTest {

    @Test
    void oneUnmistakableDateDecidesTheOrder() {
        assertThat(hints("date", "03/04/2026", "25/03/2026").dayOrder()).isEqualTo(DayOrder.DAY_FIRST);
        assertThat(hints("date", "03/04/2026", "3/25/2026 00:00").dayOrder()).isEqualTo(DayOrder.MONTH_FIRST);
    }

    @Test
    void datesThatContradictEachOtherDecideNothing() {
        assertThat(hints("date", "03/25/2026", "25/03/2026").dayOrder()).isEqualTo(DayOrder.UNKNOWN);
        assertThat(hints("date", "03/04/2026", "2026-03-25").dayOrder()).isEqualTo(DayOrder.UNKNOWN);
    }

    @Test
    void oneUnmistakableNumberDecidesTheDecimalMark() {
        assertThat(hints("money", "1,234", "12,50 €").decimalMark()).isEqualTo(DecimalMark.COMMA);
        assertThat(hints("decimal", "1,234", "0.5").decimalMark()).isEqualTo(DecimalMark.POINT);
        assertThat(hints("decimal", "1,234", "1,234,567").decimalMark()).isEqualTo(DecimalMark.POINT);
        assertThat(hints("decimal", "1,234", "1.234.567").decimalMark()).isEqualTo(DecimalMark.COMMA);
        assertThat(hints("decimal", "1,234", "1,234.5").decimalMark()).isEqualTo(DecimalMark.POINT);
    }

    @Test
    void numbersThatContradictEachOtherDecideNothing() {
        assertThat(hints("decimal", "0,5", "0.5").decimalMark()).isEqualTo(DecimalMark.UNKNOWN);
        assertThat(hints("decimal", "1,234", "12").decimalMark()).isEqualTo(DecimalMark.UNKNOWN);
    }

    private static ReadingHints hints(String kind, String... texts) {
        ColumnHints hints = new ColumnHints(ReadingTable.column(kind));
        for (String text : texts) {
            hints.see(new RawCell.Text(text));
        }
        return hints.hints(false);
    }
}
