package dev.bidbook.sheet;

/**
 * Told how far long work over rows is. It is called often, from whichever thread works, so it must be quick and
 * thread-safe.
 */
@FunctionalInterface
public interface RowProgress {

    /** For work that nobody watches. */
    RowProgress NONE = rows -> {};

    /**
     * Another row is done.
     *
     * @param rows how many rows of this pass are done; a further pass counts from 1 again
     */
    void done(int rows);
}
