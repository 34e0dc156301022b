package dev.bidbook.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Brings the rows of a sheet to their handler. After the first few, which is all that many a reader wants, somebody else
 * reads ahead, by no more than a bounded number of bytes, while the handler is busy.
 */
final class RowPipe implements Runnable {

    private static final int FIRST_ROWS = 100;
    private static final int ROWS_AT_ONCE = 128;
    private static final long BYTES_AT_ONCE = 1 << 18;
    private static final long BYTES_AHEAD = 8 * BYTES_AT_ONCE;

    private final SheetParser parser;
    private final HandOver<List<RawRow>> batches = new HandOver<>(BYTES_AHEAD);

    private RowPipe(SheetParser parser) {
        this.parser = parser;
    }

    /** Hands on all rows, or as many as the handler wants; answers whether it wanted all. */
    static boolean run(SheetParser parser, Executor ahead, RowHandler handler) throws SpreadsheetRefusedException {
        for (int i = 0; i < FIRST_ROWS; i++) {
            RawRow row = parser.next();
            if (row == null) {
                return true;
            } else if (!handler.row(row)) {
                return false;
            }
        }
        RowPipe pipe = new RowPipe(parser);
        try {
            ahead.execute(pipe);
        } catch (RejectedExecutionException e) {
            return alone(parser, handler);
        }
        try {
            return pipe.handOn(handler);
        } finally {
            // Only then the part can be closed.
            pipe.batches.stop();
        }
    }

    private static boolean alone(SheetParser parser, RowHandler handler) throws SpreadsheetRefusedException {
        for (RawRow row = parser.next(); row != null; row = parser.next()) {
            if (!handler.row(row)) {
                return false;
            }
        }
        return true;
    }

    /** Reads ahead. */
    @Override
    public void run() {
        Throwable problem = null;
        try {
            boolean wanted = true;
            while (wanted) {
                wanted = giveNext();
            }
        } catch (SpreadsheetRefusedException | RuntimeException | Error e) {
            problem = e;
        } finally {
            batches.end(problem);
        }
    }

    /** Reads some rows; answers whether there were any, and more are wanted. */
    private boolean giveNext() throws SpreadsheetRefusedException {
        long start = parser.unpacked();
        List<RawRow> rows = new ArrayList<>(ROWS_AT_ONCE);
        try {
            while (rows.size() < ROWS_AT_ONCE && parser.unpacked() - start < BYTES_AT_ONCE) {
                RawRow row = parser.next();
                if (row == null) {
                    break;
                }
                rows.add(row);
            }
        } catch (SpreadsheetRefusedException | RuntimeException e) {
            // The rows before it are handed on all the same, as they are where nobody reads ahead.
            give(rows, parser.unpacked() - start);
            throw e;
        }
        return !rows.isEmpty() && give(rows, parser.unpacked() - start);
    }

    /** Hands rows over, and waits until there is room for more; answers whether more are wanted. */
    private boolean give(List<RawRow> rows, long bytes) {
        // Rows of few bytes take room, too.
        return batches.give(rows, Math.max(bytes, rows.size() * (BYTES_AT_ONCE / ROWS_AT_ONCE)));
    }

    private boolean handOn(RowHandler handler) throws SpreadsheetRefusedException {
        for (List<RawRow> rows = batches.take(); rows != null; rows = batches.take()) {
            for (RawRow row : rows) {
                if (!handler.row(row)) {
                    return false;
                }
            }
        }
        if (batches.failure() instanceof SpreadsheetRefusedException refused) {
            throw refused;
        }
        return true;
    }
}
