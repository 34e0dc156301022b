package dev.bidbook.command;

import dev.bidbook.sheet.RowProgress;
import java.util.Locale;
import java.util.function.Supplier;

/** How many rows a command has read or written so far, for its progress. Thread-safe. */
final class RowCount implements RowProgress, Supplier<String> {

    private volatile int rows;

    @Override
    public void done(int doneRows) {
        rows = doneRows;
    }

    /** {@code 12,345 rows}, or nothing before the first. */
    @Override
    public String get() {
        return rows == 0 ? "" : String.format(Locale.ROOT, "%,d row%s", rows, rows == 1 ? "" : "s");
    }
}
