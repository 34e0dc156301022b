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

/** The tokens that people make for programs of theirs. Thread-safe. */
public final class OwnTokens {

    /** For how many days a token counts at most. */
    public static final int MOST_DAYS = 366;

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final int PREFIX = 10;

    private final Database database;
    private final AuditTrail trail;
    private final Clock clock;

    OwnTokens(Database database, AuditTrail trail, Clock clock) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
    }

    /** An account's tokens for programs, the newest first. */
    public List<Token> of(String account) {
        return database.read(handle -> new TokenStore(handle).of(account, Kind.API));
    }

    /** Whether a token may be called so. */
    public static boolean isFit(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /**
     * Makes a token, which counts as long as it is not revoked and the account is active.
     *
     * @param name what it is for
     * @param days for how many days it counts, at most {@value #MOST_DAYS}
     * @param by who makes it
     * @return empty if the account has as many as it may
     */
    public Optional<Token.Fresh> make(Account account, String name, int days, String by) {
        if (!isFit(name) || days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("not a token's name and days");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String secret = Secrets.token(Secrets.API);
        Token token = new Token(
                Secrets.id('t'), Kind.API, name, secret.substring(0, PREFIX), now, now.plus(Duration.ofDays(days)));
        return database.write(handle -> {
            TokenStore store = new TokenStore(handle);
            store.deleteExpired(now);
            if (store.of(account.id(), Kind.API).size() >= MOST) {
                return Optional.empty();
            }
            store.insert(token, account.id(), Secrets.digest(secret));
            trail.record(handle, new AuditEvent(by, "token-made", account.name(), details(token)));
            return Optional.of(new Token.Fresh(secret, token));
        });
    }

    /** Revokes a token of the account; whether there was one. */
    public boolean revoke(Account account, String id, String by) {
        return database.write(handle -> {
            TokenStore store = new TokenStore(handle);
            Token token = store.of(account.id(), Kind.API).stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElse(null);
            if (token == null) {
                return false;
            }
            trail.record(handle, new AuditEvent(by, "token-revoked", account.name(), details(token)));
            return store.delete(account.id(), id);
        });
    }

    private static Map<String, String> details(Token token) {
        return Map.of(
                "token",
                token.id(),
                "name",
                token.name(),
                "until",
                token.expiresAt().toString());
    }
}
