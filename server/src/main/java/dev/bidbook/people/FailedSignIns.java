package dev.bidbook.people;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records failed sign-ins, but only so many in a time: whoever fails on purpose shall not fill the disk. How many were
 * left out stands in the next one that is recorded. Thread-safe.
 */
final class FailedSignIns {

    private static final int MOST = 100;
    private static final Duration WITHIN = Duration.ofMinutes(15);

    private final AuditTrail trail;
    private final Clock clock;
    private Instant until = Instant.EPOCH;
    private int recorded;
    private long leftOut;

    FailedSignIns(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Records a failure.
     *
     * @param account the account that was named; with null what was named is not recorded, for it may be a password
     */
    void record(@Nullable Account account, String why) {
        long unrecorded = counted();
        if (unrecorded >= 0) {
            String name = account == null ? "" : account.name();
            trail.record(new AuditEvent(
                    "nobody",
                    "sign-in-failed",
                    name,
                    Map.of("why", why, "left out before", Long.toString(unrecorded))));
        }
    }

    /** How many were left out before this one, or -1 if this one is left out, too. */
    private synchronized long counted() {
        Instant now = clock.instant();
        if (!until.isAfter(now)) {
            until = now.plus(WITHIN);
            recorded = 0;
        }
        if (recorded >= MOST) {
            leftOut++;
            return -1;
        }
        recorded++;
        long before = leftOut;
        leftOut = 0;
        return before;
    }
}
