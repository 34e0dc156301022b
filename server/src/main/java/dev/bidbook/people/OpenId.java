package dev.bidbook.people;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.database.Database;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Signing in by an OpenID provider: its token is checked and exchanged for one of ours. Whoever comes for the first time
 * gets an account that is a member of nothing. Thread-safe.
 */
public final class OpenId {

    private final Database database;
    private final AuditTrail trail;
    private final Clock clock;
    private final SignIns signIns;
    private final OpenIdSettings settings;
    private final OpenIdProvider provider;
    private final OpenIdTokens tokens;

    OpenId(Database database, AuditTrail trail, Clock clock, SignIns signIns, OpenIdSettings settings) {
        this.database = database;
        this.trail = trail;
        this.clock = clock;
        this.signIns = signIns;
        this.settings = settings;
        this.provider = new OpenIdProvider(settings);
        this.tokens = new OpenIdTokens(settings);
    }

    /**
     * What a page needs to send somebody to the provider.
     *
     * @param authorizationEndpoint where to
     * @param clientId as what
     * @param scope for what
     */
    public record Way(String authorizationEndpoint, String clientId, String scope) {}

    /** What became of asking for the way. */
    public sealed interface WayOutcome {

        /** It is known. */
        record Found(Way way) implements WayOutcome {}

        /** The provider cannot be asked now. */
        record Unreachable() implements WayOutcome {}
    }

    /** The provider, as accounts name it. */
    public String issuer() {
        return settings.issuer();
    }

    /** The way to the provider. */
    public WayOutcome way() {
        try {
            return new WayOutcome.Found(new Way(
                    provider.known().authorization(), settings.clientId(), "openid profile " + settings.scope()));
        } catch (OpenIdFailure e) {
            return new WayOutcome.Unreachable();
        }
    }

    /** Signs in by a code that the provider gave, for the page that sent somebody there. */
    public SignInOutcome byCode(String code, String verifier, String redirect, String address) {
        return signIns.attempt(
                address, () -> checked(provider.exchanged(code, verifier, redirect)), who -> begun(who, address));
    }

    /** Signs in by an access token of the provider. */
    public SignInOutcome byToken(String token, String address) {
        return signIns.attempt(address, () -> checked(token), who -> begun(who, address));
    }

    private OpenIdTokens.Identity checked(String token) throws OpenIdFailure {
        return tokens.checked(token, provider.known().keys());
    }

    private SignInOutcome begun(OpenIdTokens.Identity who, String address) {
        return database.write(handle -> {
            AccountStore store = new AccountStore(handle);
            Account account = store.of(who.subject()).orElse(null);
            if (account == null) {
                account = made(handle, store, who);
            }
            return account.active() ? signIns.begin(handle, account, address, "OpenID") : new SignInOutcome.Refused();
        });
    }

    /** The name is the one that the provider vouches for; where somebody else has it here, it is told apart. */
    private Account made(Handle handle, AccountStore store, OpenIdTokens.Identity who) {
        String name = Names.isFit(who.name()) ? who.name() : Secrets.id('u');
        if (store.named(name).isPresent()) {
            name = name.substring(0, Math.min(name.length(), Names.MOST - 20)) + " " + Secrets.id('u');
        }
        Account account = new Account(
                Secrets.id('p'),
                name,
                false,
                store.count() < Accounts.MOST,
                false,
                false,
                who.subject(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                name);
        if (account.active()) {
            store.insert(account, null);
            trail.record(handle, new AuditEvent(name, "account-added", name, Map.of("account", account.id())));
        }
        return account;
    }
}
