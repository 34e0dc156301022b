package dev.bidbook.spreadsheet;

/** Takes the rows of a sheet one after another. */
@FunctionalInterface
public interface RowHandler {

    /**
     * Takes the next row. Rows come in the order of their numbers; rows without any cell may be left out.
     *
     * @return whether to go on reading
     */
    boolean row(RawRow row);
}
