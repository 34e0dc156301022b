package dev.bidbook.spreadsheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rows of a sheet to their handler. After the first few, which is all that many a reader wants, somebody else
 * reads ahead, by no more than a bounded number of bytes, while the handler is busy.
 */
final class RowPipe implements Runnable {

    private static final int FIRST_ROWS = 100;
    private static final int ROWS_AT_ONCE = 128;
    private static final long BYTES_AT_ONCE = 1 << 18;
    private static final int ROWS_AHEAD = 8 * ROWS_AT_ONCE;
    private static final long BYTES_AHEAD = 8 * BYTES_AT_ONCE;

    /** Some rows, and the bytes of the part that they were read from. */
    private record Batch(List<RawRow> rows, long bytes) {}

    private final SheetParser parser;
    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private int rowsAhead;
    private long bytesAhead;
    private boolean stopped;
    private boolean ended;
    private boolean interrupted;
    private @Nullable Throwable failure;

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
            pipe.stop();
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
                Batch batch = read();
                wanted = !batch.rows().isEmpty() && put(batch);
            }
        } catch (SpreadsheetRefusedException | RuntimeException | Error e) {
            problem = e;
        } finally {
            end(problem);
        }
    }

    private Batch read() throws SpreadsheetRefusedException {
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
            put(new Batch(rows, parser.unpacked() - start));
            throw e;
        }
        return new Batch(rows, parser.unpacked() - start);
    }

    private synchronized boolean put(Batch batch) {
        batches.add(batch);
        rowsAhead += batch.rows().size();
        bytesAhead += batch.bytes();
        notifyAll();
        while (!stopped && (rowsAhead > ROWS_AHEAD || bytesAhead > BYTES_AHEAD)) {
            pause();
        }
        return !stopped;
    }

    private synchronized void end(@Nullable Throwable problem) {
        failure = problem;
        ended = true;
        notifyAll();
    }

    private boolean handOn(RowHandler handler) throws SpreadsheetRefusedException {
        for (Batch batch = take(); batch != null; batch = take()) {
            for (RawRow row : batch.rows()) {
                if (!handler.row(row)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The next rows; null after the last. */
    private synchronized @Nullable Batch take() throws SpreadsheetRefusedException {
        while (batches.isEmpty() && !ended) {
            pause();
        }
        Batch batch = batches.poll();
        if (batch != null) {
            rowsAhead -= batch.rows().size();
            bytesAhead -= batch.bytes();
            notifyAll();
        } else if (failure instanceof SpreadsheetRefusedException refused) {
            throw refused;
        } else if (failure instanceof RuntimeException problem) {
            throw problem;
        } else if (failure instanceof Error problem) {
            throw problem;
        }
        return batch;
    }

    /** Comes back once nobody reads ahead any more, so that the part can be closed. */
    private synchronized void stop() {
        stopped = true;
        batches.clear();
        notifyAll();
        while (!ended) {
            pause();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the other side. Whoever wants to end the handler's thread is heard once nobody reads ahead. */
    private synchronized void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }
}
