package dev.bidbook.ledger;

import dev.bidbook.sheet.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a sheet's history are asked for.
 *
 * @param key only this row's, or null
 * @param column only this column's, or null
 * @param person only this person's, or null
 * @param submission only this submission's, or null
 * @param limit at most so many, 1 to {@value #MOST}
 * @param before only entries with a lower ordinal, to go on from the last one of a page; or null
 */
public record HistoryFilter(
        @Nullable RowKey key,
        @Nullable String column,
        @Nullable String person,
        @Nullable String submission,
        int limit,
        @Nullable Integer before) {

    /** How many entries one answer holds at most. */
    public static final int MOST = 1000;

    /** Everything, the latest {@value #MOST} entries. */
    public static final HistoryFilter ALL = new HistoryFilter(null, null, null, null, MOST, null);

    /** Checks the limit, {@link IllegalArgumentException} if it is out of bounds. */
    public HistoryFilter {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page of history has 1 to " + MOST + " entries");
        }
    }

    /** Everything of one cell. */
    public static HistoryFilter cell(RowKey key, String column) {
        return new HistoryFilter(key, column, null, null, MOST, null);
    }
}
