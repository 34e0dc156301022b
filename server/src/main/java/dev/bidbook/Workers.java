package dev.bidbook;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that work for requests, beside those that answer them. */
final class Workers implements AutoCloseable {

    private static final int IDLE_SECONDS = 30;

    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ExecutorService ahead;
    private final ExecutorService rows;

    Workers() {
        AtomicInteger number = new AtomicInteger();
        ahead = new ThreadPoolExecutor(
                0,
                2 * processors,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> daemon(work, "bidbook-ahead-" + number.incrementAndGet()));
        rows = Executors.newFixedThreadPool(processors, work -> daemon(work, "rows"));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A few threads for work beside a request. Whoever asks while all are busy is refused, and works alone. */
    Executor ahead() {
        return ahead;
    }

    /** Works on the rows of all workbooks that are written at the same time, and judges those of large sheets. */
    Executor rows() {
        return rows;
    }

    /** How many threads work on rows. */
    int processors() {
        return processors;
    }

    @Override
    public void close() {
        ahead.shutdownNow();
        rows.shutdown();
    }
}
