package dev.bidbook.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The value of one cell as Bidbook stores it: typed, immutable, and equal exactly when a person would call two cells
 * the same. Thread-safe.
 */
public sealed interface CellValue {

    /** Nothing: an empty cell. Text of white space alone is read as blank too. */
    enum Blank implements CellValue {
        /** The one blank. */
        BLANK
    }

    /**
     * Text, never empty, without white space around it.
     *
     * @param text what stands in the cell
     */
    record Text(String text) implements CellValue {}

    /**
     * A finite number. Numbers are equal at 15 significant digits, which is all that a spreadsheet keeps; the value is
     * rounded to them here, so that record equality is the right one.
     *
     * @param value the number; NaN and infinities are refused with {@link IllegalArgumentException}
     */
    record Number(double value) implements CellValue {
        public Number {
            value = atFifteenDigits(value);
        }
    }

    /**
     * A day.
     *
     * @param value the day, without time or zone
     */
    record Date(LocalDate value) implements CellValue {}

    /**
     * A day and a time of day, to the second.
     *
     * @param value the local date and time
     */
    record DateTime(LocalDateTime value) implements CellValue {}

    /**
     * Yes or no.
     *
     * @param value true for yes
     */
    record YesNo(boolean value) implements CellValue {}

    /** Whether this is {@link Blank#BLANK}. */
    default boolean isBlank() {
        return this instanceof Blank;
    }

    /** {@link Text} of the given text without the white space around it, or {@link Blank#BLANK} if nothing is left. */
    static CellValue ofText(String text) {
        return WhiteSpace.isBlank(text) ? Blank.BLANK : new Text(WhiteSpace.strip(text));
    }

    /**
     * How a person reads this value in a message: dates as ISO, whole numbers without decimals, yes and no, blank as
     * {@code (blank)}.
     */
    default String display() {
        if (this instanceof Text text) {
            return text.text();
        } else if (this instanceof Number number) {
            return Numbers.plain(number.value());
        } else if (this instanceof Date date) {
            return date.value().toString();
        } else if (this instanceof DateTime dateTime) {
            return dateTime.value().toString();
        } else if (this instanceof YesNo yesNo) {
            return yesNo.value() ? "Yes" : "No";
        } else {
            return "(blank)";
        }
    }

    private static double atFifteenDigits(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a cell's number is finite");
        }
        double magnitude = Math.abs(value);
        if (magnitude < 1e15 && value == Math.rint(value)) {
            return value == 0 ? 0.0 : value;
        }
        // Most decimals of a report have at most four places: the nearest double of such a decimal is already what
        // rounding to 15 digits would give, and this test is a hundred times cheaper than the rounding.
        if (magnitude < 1e10 && Math.rint(value * 10_000) / 10_000 == value) {
            return value;
        }
        double rounded = new BigDecimal(value).round(new MathContext(15)).doubleValue();
        // Beside the largest double there is nothing to round up to.
        return Double.isInfinite(rounded)
                ? new BigDecimal(value)
                        .round(new MathContext(15, RoundingMode.DOWN))
                        .doubleValue()
                : rounded;
    }
}
