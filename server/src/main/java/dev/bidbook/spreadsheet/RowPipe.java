package dev.bidbook.spreadsheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private int rowsAhead;
    private long bytesAhead;
    private boolean stopped;
    private boolean ended;
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

    /** Adds rows, and waits until there is room for more; answers whether more are wanted. */
    private boolean put(Batch batch) {
        lock.lock();
        try {
            batches.add(batch);
            rowsAhead += batch.rows().size();
            bytesAhead += batch.bytes();
            changed.signalAll();
            while (!stopped && (rowsAhead > ROWS_AHEAD || bytesAhead > BYTES_AHEAD)) {
                changed.awaitUninterruptibly();
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable Throwable problem) {
        lock.lock();
        try {
            failure = problem;
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
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
    private @Nullable Batch take() throws SpreadsheetRefusedException {
        lock.lock();
        try {
            while (batches.isEmpty() && !ended) {
                changed.awaitUninterruptibly();
            }
            Batch batch = batches.poll();
            if (batch == null) {
                fail();
                return null;
            }
            rowsAhead -= batch.rows().size();
            bytesAhead -= batch.bytes();
            changed.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** Throws what ended the reading, if anything but the end of the part did. */
    private void fail() throws SpreadsheetRefusedException {
        if (failure instanceof SpreadsheetRefusedException refused) {
            throw refused;
        } else if (failure instanceof RuntimeException problem) {
            throw problem;
        } else if (failure instanceof Error problem) {
            throw problem;
        }
    }

    /** Comes back once nobody reads ahead any more, so that the part can be closed. */
    private void stop() {
        lock.lock();
        try {
            stopped = true;
            batches.clear();
            changed.signalAll();
            while (!ended) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
