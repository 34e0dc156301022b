package dev.bidbook.http;

import dev.bidbook.people.Account;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.people.Act;
import dev.bidbook.people.Caller;
import dev.bidbook.people.OwnTokens;
import dev.bidbook.people.PasswordOutcome;
import dev.bidbook.people.People;
import dev.bidbook.people.SignedIn;
import dev.bidbook.people.Token;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/account}: who one is, one's password, one's tokens. */
final class AccountRoutes {

    private static final int LONGEST = 1_000;
    private static final int USUAL_DAYS = 90;

    private final People people;
    private final HttpLimits limits;

    AccountRoutes(People people, HttpLimits limits) {
        this.people = people;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get("/api/v1/account", Act.KEEP_ACCOUNT, this::own);
        routes.post("/api/v1/account/password", Act.KEEP_ACCOUNT, this::changePassword);
        routes.get("/api/v1/account/tokens", Act.BE_HERE, this::tokens);
        routes.post("/api/v1/account/tokens", Act.BE_HERE, this::makeToken);
        routes.delete("/api/v1/account/tokens/{token}", Act.BE_HERE, this::revokeToken);
    }

    /** Who calls. */
    record Own(
            String name,
            boolean accounts,
            boolean administrator,
            boolean passwordDue,
            boolean hasPassword,
            @Nullable String expiresAt) {}

    /** A token as it is listed. */
    record Listed(String id, String name, String prefix, String createdAt, String expiresAt) {}

    /** A new token, told this once. */
    record Made(String id, String name, String token, String expiresAt) {}

    private void own(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Caller caller = Access.caller(context);
        Optional<SignedIn> signedIn = Access.signedIn(context);
        boolean hasPassword = signedIn.isPresent() && account(context).hasPassword();
        context.header("Cache-Control", "no-store");
        Json.answer(
                context,
                200,
                new Own(
                        caller.name(),
                        signedIn.isPresent(),
                        caller.isAdministrator(),
                        caller.standing() == Caller.Standing.NEWCOMER,
                        hasPassword,
                        signedIn.map(in -> in.expiresAt().toString()).orElse(null)));
    }

    private void changePassword(Context context) throws IOException {
        Asked.only(context);
        SignedIn signedIn = person(context);
        String[] passwords = SmallBody.read(context, limits, in -> {
            String[] read = new String[2];
            in.object("The body", null, null, (member, parser) -> {
                switch (member) {
                    case "current" -> read[0] = in.text("current", LONGEST, null, "current");
                    case "new" -> read[1] = in.text("new", LONGEST, null, "new");
                    default -> in.unknown(member, "current, new", null);
                }
            });
            read[0] = SmallBody.required(in, read[0], "current", "");
            read[1] = SmallBody.required(in, read[1], "new", "");
            return read;
        });
        PasswordOutcome outcome = people.signIns().changePassword(signedIn, passwords[0], passwords[1]);
        if (outcome instanceof PasswordOutcome.Refused refused) {
            throw AccountsRoutes.refusal(refused.why());
        } else if (outcome instanceof PasswordOutcome.TooMany many) {
            throw SignInRoutes.tooMany(context, many.pause());
        }
        context.status(204);
    }

    private void tokens(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        List<Token> tokens = Access.signedIn(context).isPresent()
                ? people.tokens().of(account(context).id())
                : List.of();
        Json.answer(
                context,
                200,
                Map.of("tokens", tokens.stream().map(AccountRoutes::listed).toList()));
    }

    private static Listed listed(Token token) {
        return new Listed(
                token.id(),
                token.name(),
                token.prefix(),
                token.createdAt().toString(),
                token.expiresAt().toString());
    }

    /** What the body of a new token holds. */
    private static final class Asks {
        private @Nullable String name;
        private int days = USUAL_DAYS;
    }

    private void makeToken(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SignedIn signedIn = person(context);
        Asks asks = SmallBody.read(context, limits, in -> {
            Asks read = new Asks();
            in.object("The body", null, null, (member, parser) -> {
                switch (member) {
                    case "name" -> read.name = in.text("name", LONGEST, null, "name");
                    case "days" -> {
                        Integer days = in.wholeNumber("days");
                        // What is no number has its problem already.
                        read.days = days == null ? USUAL_DAYS : days;
                    }
                    default -> in.unknown(member, "name, days", null);
                }
            });
            check(in, read);
            return read;
        });
        Token.Fresh fresh = people.tokens()
                .make(
                        account(context),
                        String.valueOf(asks.name),
                        asks.days,
                        signedIn.caller().name())
                .orElseThrow(() -> AccountsRoutes.refusal(new AccountOutcome.Refused(
                        "tokens", "You have as many tokens as one may.", "Revoke one that is not used any more.")));
        context.header("Cache-Control", "no-store");
        Token token = fresh.token();
        Json.answer(
                context,
                201,
                new Made(
                        token.id(),
                        token.name(),
                        fresh.secret(),
                        token.expiresAt().toString()));
    }

    private static void check(JsonInput in, Asks asks) {
        if (asks.name == null || !OwnTokens.isFit(asks.name)) {
            in.problem(
                    null, "name", null, "The token has no name.", "Write what it is for, in at most 100 characters.");
        }
        if (asks.days < 1 || asks.days > OwnTokens.MOST_DAYS) {
            in.problem(
                    null,
                    "days",
                    null,
                    "A token cannot count for so many days.",
                    "Write a whole number from 1 to " + OwnTokens.MOST_DAYS + ".");
        }
    }

    private void revokeToken(Context context) {
        Asked.only(context);
        SignedIn signedIn = person(context);
        if (!people.tokens()
                .revoke(
                        account(context),
                        context.pathParam("token"),
                        signedIn.caller().name())) {
            throw HttpFailure.notFound("You have no token of that id. GET /api/v1/account/tokens lists them.");
        }
        context.status(204);
    }

    /** A person who signed in; a program's token keeps no account, or else it would never end. */
    private static SignedIn person(Context context) {
        SignedIn signedIn = Access.signedIn(context)
                .orElseThrow(() -> HttpFailure.notFound("This server has no accounts, so you have none."));
        if (signedIn.kind() != Token.Kind.SIGN_IN) {
            throw new HttpFailure(
                    ErrorKind.NOT_ALLOWED, "Programs do not change accounts. Sign in with your password, and do it.");
        }
        return signedIn;
    }

    private Account account(Context context) {
        String id = Access.caller(context).account();
        return people.accounts()
                .find(String.valueOf(id))
                .orElseThrow(() -> new IllegalStateException("a caller without an account"));
    }
}
