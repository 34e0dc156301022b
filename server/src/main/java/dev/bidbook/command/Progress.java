package dev.bidbook.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows on a terminal that long work goes on: what is being done, since when, and how far it is. Quick work shows nothing, and
 * nothing is shown where no person looks.
 */
final class Progress {

    private static final long FIRST_SHOWN_MILLIS = 700;
    private static final long SHOWN_EVERY_MILLIS = 200;
    private static final double NANOS_PER_SECOND = 1e9;

    private Progress() {}

    /**
     * Does the work and shows its progress meanwhile.
     *
     * @param terminal where to show it
     * @param label what is being done, such as {@code Reading report.xlsx}
     * @param howFar how far it is, such as {@code 12 MB}; asked from another thread
     * @param work the work
     * @throws Exception what the work throws
     */
    static <T> T during(Terminal terminal, String label, Supplier<String> howFar, Callable<T> work) throws Exception {
        if (!terminal.interactive()) {
            return work.call();
        }
        CountDownLatch done = new CountDownLatch(1);
        Thread display = new Thread(() -> show(terminal.err(), label, howFar, done), "progress");
        display.setDaemon(true);
        display.start();
        try {
            return work.call();
        } finally {
            done.countDown();
            display.join();
        }
    }

    private static void show(PrintWriter err, String label, Supplier<String> howFar, CountDownLatch done) {
        long start = System.nanoTime();
        int longest = 0;
        try {
            long wait = FIRST_SHOWN_MILLIS;
            while (!done.await(wait, TimeUnit.MILLISECONDS)) {
                double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
                String far = howFar.get();
                String line =
                        String.format(Locale.ROOT, "%s … %.1f s%s", label, seconds, far.isEmpty() ? "" : ", " + far);
                longest = Math.max(longest, line.length());
                err.print("\r" + line + " ".repeat(longest - line.length()));
                err.flush();
                wait = SHOWN_EVERY_MILLIS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (longest > 0) {
            err.print("\r" + " ".repeat(longest) + "\r");
            err.flush();
        }
    }
}
