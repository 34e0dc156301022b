package dev.bidbook.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Numbers of cells are those that Java reads, to the last bit. */
class CellNumbersPropertiesTest {

    @Test
    void anyDoubleIsReadAsItIsHoweverItIsWritten() {
        RandomCases.of(getClass(), "anyDoubleIsReadAsItIsHoweverItIsWritten", 5_000)
                .check(draw -> {
                    double any = Double.longBitsToDouble(draw.bits());
                    double value = Double.isFinite(any) ? any : draw.below(1000) / 7.0;
                    String text =
                            switch (draw.below(4)) {
                                case 0 -> Double.toString(value);
                                case 1 -> new BigDecimal(value).toString();
                                case 2 -> new BigDecimal(value).toPlainString();
                                default -> "%.16e".formatted(value);
                            };
                    draw.tell(text);
                    assertThat(read(text)).isEqualTo(Double.valueOf(text));
                });
    }

    @Test
    void anyDigitsAreReadAsJavaReadsThem() {
        RandomCases.of(getClass(), "anyDigitsAreReadAsJavaReadsThem", 5_000).check(draw -> {
            String text = draw.of("", "-", "+")
                    + digits(draw)
                    + draw.of("", "." + digits(draw))
                    + draw.of("", draw.of("e", "E") + draw.of("", "-", "+") + draw.below(400));
            draw.tell(text);
            Double java = Double.valueOf(text);
            // As objects, for which no number is the same as no number, and zero is not minus zero.
            assertThat(read(text)).isEqualTo(java.isInfinite() ? Double.valueOf(Double.NaN) : java);
        });
    }

    private static String digits(Draw draw) {
        StringBuilder digits = new StringBuilder();
        for (int i = draw.between(1, 30); i > 0; i--) {
            digits.append(draw.below(10));
        }
        return digits.toString();
    }

    private static Double read(String text) {
        return CellNumbers.parse(text.toCharArray(), 0, text.length());
    }
}
