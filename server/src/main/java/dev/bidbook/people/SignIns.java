package dev.bidbook.people;

import dev.bidbook.database.Database;
import dev.bidbook.people.Token.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Signing in and out, and what tokens say. Thread-safe. */
public final class SignIns {

    /** How many sign-ins an account has at once; the oldest ends with the next one. */
    private static final int MOST_AT_ONCE = 50;

    private static final int FAILURES_OF_ACCOUNT = 10;
    private static final int FAILURES_OF_ADDRESS = 50;
    private static final Duration FAILURES_COUNT = Duration.ofMinutes(15);
    private static final int PREFIX = 10;

    private final Database database;
    private final Clock clock;
    private final Passwords passwords;
    private final Duration lifetime;
    private final Throttle byAccount;
    private final Throttle byAddress;

    SignIns(Database database, Clock clock, Passwords passwords, Duration lifetime) {
        this.database = database;
        this.clock = clock;
        this.passwords = passwords;
        this.lifetime = lifetime;
        this.byAccount = new Throttle(FAILURES_OF_ACCOUNT, FAILURES_COUNT, clock);
        this.byAddress = new Throttle(FAILURES_OF_ADDRESS, FAILURES_COUNT, clock);
    }

    /** What the token says, or empty if it does not count: unknown, expired, or its account is not active. */
    public Optional<SignedIn> with(String token) {
        if (!Secrets.looksLikeToken(token)) {
            return Optional.empty();
        }
        String digest = Secrets.digest(token);
        return database.read(handle -> new TokenStore(handle).find(digest))
                .filter(held ->
                        held.account().active() && held.token().expiresAt().isAfter(clock.instant()))
                .map(held -> signedIn(held.account(), held.token()));
    }

    /**
     * Signs in by a password.
     *
     * @param name the account's name, in any case
     * @param address from where; attempts from one address are counted together
     */
    public SignInOutcome byPassword(String name, String password, String address) {
        String folded = Names.folded(name.length() > Names.MOST ? name.substring(0, Names.MOST) : name);
        Duration wait = begin(folded, address);
        if (wait.compareTo(Duration.ZERO) > 0) {
            return new SignInOutcome.TooMany(wait);
        }
        Account account =
                database.read(handle -> new AccountStore(handle).named(name)).orElse(null);
        String stored = account == null
                ? null
                : database.read(handle -> new AccountStore(handle).password(account.id()))
                        .orElse(null);
        boolean right = stored == null ? passwords.matchesNobody(password) : passwords.matches(password, stored);
        if (account == null || stored == null || !right || !account.active()) {
            return new SignInOutcome.Refused();
        }
        byAccount.forget(folded);
        byAddress.forgive(address);
        return database.write(handle -> begun(handle, account, stored, address));
    }

    private Duration begin(String folded, String address) {
        Duration wait = byAddress.begin(address);
        if (wait.isZero()) {
            wait = byAccount.begin(folded);
        }
        return wait;
    }

    /** The account as it is now counts: it may have been changed while the password was compared. */
    private SignInOutcome begun(Handle handle, Account compared, String stored, String address) {
        AccountStore store = new AccountStore(handle);
        Account account = store.find(compared.id()).orElseThrow();
        if (!account.active() || !store.password(account.id()).equals(Optional.of(stored))) {
            return new SignInOutcome.Refused();
        }
        return begin(handle, account, address);
    }

    /** A new token for the account, within the transaction. */
    SignInOutcome.Done begin(Handle handle, Account account, String address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        TokenStore store = new TokenStore(handle);
        store.deleteExpired(now);
        List<Token> before = store.of(account.id(), Kind.SIGN_IN);
        for (Token old : before.subList(Math.min(MOST_AT_ONCE - 1, before.size()), before.size())) {
            store.delete(account.id(), old.id());
        }
        String secret = Secrets.token(Secrets.SIGN_IN);
        Token token =
                new Token(Secrets.id('t'), Kind.SIGN_IN, address, secret.substring(0, PREFIX), now, now.plus(lifetime));
        store.insert(token, account.id(), Secrets.digest(secret));
        return new SignInOutcome.Done(secret, signedIn(account, token));
    }

    /** Ends a sign-in: its token does not count any more. */
    public void end(SignedIn signedIn) {
        String account = signedIn.caller().account();
        if (account != null) {
            database.writing(handle -> new TokenStore(handle).delete(account, signedIn.token()));
        }
    }

    /**
     * Changes one's own password, and ends all other sign-ins and tokens of the account.
     *
     * @param current the password so far
     * @return empty if it is done, else what is wrong
     */
    public Optional<AccountOutcome.Refused> changePassword(SignedIn signedIn, String current, String wanted) {
        String id = String.valueOf(signedIn.caller().account());
        String name = signedIn.caller().name();
        Duration wait = byAccount.begin(Names.folded(name));
        if (!wait.isZero()) {
            return refused("There were too many wrong passwords.", "Wait " + (wait.toMinutes() + 1) + " minutes.");
        }
        String stored =
                database.read(handle -> new AccountStore(handle).password(id)).orElse(null);
        if (stored == null || !passwords.matches(current, stored)) {
            return refused("The current password is another.", "Write the password that you signed in with.");
        }
        byAccount.forget(Names.folded(name));
        Optional<String> fault = Passwords.fault(wanted, name);
        if (fault.isPresent()) {
            return refused(fault.get(), "Choose another one.");
        } else if (passwords.matches(wanted, stored)) {
            return refused("The new password is the one that it was.", "Choose another one.");
        }
        String changed = passwords.stored(wanted);
        database.writing(handle -> {
            new AccountStore(handle).password(id, changed, false);
            new TokenStore(handle).deleteAll(id, signedIn.token());
        });
        return Optional.empty();
    }

    private static Optional<AccountOutcome.Refused> refused(String message, String repair) {
        return Optional.of(new AccountOutcome.Refused("password", message, repair));
    }

    private static SignedIn signedIn(Account account, Token token) {
        Caller.Standing standing = account.passwordDue() && account.hasPassword()
                ? Caller.Standing.NEWCOMER
                : account.administrator() ? Caller.Standing.ADMINISTRATOR : Caller.Standing.PERSON;
        return new SignedIn(
                new Caller(account.name(), standing, account.id()), token.id(), token.kind(), token.expiresAt());
    }
}
