package dev.bidbook.people;

import org.jspecify.annotations.Nullable;

/** What became of a request about an account. */
public sealed interface AccountOutcome {

    /**
     * It is stored.
     *
     * @param account as it is now
     * @param password the one-time password that was made for it, or null if none was; it is not told again
     */
    record Stored(Account account, @Nullable String password) implements AccountOutcome {}

    /**
     * Nothing is stored.
     *
     * @param field what of the request is wrong: name, openid, password, administrator or active
     * @param message what is wrong
     * @param repair what to do
     */
    record Refused(String field, String message, String repair) implements AccountOutcome {}

    /** There is no such account. */
    record Unknown() implements AccountOutcome {}
}
