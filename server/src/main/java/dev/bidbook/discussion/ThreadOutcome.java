package dev.bidbook.discussion;

import dev.bidbook.validation.Problem;
import java.util.List;

/** What became of something that somebody wanted to say. */
public sealed interface ThreadOutcome {

    /**
     * It is stored.
     *
     * @param thread the thread with it
     * @param replayed whether it was stored before, under the same retry key
     */
    record Stored(RowThread thread, boolean replayed) implements ThreadOutcome {}

    /**
     * Nothing is stored.
     *
     * @param problems every reason
     */
    record Refused(List<Problem> problems) implements ThreadOutcome {}

    /** Nothing is stored: there is no such thread. */
    record Unknown() implements ThreadOutcome {}

    /** Nothing is stored: the retry key came before with something else. */
    record RetryKeyReused() implements ThreadOutcome {}
}
