package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;

/**
 * One entry of the change log.
 *
 * @param ordinal its number within the sheet, in the order of time; 0 before it is stored
 * @param revision the revision that it belongs to
 * @param submission the submission that it belongs to
 * @param rowId the row's number
 * @param key the row's key
 * @param column the column, or {@link #ROW} or {@link #GONE}
 * @param what what happened
 * @param oldValue the plain value before
 * @param newValue the plain value after; for {@link What#LOST} the value that was not taken
 * @param wasOwn whether a person had written the cell in this sheet before
 */
record CellChange(
        int ordinal,
        int revision,
        String submission,
        int rowId,
        RowKey key,
        String column,
        What what,
        CellValue oldValue,
        CellValue newValue,
        boolean wasOwn) {

    /** The pseudo column for the row as a whole. */
    static final String ROW = "#row";

    /** The pseudo column for the mark that the report no longer has the row: its value is the period since when. */
    static final String GONE = "#gone";

    /** The same change to another value. */
    CellChange withNew(CellValue value) {
        return new CellChange(ordinal, revision, submission, rowId, key, column, what, oldValue, value, wasOwn);
    }

    /** What happened to a cell or row. */
    enum What {
        CHANGED,
        LOST,
        ADDED,
        REMOVED,
        RESTORED
    }
}
