package dev.bidbook.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a server end well: it waits until the process is asked to end, and holds the process until everything is closed. Open it
 * before what it shall outlive.
 */
final class Stop implements AutoCloseable {

    /** Ample time to finish the requests that are under way. */
    private static final long SECONDS_TO_CLOSE = 20;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "stop");
    private volatile boolean waiting;

    Stop() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Returns when the process is asked to end, or this thread is interrupted. */
    void await() {
        waiting = true;
        try {
            asked.await();
        } catch (InterruptedException e) {
            // Whoever runs this inside another program has asked to stop, and is answered by stopping.
            waiting = false;
        }
    }

    private void ask() {
        asked.countDown();
        if (!waiting) {
            return;
        }
        try {
            boolean inTime = closed.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("Some requests did not end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
