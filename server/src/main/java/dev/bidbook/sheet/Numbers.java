package dev.bidbook.sheet;

import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are written where text is needed. */
public final class Numbers {

    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    private static final double MOST_DECIMAL = 1e10;
    private static final int PLACES = 10_000;

    private Numbers() {}

    /** The number at 15 significant digits, without exponent and without trailing zeros: {@code 12}, {@code 0.42}. */
    public static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        // The nearest double of a decimal of at most 14 digits: at 15 digits it is that decimal.
        if (Math.abs(value) < MOST_DECIMAL && Math.rint(value * PLACES) / PLACES == value) {
            long scaled = Math.round(Math.abs(value) * PLACES);
            StringBuilder text = new StringBuilder(20).append(value < 0 ? "-" : "");
            text.append(scaled / PLACES).append('.').append(scaled % PLACES + PLACES);
            // The one that kept the zeros behind the point goes.
            text.deleteCharAt(text.indexOf(".") + 1);
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
            return text.toString();
        }
        return new BigDecimal(value).round(FIFTEEN_DIGITS).stripTrailingZeros().toPlainString();
    }
}
