package dev.bidbook.signoff;

import dev.bidbook.ledger.Author;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is other now than it was at a revision, in the rows and columns that a signature is under.
 *
 * @param count how many cells; a row that came or went counts as one
 * @param cells some of them, at most {@value #MOST}, in the order of their rows and columns
 * @param parameters the parameters of the template that are others
 */
public record SignedChanges(int count, List<Cell> cells, List<Parameter> parameters) {

    /** How many cells are listed. */
    public static final int MOST = 100;

    /** Nothing. */
    static final SignedChanges NONE = new SignedChanges(0, List.of(), List.of());

    /** What stands for the column where a row came or went. */
    public static final String ROW = "#row";

    /** Whether nothing is other. */
    public boolean isEmpty() {
        return count == 0 && parameters.isEmpty();
    }

    /**
     * A cell, or a row as a whole.
     *
     * @param key the row
     * @param column the column, or {@link #ROW}
     * @param what {@code changed}, {@code added} or {@code removed}
     * @param from what stood there; blank for a row
     * @param to what stands there
     * @param by who changed it last and when, as far as that is known
     */
    public record Cell(RowKey key, String column, String what, CellValue from, CellValue to, @Nullable Author by) {}

    /**
     * A parameter.
     *
     * @param name its name
     * @param from what it was, or null if the template did not have it
     * @param to what it is, or null if the template does not have it any more
     */
    public record Parameter(String name, @Nullable Double from, @Nullable Double to) {}
}
