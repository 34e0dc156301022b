package dev.bidbook.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets only so many requests at a time do what needs much memory or time; the others wait, but not for ever. */
final class HeavyWork {

    private final Semaphore places;
    private final int seconds;

    HeavyWork(HttpLimits limits) {
        this.places = new Semaphore(limits.heavyRequests(), true);
        this.seconds = limits.heavySeconds();
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }

    /** Does the work in its turn; a {@link HttpFailure} if no turn comes. */
    <T> T inTurn(Work<T> work) throws Exception {
        if (!places.tryAcquire(seconds, TimeUnit.SECONDS)) {
            throw new HttpFailure(
                    ErrorKind.BUSY, "Other large requests are still being worked on. Try again in a few seconds.");
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }
}
