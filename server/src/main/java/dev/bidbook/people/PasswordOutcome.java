package dev.bidbook.people;

import java.time.Duration;

/** What came of changing one's own password. */
public sealed interface PasswordOutcome {

    /** It is changed. */
    record Changed() implements PasswordOutcome {}

    /**
     * It stays as it was.
     *
     * @param why what is wrong
     */
    record Refused(AccountOutcome.Refused why) implements PasswordOutcome {}

    /**
     * There were too many wrong passwords; this one was not looked at.
     *
     * @param pause how long to wait
     */
    record TooMany(Duration pause) implements PasswordOutcome {}
}
