package dev.bidbook.people;

import dev.bidbook.database.Database;
import java.time.Clock;
import java.time.Duration;

/** Everybody who may use this server. Thread-safe. */
public final class People {

    private final Accounts accounts;
    private final SignIns signIns;

    /**
     * The people whose accounts are stored in the database.
     *
     * @param lifetime how long a sign-in counts
     */
    public People(Database database, Duration lifetime, Clock clock) {
        Passwords passwords = new Passwords();
        this.accounts = new Accounts(database, clock, passwords);
        this.signIns = new SignIns(database, clock, passwords, lifetime);
    }

    /** All accounts, and what administrators do with them. */
    public Accounts accounts() {
        return accounts;
    }

    /** Signing in and out. */
    public SignIns signIns() {
        return signIns;
    }
}
