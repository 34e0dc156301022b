package dev.bidbook.people;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** All accounts, and what administrators do with them. Thread-safe. */
public final class Accounts {

    /** More accounts than this are a mistake. */
    static final int MOST = 10_000;

    private static final AccountOutcome LAST_ADMINISTRATOR = new AccountOutcome.Refused(
            "administrator",
            "There would be no administrator left who can sign in.",
            "Make somebody else an administrator first.");

    private final Database database;
    private final AuditTrail trail;
    private final Clock clock;
    private final Passwords passwords;
    /** Accounts are never deleted, so that once there is one there always is. */
    private volatile boolean someKnown;

    Accounts(Database database, AuditTrail trail, Clock clock, Passwords passwords) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
        this.passwords = passwords;
    }

    /** Whether there are accounts, so that calls need a token; another process may have made the first one. */
    public boolean exist() {
        if (!someKnown) {
            someKnown = database.read(handle -> !new AccountStore(handle).isEmpty());
        }
        return someKnown;
    }

    /** All of them, by their names. */
    public List<Account> all() {
        return database.read(handle -> new AccountStore(handle).all());
    }

    /** The account of that id, or empty. */
    public Optional<Account> find(String id) {
        return database.read(handle -> new AccountStore(handle).find(id));
    }

    /** The account of that name, in any case, or empty. */
    public Optional<Account> named(String name) {
        return database.read(handle -> new AccountStore(handle).named(name));
    }

    /**
     * Makes an account.
     *
     * @param openId who the person is at an OpenID provider; with null the account gets a one-time password
     * @param by who makes it
     */
    public AccountOutcome add(String name, boolean administrator, Account.@Nullable OpenIdSubject openId, String by) {
        String password = openId == null ? Secrets.password() : null;
        return add(name, administrator, openId, password, true, by);
    }

    /** Makes an account with a password that need not be changed: for data that is made up anyway. */
    public AccountOutcome addWithPassword(String name, boolean administrator, String password, String by) {
        return add(name, administrator, null, password, false, by);
    }

    private AccountOutcome add(
            String name,
            boolean administrator,
            Account.@Nullable OpenIdSubject openId,
            @Nullable String password,
            boolean due,
            String by) {
        if (!Names.isFit(name)) {
            return new AccountOutcome.Refused(
                    "name",
                    "An account cannot be called so.",
                    "Write a name of at most " + Names.MOST + " characters, without blanks around it.");
        }
        String stored = password == null ? null : passwords.stored(password);
        return database.write(handle -> insert(
                handle,
                new Account(
                        Secrets.id('p'),
                        name,
                        administrator,
                        true,
                        password != null && due,
                        password != null,
                        openId,
                        now(),
                        by),
                stored,
                password));
    }

    private AccountOutcome insert(Handle handle, Account account, @Nullable String stored, @Nullable String password) {
        AccountStore store = new AccountStore(handle);
        Account.OpenIdSubject openId = account.openId();
        if (!account.administrator() && store.isEmpty()) {
            return new AccountOutcome.Refused(
                    "administrator",
                    "The first account has to be an administrator's, since calls need one from then on.",
                    "Make an administrator first.");
        }
        if (store.named(account.name()).isPresent()) {
            return new AccountOutcome.Refused(
                    "name", "There is an account of that name already.", "Choose a name that tells the two apart.");
        } else if (openId != null && store.of(openId).isPresent()) {
            return new AccountOutcome.Refused(
                    "openid", "That identity has an account already.", "Use the account that it has.");
        } else if (store.count() >= MOST) {
            return new AccountOutcome.Refused(
                    "name", "There are as many accounts as there can be.", "Ask who runs this server.");
        }
        store.insert(account, stored);
        trail.record(handle, new AuditEvent(account.createdBy(), "account-added", account.name(), details(account)));
        return new AccountOutcome.Stored(account, password);
    }

    /**
     * Changes what an account may do; null leaves a thing as it is. Who may not sign in any more is signed out, and loses
     * all tokens.
     */
    public AccountOutcome change(String id, @Nullable Boolean administrator, @Nullable Boolean active, String by) {
        return database.write(handle -> {
            AccountStore store = new AccountStore(handle);
            Account before = store.find(id).orElse(null);
            if (before == null) {
                return new AccountOutcome.Unknown();
            }
            boolean administers = administrator == null ? before.administrator() : administrator;
            boolean works = active == null ? before.active() : active;
            boolean leaves = before.administrator() && before.active() && !(administers && works);
            if (leaves && store.administrators() <= 1) {
                return LAST_ADMINISTRATOR;
            }
            store.standing(id, administers, works);
            if (!works) {
                new TokenStore(handle).deleteAll(id, "");
            }
            Account after = store.find(id).orElseThrow();
            trail.record(handle, new AuditEvent(by, "account-changed", after.name(), details(after)));
            return new AccountOutcome.Stored(after, null);
        });
    }

    /** Gives an account a new one-time password, and takes its tokens away. */
    public AccountOutcome renewPassword(String id, String by) {
        String password = Secrets.password();
        String stored = passwords.stored(password);
        return database.write(handle -> {
            AccountStore store = new AccountStore(handle);
            if (store.find(id).isEmpty()) {
                return new AccountOutcome.Unknown();
            }
            store.password(id, stored, true);
            new TokenStore(handle).deleteAll(id, "");
            Account after = store.find(id).orElseThrow();
            trail.record(handle, new AuditEvent(by, "password-renewed", after.name()));
            return new AccountOutcome.Stored(after, password);
        });
    }

    private static Map<String, String> details(Account account) {
        return Map.of(
                "account", account.id(),
                "administrator", Boolean.toString(account.administrator()),
                "active", Boolean.toString(account.active()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
