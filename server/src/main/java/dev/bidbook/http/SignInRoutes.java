package dev.bidbook.http;

import dev.bidbook.people.Act;
import dev.bidbook.people.Caller;
import dev.bidbook.people.OpenId;
import dev.bidbook.people.People;
import dev.bidbook.people.SignInOutcome;
import dev.bidbook.people.SignedIn;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/sign-ins}: a name and a password, or what an OpenID provider gave, for a token. */
final class SignInRoutes {

    private static final int LONGEST = 40_000;
    private static final String MEMBERS = "name and password, or openid";

    private final People people;
    private final HttpLimits limits;

    SignInRoutes(People people, HttpLimits limits) {
        this.people = people;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get("/api/v1/sign-ins", Act.CALL, this::ways);
        routes.post("/api/v1/sign-ins", Act.CALL, this::signIn);
        routes.delete("/api/v1/sign-ins/current", Act.KEEP_ACCOUNT, this::signOut);
    }

    /** How one signs in here. */
    record Ways(boolean accounts, OpenId.@Nullable Way openid) {}

    /** A new sign-in. */
    record Begun(String token, String expiresAt, String name, boolean administrator, boolean passwordDue) {}

    /** What the body of a sign-in holds. */
    private static final class Asks {
        private @Nullable String name;
        private @Nullable String password;
        private @Nullable Map<String, String> openid;
    }

    private void ways(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        OpenId.Way way = null;
        if (people.openId().isPresent()) {
            OpenId.WayOutcome outcome = people.openId().get().way();
            if (outcome instanceof OpenId.WayOutcome.Found found) {
                way = found.way();
            }
        }
        context.header("Cache-Control", "no-store");
        Json.answer(context, 200, new Ways(people.accounts().exist(), way));
    }

    private void signIn(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Asks asks = SmallBody.read(context, limits, SignInRoutes::asks);
        if (!people.accounts().exist()) {
            throw HttpFailure.notFound("This server has no accounts. Call it as you are.");
        }
        context.header("Cache-Control", "no-store");
        answer(context, outcome(context, asks));
    }

    private static Asks asks(JsonInput in) throws IOException {
        Asks asks = new Asks();
        in.object("The body", null, null, (member, parser) -> {
            switch (member) {
                case "name" -> asks.name = in.text("name", LONGEST, null, "name");
                case "password" -> asks.password = in.text("password", LONGEST, null, "password");
                case "openid" -> asks.openid = openid(in);
                default -> in.unknown(member, MEMBERS, null);
            }
        });
        boolean whole = asks.openid == null
                ? asks.name != null && asks.password != null
                : asks.name == null && asks.password == null && isWhole(asks.openid);
        if (!whole && in.hasNoProblem()) {
            in.problem(
                    null,
                    null,
                    null,
                    "The body does not say who signs in.",
                    "Send " + MEMBERS + " with a token, or with code, verifier and redirect.");
        }
        return asks;
    }

    private static boolean isWhole(Map<String, String> openid) {
        return openid.containsKey("token")
                ? openid.size() == 1
                : openid.keySet().equals(java.util.Set.of("code", "verifier", "redirect"));
    }

    private static Map<String, String> openid(JsonInput in) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        in.object("openid", null, "openid", (member, parser) -> {
            switch (member) {
                case "token", "code", "verifier", "redirect" -> {
                    String text = in.text("openid." + member, LONGEST, null, "openid");
                    if (text != null) {
                        members.put(member, text);
                    }
                }
                default -> in.unknown(member, "token, or code, verifier, redirect", null);
            }
        });
        return members;
    }

    private SignInOutcome outcome(Context context, Asks asks) {
        String address = address(context);
        Map<String, String> openid = asks.openid;
        if (openid == null) {
            return people.signIns().byPassword(String.valueOf(asks.name), String.valueOf(asks.password), address);
        }
        OpenId provider = people.openId()
                .orElseThrow(() -> HttpFailure.notFound("This server has no OpenID provider. Send name and password."));
        String token = openid.get("token");
        return token != null
                ? provider.byToken(token, address)
                : provider.byCode(
                        openid.getOrDefault("code", ""),
                        openid.getOrDefault("verifier", ""),
                        openid.getOrDefault("redirect", ""),
                        address);
    }

    private static void answer(Context context, SignInOutcome outcome) {
        if (outcome instanceof SignInOutcome.Done done) {
            SignedIn signedIn = done.signedIn();
            Caller caller = signedIn.caller();
            Json.answer(
                    context,
                    201,
                    new Begun(
                            done.secret(),
                            signedIn.expiresAt().toString(),
                            caller.name(),
                            caller.isAdministrator(),
                            caller.standing() == Caller.Standing.NEWCOMER));
        } else if (outcome instanceof SignInOutcome.TooMany many) {
            throw tooMany(context, many.pause());
        } else if (outcome instanceof SignInOutcome.Unreachable) {
            throw new HttpFailure(ErrorKind.BUSY, "The OpenID provider cannot be reached now. Try again soon.");
        } else {
            throw new HttpFailure(
                    ErrorKind.NOT_SIGNED_IN,
                    "This does not sign anybody in: the name or the password is wrong, the provider's token does not"
                            + " count, or the account is not active.");
        }
    }

    /** The answer to whoever tried too often. */
    static HttpFailure tooMany(Context context, Duration pause) {
        long seconds = pause.toSeconds() + 1;
        context.header("Retry-After", Long.toString(seconds));
        return new HttpFailure(
                ErrorKind.TOO_MANY_ATTEMPTS,
                "There were too many attempts that failed. Wait " + (seconds / 60 + 1) + " minutes.");
    }

    private void signOut(Context context) {
        Asked.only(context);
        Access.signedIn(context).ifPresent(people.signIns()::end);
        context.status(204);
    }

    /** By what attempts are counted together: of an IPv6 address its network, of which one customer has a whole. */
    private static String address(Context context) {
        String ip = context.ip();
        String[] groups = ip.split(":", -1);
        return groups.length < 6 || ip.contains("::")
                ? ip
                : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
