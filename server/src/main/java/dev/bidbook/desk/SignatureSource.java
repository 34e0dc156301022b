package dev.bidbook.desk;

import java.util.List;

/** Knows what somebody has to sign. Thread-safe. */
@FunctionalInterface
public interface SignatureSource {

    /**
     * What waits for the reader's signature.
     *
     * @param most how many at most
     */
    List<Waiting.Signature> waitingFor(Reader reader, int most);
}
