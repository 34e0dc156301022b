package dev.bidbook.http;

import dev.bidbook.people.Account;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.people.Act;
import dev.bidbook.people.OpenId;
import dev.bidbook.people.People;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/accounts}: what administrators do with accounts. */
final class AccountsRoutes {

    private static final int LONGEST = 1_000;

    private final People people;
    private final HttpLimits limits;

    AccountsRoutes(People people, HttpLimits limits) {
        this.people = people;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get("/api/v1/accounts", Act.ADMINISTER, this::list);
        routes.post("/api/v1/accounts", Act.ADMINISTER, this::add);
        routes.patch("/api/v1/accounts/{account}", Act.ADMINISTER, this::change);
        routes.post("/api/v1/accounts/{account}/password", Act.ADMINISTER, this::renewPassword);
    }

    /** An account as it is shown. */
    record Shown(
            String id,
            String name,
            boolean administrator,
            boolean active,
            boolean passwordDue,
            boolean hasPassword,
            @Nullable String openid,
            String createdAt,
            String createdBy,
            @Nullable String password) {}

    /** What a body holds. */
    private static final class Asks {
        private @Nullable String name;
        private @Nullable String openid;
        private @Nullable Boolean administrator;
        private @Nullable Boolean active;
    }

    private void list(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Json.answer(
                context,
                200,
                Map.of(
                        "accounts",
                        people.accounts().all().stream()
                                .map(account -> shown(account, null))
                                .toList()));
    }

    private void add(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Asks asks = SmallBody.read(context, limits, in -> {
            Asks read = asks(in, "name, administrator, openid");
            read.name = SmallBody.required(in, read.name, "name", "");
            if (read.active != null) {
                in.problem(null, "active", null, "A new account is active.", "Leave active out.");
            }
            return read;
        });
        Account.OpenIdSubject openId = null;
        if (asks.openid != null) {
            openId = new Account.OpenIdSubject(
                    people.openId()
                            .map(OpenId::issuer)
                            .orElseThrow(() -> refusal(new AccountOutcome.Refused(
                                    "openid", "This server has no OpenID provider.", "Leave openid out."))),
                    asks.openid);
        }
        answer(
                context,
                201,
                people.accounts()
                        .add(
                                String.valueOf(asks.name),
                                Boolean.TRUE.equals(asks.administrator),
                                openId,
                                Asked.person(context)));
    }

    private void change(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Asks asks = SmallBody.read(context, limits, in -> {
            Asks read = asks(in, "administrator, active");
            if (read.name != null || read.openid != null) {
                in.problem(null, "name", null, "A name never changes.", "Send administrator or active.");
            }
            return read;
        });
        answer(
                context,
                200,
                people.accounts()
                        .change(context.pathParam("account"), asks.administrator, asks.active, Asked.person(context)));
    }

    private void renewPassword(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        answer(context, 200, people.accounts().renewPassword(context.pathParam("account"), Asked.person(context)));
    }

    private static Asks asks(JsonInput in, String known) throws IOException {
        Asks asks = new Asks();
        in.object("The body", null, null, (member, parser) -> {
            switch (member) {
                case "name" -> asks.name = in.text("name", LONGEST, null, "name");
                case "openid" -> asks.openid = in.text("openid", LONGEST, null, "openid");
                case "administrator" -> asks.administrator = in.truth("administrator", null);
                case "active" -> asks.active = in.truth("active", null);
                default -> in.unknown(member, known, null);
            }
        });
        return asks;
    }

    private static void answer(Context context, int status, AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Refused refused) {
            throw refusal(refused);
        } else if (outcome instanceof AccountOutcome.Stored stored) {
            context.header("Cache-Control", "no-store");
            Json.answer(context, status, shown(stored.account(), stored.password()));
        } else {
            throw HttpFailure.notFound("There is no account of that id. GET /api/v1/accounts lists them.");
        }
    }

    static HttpFailure refusal(AccountOutcome.Refused refused) {
        return HttpFailure.problems(List.of(new Problem(
                ProblemType.MALFORMED_REQUEST,
                new Place(null, null, null, refused.field()),
                null,
                null,
                refused.message(),
                refused.repair())));
    }

    private static Shown shown(Account account, @Nullable String password) {
        Account.OpenIdSubject openId = account.openId();
        return new Shown(
                account.id(),
                account.name(),
                account.administrator(),
                account.active(),
                account.passwordDue(),
                account.hasPassword(),
                openId == null ? null : openId.subject(),
                account.createdAt().toString(),
                account.createdBy(),
                password);
    }
}
