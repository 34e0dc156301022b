package dev.bidbook.http;

import dev.bidbook.audit.Where;
import dev.bidbook.people.Act;
import dev.bidbook.people.Caller;
import dev.bidbook.people.People;
import dev.bidbook.people.Rights;
import dev.bidbook.people.SignedIn;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.template.Role;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and whether they may. Every route passes through here before anything of the request is looked at; a program
 * that the caller is no member of is answered as one that is not there.
 */
final class Access {

    /** How a token is to be sent. */
    static final String CHALLENGE = "Bearer realm=\"Bidbook\"";

    /** The program that stands in the address. */
    static final Whose IN_ADDRESS = context -> {
        var parameters = context.pathParamMap();
        String program = parameters.get("program");
        return Optional.ofNullable(program == null ? parameters.get("scope") : program);
    };

    private static final String SCHEME = "Bearer ";
    private static final String CALLER = "bidbook.caller";
    private static final String SIGNED_IN = "bidbook.signed-in";
    private static final String RIGHTS = "bidbook.rights";

    private final People people;
    private final Programs programs;

    Access(People people, Programs programs) {
        this.people = people;
        this.programs = programs;
    }

    /** Finds the id of the program that a call is about; empty if there is none. */
    @FunctionalInterface
    interface Whose {
        Optional<String> program(Context context);
    }

    /** The handler behind the question whether the caller may do the act. */
    Handler guarded(Act act, Whose whose, Handler handler) {
        return context -> {
            Where.Work<Exception> work = () -> {
                if (act.reach() != Act.Reach.ANYBODY) {
                    admit(context, act, whose);
                }
                handler.handle(context);
            };
            where(context).during(work);
        };
    }

    private static Where where(Context context) {
        String agent = context.header("User-Agent");
        return new Where(context.ip(), agent == null ? "" : agent);
    }

    private void admit(Context context, Act act, Whose whose) {
        Caller caller = identify(context);
        if (!caller.isSomebody()) {
            throw new HttpFailure(
                    ErrorKind.NOT_SIGNED_IN,
                    context.header("Authorization") == null
                            ? "Send the token of a sign-in: POST /api/v1/sign-ins gives one."
                            : "The token does not count, or not any more. POST /api/v1/sign-ins gives a new one.");
        }
        context.attribute(CALLER, caller);
        if (act.isOfProgram()) {
            context.attribute(RIGHTS, rights(context, caller, act, whose));
        } else if (!caller.may(act)) {
            throw refusal(caller, act);
        }
    }

    private Rights rights(Context context, Caller caller, Act act, Whose whose) {
        requireOwnPassword(caller);
        if (caller.standing() == Caller.Standing.SOLE) {
            return Rights.all();
        }
        Program program = whose.program(context).flatMap(programs::find).orElseThrow(() -> unknown(whose));
        Rights rights = program.rights(caller);
        if (!rights.may(Act.SEE)) {
            throw unknown(whose);
        } else if (!rights.may(act)) {
            throw notAllowed(rights, act);
        }
        return rights;
    }

    private static HttpFailure unknown(Whose whose) {
        return whose == IN_ADDRESS ? ProgramRoutes.unknown() : UndoRoutes.unknown();
    }

    private static void requireOwnPassword(Caller caller) {
        if (caller.standing() == Caller.Standing.NEWCOMER) {
            throw new HttpFailure(
                    ErrorKind.PASSWORD_DUE,
                    "Change your one-time password first: POST /api/v1/account/password, or on the sign-in page.");
        }
    }

    private static HttpFailure refusal(Caller caller, Act act) {
        requireOwnPassword(caller);
        return new HttpFailure(
                ErrorKind.NOT_ALLOWED, "Only administrators may do this: " + act.words() + ". Ask one of them.");
    }

    /** Refuses what the caller may not do in the program. */
    static void require(Context context, Act act) {
        Rights rights = rights(context);
        if (!rights.may(act)) {
            throw notAllowed(rights, act);
        }
    }

    private static HttpFailure notAllowed(Rights rights, Act act) {
        String roles =
                Arrays.stream(Role.values()).filter(act::isFor).map(Role::word).collect(Collectors.joining(", "));
        String mine = rights.roles().stream().map(Role::word).collect(Collectors.joining(", "));
        boolean limited = rights.roles().stream().anyMatch(act::isFor);
        return new HttpFailure(
                ErrorKind.NOT_ALLOWED,
                limited
                        ? "This concerns the whole program, and your membership is limited to branches: " + act.words()
                                + "."
                        : "To " + act.words() + " is for these roles: " + roles + ". Yours here: " + mine + ".");
    }

    /** Who calls: by the token, or where there are no accounts by the name that the caller chose. */
    private Caller identify(Context context) {
        if (!people.accounts().exist()) {
            return Caller.sole(Asked.chosenName(context));
        }
        String token = token(context);
        SignedIn signedIn = token == null ? null : people.signIns().with(token).orElse(null);
        if (signedIn == null) {
            return Caller.NOBODY;
        }
        context.attribute(SIGNED_IN, signedIn);
        return signedIn.caller();
    }

    /** The token that was sent, or null. */
    static @Nullable String token(Context context) {
        String header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }

    /** Who calls, as far as the route asked. */
    static Caller caller(Context context) {
        Caller caller = context.attribute(CALLER);
        return caller == null ? Caller.NOBODY : caller;
    }

    /** By what the caller is signed in, or empty where there are no accounts. */
    static Optional<SignedIn> signedIn(Context context) {
        return Optional.ofNullable(context.attribute(SIGNED_IN));
    }

    /** What the caller may do in the program that the call is about. */
    static Rights rights(Context context) {
        Rights rights = context.attribute(RIGHTS);
        if (rights == null) {
            throw new IllegalStateException("the route is not about a program");
        }
        return rights;
    }

    /** Whoever listens for longer than a request takes; asked anew each time. */
    record Listener(@Nullable String token) {}

    /** Whether the listener may still be here. */
    boolean isHere(Listener listener) {
        return here(listener).filter(caller -> caller.may(Act.BE_HERE)).isPresent();
    }

    /** Whether the listener may hear of a program. */
    boolean hears(Listener listener, Optional<Program> program) {
        return here(listener)
                .filter(caller -> caller.standing() == Caller.Standing.SOLE
                        || program.filter(known -> known.rights(caller).may(Act.SEE))
                                .isPresent())
                .isPresent();
    }

    private Optional<Caller> here(Listener listener) {
        if (!people.accounts().exist()) {
            return Optional.of(Caller.sole(Asked.UNNAMED));
        }
        String token = listener.token();
        return token == null ? Optional.empty() : people.signIns().with(token).map(SignedIn::caller);
    }
}
