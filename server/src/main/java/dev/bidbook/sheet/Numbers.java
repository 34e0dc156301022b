package dev.bidbook.sheet;

import java.math.BigDecimal;
import java.math.MathContext;

/** How numbers are written where text is needed. */
public final class Numbers {

    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    private Numbers() {}

    /** The number at 15 significant digits, without exponent and without trailing zeros: {@code 12}, {@code 0.42}. */
    public static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value).round(FIFTEEN_DIGITS).stripTrailingZeros().toPlainString();
    }
}
