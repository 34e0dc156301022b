package dev.bidbook.demo;

import java.time.LocalDate;

/** One cell of an export. */
sealed interface ExportCell {

    /** {@code <x:c />}. */
    enum Empty implements ExportCell {
        EMPTY
    }

    /**
     * Text, written exactly as it is, with white space around it if there is any.
     *
     * @param text the text
     */
    record Text(String text) implements ExportCell {}

    /**
     * A number.
     *
     * @param value the number
     */
    record Number(double value) implements ExportCell {}

    /**
     * A day, written as a serial number with a date format.
     *
     * @param value the day
     */
    record Day(LocalDate value) implements ExportCell {}
}
