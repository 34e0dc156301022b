package dev.bidbook.people;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import dev.bidbook.people.Token.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out, and what tokens say. Thread-safe. */
public final class SignIns {

    /** How many sign-ins an account has at once; the oldest ends with the next one. */
    private static final int MOST_AT_ONCE = 50;

    private static final int FAILURES_OF_ACCOUNT = 10;
    private static final int FAILURES_OF_ADDRESS = 50;
    private static final Duration FAILURES_COUNT = Duration.ofMinutes(15);
    private static final int PREFIX = 10;
    private static final Logger LOG = LoggerFactory.getLogger(SignIns.class);

    private final Database database;
    private final AuditTrail trail;
    private final FailedSignIns failed;
    private final Clock clock;
    private final Passwords passwords;
    private final Duration lifetime;
    private final Throttle byAccount;
    private final Throttle byAddress;

    SignIns(Database database, AuditTrail trail, Clock clock, Passwords passwords, Duration lifetime) {
        this.database = database;
        this.trail = trail;
        this.failed = new FailedSignIns(trail, clock);
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
            failed.record(null, "too many attempts");
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
            failed.record(account, account != null && !account.active() ? "account not active" : "wrong password");
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

    /** Finds out who somebody is. */
    interface Finding {
        OpenIdTokens.Identity who() throws OpenIdFailure;
    }

    /** An attempt to sign in otherwise than by a password: counted by its address, and recorded if it fails. */
    SignInOutcome attempt(String address, Finding finding, Function<OpenIdTokens.Identity, SignInOutcome> signingIn) {
        Duration wait = byAddress.begin(address);
        if (!wait.isZero()) {
            return new SignInOutcome.TooMany(wait);
        }
        try {
            SignInOutcome outcome = signingIn.apply(finding.who());
            if (outcome instanceof SignInOutcome.Done) {
                byAddress.forgive(address);
            } else {
                failed.record(null, "account not active");
            }
            return outcome;
        } catch (OpenIdFailure e) {
            if (e.isUnreachable()) {
                byAddress.forgive(address);
                LOG.warn("OpenID: {}", e.why());
                return new SignInOutcome.Unreachable();
            }
            failed.record(null, "OpenID: " + e.why());
            return new SignInOutcome.Refused();
        }
    }

    /** The account as it is now counts: it may have been changed while the password was compared. */
    private SignInOutcome begun(Handle handle, Account compared, String stored, String address) {
        AccountStore store = new AccountStore(handle);
        Account account = store.find(compared.id()).orElseThrow();
        if (!account.active() || !store.password(account.id()).equals(Optional.of(stored))) {
            return new SignInOutcome.Refused();
        }
        return begin(handle, account, address, "password");
    }

    /** A new token for the account, within the transaction; {@code how} is what the trail says of it. */
    SignInOutcome.Done begin(Handle handle, Account account, String address, String how) {
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
        trail.record(handle, new AuditEvent(account.name(), "sign-in", account.name(), Map.of("by", how)));
        return new SignInOutcome.Done(secret, signedIn(account, token));
    }

    /** Ends a sign-in: its token does not count any more. */
    public void end(SignedIn signedIn) {
        String account = signedIn.caller().account();
        if (account != null) {
            String name = signedIn.caller().name();
            database.writing(handle -> {
                if (new TokenStore(handle).delete(account, signedIn.token())) {
                    trail.record(handle, new AuditEvent(name, "sign-out", name));
                }
            });
        }
    }

    /**
     * Changes one's own password, and ends all other sign-ins and tokens of the account.
     *
     * @param current the password so far; wrong ones count as failures to sign in
     */
    public PasswordOutcome changePassword(SignedIn signedIn, String current, String wanted) {
        String id = String.valueOf(signedIn.caller().account());
        String name = signedIn.caller().name();
        Duration wait = byAccount.begin(Names.folded(name));
        if (!wait.isZero()) {
            return new PasswordOutcome.TooMany(wait);
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
            trail.record(handle, new AuditEvent(name, "password-changed", name));
        });
        return new PasswordOutcome.Changed();
    }

    private static PasswordOutcome refused(String message, String repair) {
        return new PasswordOutcome.Refused(new AccountOutcome.Refused("password", message, repair));
    }

    private static SignedIn signedIn(Account account, Token token) {
        Caller.Standing standing = account.passwordDue() && account.hasPassword()
                ? Caller.Standing.NEWCOMER
                : account.administrator() ? Caller.Standing.ADMINISTRATOR : Caller.Standing.PERSON;
        return new SignedIn(
                new Caller(account.name(), standing, account.id()), token.id(), token.kind(), token.expiresAt());
    }
}
