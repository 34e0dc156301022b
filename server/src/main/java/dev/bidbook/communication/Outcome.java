package dev.bidbook.communication;

import dev.bidbook.validation.Problem;
import java.util.List;

/** What became of a wish to tell something. */
public sealed interface Outcome {

    /**
     * It was sent, or at least tried; what became of each letter is told.
     *
     * @param replayed whether this is the answer to an earlier request with the same retry key
     */
    record Done(Communication communication, boolean replayed) implements Outcome {}

    /** Nothing was sent and nothing stored; this is what would be. */
    record Previewed(Preview preview) implements Outcome {}

    /** Nothing was sent: the request has problems. */
    record Refused(List<Problem> problems) implements Outcome {}

    /** Nothing was sent: no mail server is known. */
    record NoMailServer() implements Outcome {}

    /** Nothing was sent: the retry key came before with another request. */
    record RetryKeyReused() implements Outcome {}
}
