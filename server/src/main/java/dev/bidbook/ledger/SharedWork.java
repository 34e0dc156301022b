package dev.bidbook.ledger;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work on many rows of which each is done by itself: whoever asks for it takes one piece after another, and so does somebody
 * else if anybody is free.
 */
final class SharedWork {

    private static final int ROWS_AT_ONCE = 2_048;

    private final int rows;
    private final Supplier<Rows> hands;
    private final AtomicInteger next = new AtomicInteger();
    private final CountDownLatch undone;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Somebody's work on rows; used by one thread. */
    interface Rows {
        /** Works on the rows from one place to before another. */
        void work(int from, int to);
    }

    private SharedWork(int rows, Supplier<Rows> hands) {
        this.rows = rows;
        this.hands = hands;
        this.undone = new CountDownLatch((rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE);
    }

    /**
     * Comes back when all is done; throws what any of it threw.
     *
     * @param rows how many there are
     * @param others who may help; nobody is waited for who has not begun
     * @param hands makes what works on the rows, once for everybody who does
     */
    static void on(int rows, Executor others, Supplier<Rows> hands) {
        SharedWork work = new SharedWork(rows, hands);
        if (rows > ROWS_AT_ONCE) {
            try {
                others.execute(work::share);
            } catch (RejectedExecutionException e) {
                // The program is about to end: all of it is done here.
            }
        }
        work.share();
        work.await();
    }

    private void share() {
        Rows mine = null;
        for (int from = next.getAndAdd(ROWS_AT_ONCE); from < rows; from = next.getAndAdd(ROWS_AT_ONCE)) {
            try {
                mine = mine == null ? hands.get() : mine;
                mine.work(from, Math.min(rows, from + ROWS_AT_ONCE));
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                undone.countDown();
            }
        }
    }

    private void await() {
        boolean interrupted = false;
        while (true) {
            try {
                undone.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        } else if (thrown instanceof Error error) {
            throw error;
        }
    }
}
