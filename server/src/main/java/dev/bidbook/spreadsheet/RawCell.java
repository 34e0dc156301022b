package dev.bidbook.spreadsheet;

import java.time.LocalDateTime;

/** A cell as it stands in a file, before anybody has said what its column holds. Immutable. */
public sealed interface RawCell {

    /** No value. */
    enum Blank implements RawCell {
        /** The one blank. */
        BLANK
    }

    /**
     * Text exactly as it stands, white space included; rich text without its formatting, phonetics left out.
     *
     * @param text the text, perhaps empty
     */
    record Text(String text) implements RawCell {}

    /**
     * A number that is not formatted as a date.
     *
     * @param value a finite number
     * @param format the cell's number format code, {@code General} if it has none
     */
    record Number(double value, String format) implements RawCell {}

    /**
     * A number formatted as a date or time, or an ISO date ({@code t="d"}).
     *
     * @param value the moment, in the file's own date system already, to the second
     * @param serial the number that stands in the file, or the serial of an ISO date
     * @param format the cell's number format code
     */
    record Moment(LocalDateTime value, double serial, String format) implements RawCell {}

    /**
     * A boolean.
     *
     * @param value the boolean
     */
    record Truth(boolean value) implements RawCell {}

    /**
     * An error value.
     *
     * @param code the text of the error, such as {@code #N/A}
     */
    record Fault(String code) implements RawCell {}

    /**
     * A formula.
     *
     * @param result its stored value, never itself a formula; {@link Blank#BLANK} if the file has no value for it
     */
    record Formula(RawCell result) implements RawCell {}
}
