package dev.bidbook.discussion;

import dev.bidbook.sheet.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Which threads are asked for.
 *
 * @param open only open ones, or only resolved ones, or null for both
 * @param key only this row's, or null
 * @param column only this column's, or null
 * @param before only threads with a lower number, or null
 * @param limit at most so many, from 1
 */
public record ThreadFilter(
        @Nullable Boolean open, @Nullable RowKey key, @Nullable String column, @Nullable Integer before, int limit) {

    /** The open ones, the latest first. */
    public static ThreadFilter open(int limit) {
        return new ThreadFilter(true, null, null, null, limit);
    }
}
