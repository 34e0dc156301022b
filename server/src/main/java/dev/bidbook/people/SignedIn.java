package dev.bidbook.people;

import java.time.Instant;

/**
 * What a token that counts says.
 *
 * @param caller who calls with it
 * @param token the token's id
 * @param kind what the token is for
 * @param expiresAt from when on it is refused
 */
public record SignedIn(Caller caller, String token, Token.Kind kind, Instant expiresAt) {}
