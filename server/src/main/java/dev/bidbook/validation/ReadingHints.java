package dev.bidbook.validation;

/**
 * What is known of how the sender writes dates and numbers as text, found from a column's other values.
 *
 * @param dayOrder which comes first in {@code 03/04/2026}
 * @param decimalMark which separator is the decimal point in {@code 1,234}
 * @param epoch1904 whether bare date serials count from 1904
 */
public record ReadingHints(DayOrder dayOrder, DecimalMark decimalMark, boolean epoch1904) {

    /** Nothing is known: what can be read in two ways is a fault. */
    public static final ReadingHints NONE = new ReadingHints(DayOrder.UNKNOWN, DecimalMark.UNKNOWN, false);

    /** Which of day and month comes first. */
    public enum DayOrder {
        UNKNOWN,
        DAY_FIRST,
        MONTH_FIRST
    }

    /** Which character parts the decimals. */
    public enum DecimalMark {
        UNKNOWN,
        POINT,
        COMMA
    }
}
