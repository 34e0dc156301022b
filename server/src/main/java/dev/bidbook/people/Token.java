package dev.bidbook.people;

import java.time.Instant;

/**
 * A token as it is listed; the token itself is shown once, to whoever makes it, and is not stored.
 *
 * @param id by what it is revoked
 * @param kind what it is for
 * @param name what it was called, or from where somebody signed in
 * @param prefix how it begins
 * @param createdAt when it was made
 * @param expiresAt from when on it is refused
 */
public record Token(String id, Kind kind, String name, String prefix, Instant createdAt, Instant expiresAt) {

    /** What tokens are for. */
    public enum Kind {
        /** One sign-in of a person. */
        SIGN_IN,
        /** A program that calls in a person's name. */
        API
    }

    /**
     * A new token.
     *
     * @param secret the token itself
     * @param token how it is listed
     */
    public record Fresh(String secret, Token token) {}
}
