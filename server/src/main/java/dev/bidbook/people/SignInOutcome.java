package dev.bidbook.people;

import java.time.Duration;

/** What became of an attempt to sign in. */
public sealed interface SignInOutcome {

    /**
     * Signed in.
     *
     * @param secret the token to be sent with every call
     * @param signedIn what it says
     */
    record Done(String secret, SignedIn signedIn) implements SignInOutcome {}

    /** Not signed in: the name or the password is wrong, or the account may not sign in. Which is not told. */
    record Refused() implements SignInOutcome {}

    /** Nobody could tell: the OpenID provider cannot be reached. */
    record Unreachable() implements SignInOutcome {}

    /**
     * Not even tried.
     *
     * @param pause how long to wait before the next attempt
     */
    record TooMany(Duration pause) implements SignInOutcome {}
}
