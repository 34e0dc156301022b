package dev.bidbook.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures by a name, and says how long to wait once there were too many within a time. It remembers a bounded
 * number of names, those that failed last. Thread-safe.
 */
final class Throttle {

    /** Names that are remembered. */
    private static final int REMEMBERED = 20_000;

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Failures {
        private int count;
        private Instant until = Instant.EPOCH;
    }

    /**
     * A throttle.
     *
     * @param most how many failures are let through
     * @param within for how long a failure counts
     */
    Throttle(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /**
     * Counts an attempt as failed until {@link #forgive} says otherwise, so that many at once are no way around.
     *
     * @return how long to wait before the next attempt; zero: this one may be made
     */
    synchronized Duration begin(String name) {
        Instant now = clock.instant();
        Failures known = failures.computeIfAbsent(name, any -> new Failures());
        if (!known.until.isAfter(now)) {
            known.count = 0;
            known.until = now.plus(within);
        }
        if (known.count >= most) {
            return Duration.between(now, known.until);
        }
        known.count++;
        Iterator<String> eldest = failures.keySet().iterator();
        if (failures.size() > REMEMBERED && eldest.hasNext()) {
            eldest.next();
            eldest.remove();
        }
        return Duration.ZERO;
    }

    /** Takes one failure back: the attempt was none. */
    synchronized void forgive(String name) {
        Failures known = failures.get(name);
        if (known != null && known.count > 0) {
            known.count--;
        }
    }

    /** Forgets the failures of a name. */
    synchronized void forget(String name) {
        failures.remove(name);
    }
}
