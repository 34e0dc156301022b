package dev.bidbook.http;

import java.time.Duration;

/**
 * What a client may ask of the server at most.
 *
 * @param fileBytes the size of a spreadsheet in a request, in bytes
 * @param jsonBytes the size of JSON in a request, in bytes
 * @param jsonRows how many rows, and how many resolutions, JSON in a request may hold
 * @param bodySeconds how long a request's body may take to arrive, in seconds
 * @param idleSeconds how long a connection may be silent, in seconds
 * @param heavyRequests how many requests that read, write or compute whole sheets run at once
 * @param heavySeconds how long such a request waits for its turn before it is sent away, in seconds
 * @param listeners how many clients may listen to events at once
 * @param heartbeatSeconds how often listeners are sent a sign of life, in seconds
 * @param cacheBytes how many bytes of answered sheets are kept in memory
 * @param problems how many problems of one request are answered at most
 */
public record HttpLimits(
        long fileBytes,
        long jsonBytes,
        int jsonRows,
        int bodySeconds,
        int idleSeconds,
        int heavyRequests,
        int heavySeconds,
        int listeners,
        int heartbeatSeconds,
        long cacheBytes,
        int problems) {

    /** What holds unless settings say otherwise. */
    public static final HttpLimits DEFAULTS =
            new HttpLimits(64L << 20, 64L << 20, 200_000, 300, 60, 4, 30, 500, 20, 64L << 20, 10_000);

    /** {@link #bodySeconds} as a duration. */
    Duration bodyTime() {
        return Duration.ofSeconds(bodySeconds);
    }
}
