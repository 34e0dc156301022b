package dev.bidbook.intake;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A report's digest, worked out once: by whoever runs this, or else when it is asked for. Equal to another of the same
 * text. Thread-safe.
 */
public final class LateDigest implements Runnable {

    private final FutureTask<String> work;

    LateDigest(Callable<String> work) {
        this.work = new FutureTask<>(work);
    }

    /** Works it out, unless somebody has begun already. */
    @Override
    public void run() {
        work.run();
    }

    /** The digest, waited for if somebody is at it. */
    String text() {
        run();
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a report was digested", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a report could not be digested", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LateDigest digest && digest.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
