package dev.bidbook.people;

import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everybody who may use this server. Thread-safe. */
public final class People {

    private final Accounts accounts;
    private final SignIns signIns;
    private final OwnTokens tokens;
    private final @Nullable OpenId openId;

    /**
     * The people whose accounts are stored in the database.
     *
     * @param trail records what is done with accounts
     */
    public People(Database database, AuditTrail trail, SignInSettings settings, Clock clock) {
        Passwords passwords = new Passwords();
        OpenIdSettings provider = settings.openId();
        this.accounts = new Accounts(database, trail, clock, passwords);
        this.signIns = new SignIns(database, trail, clock, passwords, settings.lifetime());
        this.tokens = new OwnTokens(database, trail, clock);
        this.openId = provider == null ? null : new OpenId(database, trail, clock, signIns, provider);
    }

    /** All accounts, and what administrators do with them. */
    public Accounts accounts() {
        return accounts;
    }

    /** Signing in and out. */
    public SignIns signIns() {
        return signIns;
    }

    /** The tokens that people make for programs of theirs. */
    public OwnTokens tokens() {
        return tokens;
    }

    /** Signing in by an OpenID provider, or empty if there is none. */
    public Optional<OpenId> openId() {
        return Optional.ofNullable(openId);
    }
}
