package dev.bidbook.ledger;

import dev.bidbook.ledger.Outcome.Accepted;
import dev.bidbook.ledger.Outcome.RetryKeyReused;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.SubmissionStore.Stored;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Answers a repeated request as it was answered the first time. Only what was accepted is remembered. */
final class Replays {

    private Replays() {}

    /** The answer to a request that came before, or null if this one is new. */
    static @Nullable Outcome of(Handle handle, StoredSheet sheet, String person, @Nullable Retry retry, Instant now) {
        if (retry == null) {
            return null;
        }
        Stored first = new SubmissionStore(handle)
                .withRetryKey(sheet.number(), person, retry.key(), now)
                .orElse(null);
        if (first == null) {
            return null;
        }
        return retry.digest().equals(first.digest())
                ? new Accepted(first.id(), first.revision(), first.changed(), first.unchanged(), true)
                : new RetryKeyReused();
    }
}
