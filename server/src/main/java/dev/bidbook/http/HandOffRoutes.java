package dev.bidbook.http;

import dev.bidbook.handoff.BidOutcome;
import dev.bidbook.handoff.HandOff;
import dev.bidbook.handoff.HandOffOutcome;
import dev.bidbook.handoff.HandOffs;
import dev.bidbook.people.Act;
import dev.bidbook.people.Rights;
import dev.bidbook.program.PhaseChange;
import dev.bidbook.program.PhaseOutcome;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOff;
import dev.bidbook.signoff.SignOff.Signer;
import dev.bidbook.signoff.SignOff.Subject;
import dev.bidbook.template.Role;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code /api/v1/programs/{program}/hand-off} and {@code …/phases}: a program's life, and how it is handed over. */
final class HandOffRoutes {

    private static final String PROGRAM = "/api/v1/programs/{program}";
    private static final String HAND_OFF = PROGRAM + "/hand-off";

    private final Programs programs;
    private final Review review;
    private final HandOffs handOffs;
    private final SignOffRoutes signatures;
    private final Path folder;
    private final HttpLimits limits;
    private final HeavyWork heavy;

    HandOffRoutes(
            Programs programs,
            Review review,
            HandOffs handOffs,
            SignOffRoutes signatures,
            Path folder,
            HttpLimits limits,
            HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.handOffs = handOffs;
        this.signatures = signatures;
        this.folder = folder;
        this.limits = limits;
        this.heavy = heavy;
    }

    void register(Routes routes) {
        routes.get(HAND_OFF, Act.SEE, this::handOff);
        routes.post(HAND_OFF + "/sign-offs", Act.SIGN, this::sign);
        routes.post(HAND_OFF + "/sign-offs/{signature}/withdrawal", Act.SIGN, this::withdraw);
        routes.post(HAND_OFF + "/rejections", Act.SIGN, this::reject);
        routes.get(PROGRAM + "/phases", Act.SEE, this::phases);
        routes.post(PROGRAM + "/phases", Act.HAND_OFF, this::change);
        routes.post(PROGRAM + "/demand-bids", Act.ISSUE, this::bid);
    }

    private Program program(Context context) {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        return ProgramRoutes.find(programs, context.pathParam("program"));
    }

    private void handOff(Context context) throws Exception {
        Program program = program(context);
        Rights rights = Access.rights(context);
        HandOff handOff = heavy.inTurn(() -> handOffs.of(program));
        answer(context, 200, json -> {
            HandOffJson.members(json, handOff);
            json.writeObjectFieldStart("you");
            SignOffJson.texts(json, "may", rights.acts().stream().map(Act::id).toList());
            json.writeEndObject();
        });
    }

    private void sign(Context context) throws Exception {
        Program program = program(context);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            HandOffReader.Signing wanted = HandOffReader.signing(body.file(), limits);
            Signer signer = SignOffRoutes.signer(context, wanted.branches());
            HandOff before = heavy.inTurn(() -> handOffs.of(program));
            HandOffOutcome outcome =
                    heavy.inTurn(() -> handOffs.sign(program, signer, wanted.revision(), wanted.comment()));
            SheetId sheet = before.sheet();
            if (outcome instanceof HandOffOutcome.Signed signed) {
                signed(context, signed);
            } else if (outcome instanceof HandOffOutcome.GatesClosed closed) {
                gatesClosed(context, before, closed.closed());
            } else if (outcome instanceof HandOffOutcome.NotSigned not && sheet != null) {
                SignOffRoutes.refuse(context, sheet, not.why());
            } else if (outcome instanceof HandOffOutcome.NotNow not) {
                throw new HttpFailure(ErrorKind.NOT_IN_THIS_PHASE, not.why());
            }
        }
    }

    private void signed(Context context, HandOffOutcome.Signed signed) throws IOException {
        SignOff signOff = signed.signed().signOff();
        Program now = ProgramRoutes.find(programs, signOff.sheet().scope());
        PhaseChange step = signed.step();
        answer(context, signed.signed().repeated() ? 200 : 201, json -> {
            SignOffJson.members(json, signOff);
            json.writeStringField("phase", now.phase().word());
            json.writeBooleanField("handedOver", step != null);
        });
    }

    private static void gatesClosed(Context context, HandOff handOff, List<HandOff.Gate> closed) throws IOException {
        String detail = closed.size() == 1
                ? "One gate is closed: " + closed.get(0).rule().title() + "."
                : closed.size() + " gates are closed.";
        context.header("Cache-Control", "no-store");
        context.status(409).contentType(Errors.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            ProblemJson.head(json, ErrorKind.GATES_CLOSED, 409, detail);
            json.writeArrayFieldStart("gates");
            for (HandOff.Gate gate : closed) {
                HandOffJson.gate(json, handOff, gate);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("problems");
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private void withdraw(Context context) throws IOException {
        Program program = program(context);
        SignOff signOff = SignOffRoutes.found(context, review.signOffs())
                .filter(one ->
                        one.subject() == Subject.HAND_OFF && one.sheet().scope().equals(program.id()))
                .orElseThrow(SignOffRoutes::unknown);
        signatures.withdraw(context, signOff);
    }

    private void reject(Context context) throws IOException {
        Program program = program(context);
        String person = Asked.person(context);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            String reason = HandOffReader.reason(body.file(), limits);
            step(context, handOffs.phases().reject(program.id(), reason, person));
        }
    }

    private void phases(Context context) throws IOException {
        Program program = program(context);
        List<PhaseChange> steps = handOffs.phases().of(program.id());
        answer(context, 200, json -> {
            json.writeStringField("program", program.id());
            json.writeStringField("phase", program.phase().word());
            json.writeArrayFieldStart("phases");
            for (PhaseChange step : steps) {
                HandOffJson.write(json, step);
            }
            json.writeEndArray();
        });
    }

    private void change(Context context) throws IOException {
        Program program = program(context);
        String person = Asked.person(context);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            step(context, handOffs.phases().change(program.id(), HandOffReader.phase(body.file(), limits), person));
        }
    }

    private void step(Context context, PhaseOutcome outcome) throws IOException {
        if (outcome instanceof PhaseOutcome.Done done) {
            answer(context, 201, json -> {
                json.writeStringField("phase", done.change().to().word());
                HandOffJson.members(json, done.change());
                SignOffJson.texts(json, "told", done.told());
                SignOffJson.texts(
                        json,
                        "nobodyToTell",
                        done.untold().stream().map(Role::word).toList());
            });
        } else if (outcome instanceof PhaseOutcome.Refused refused) {
            throw HttpFailure.problems(refused.problems());
        } else if (outcome instanceof PhaseOutcome.NotNow not) {
            throw new HttpFailure(ErrorKind.NOT_IN_THIS_PHASE, not.why());
        }
    }

    private void bid(Context context) throws IOException {
        Program program = program(context);
        String person = Asked.person(context);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            HandOffReader.BidState wanted = HandOffReader.bid(body.file(), limits);
            BidOutcome outcome = handOffs.say(program, wanted.bid(), wanted.state(), wanted.comment(), person);
            if (outcome instanceof BidOutcome.Stored stored) {
                context.status(201)
                        .contentType(Accepts.JSON)
                        .result(Json.bytes(json -> HandOffJson.write(json, stored.bid())));
            } else {
                throw refusal(outcome);
            }
        }
    }

    private static HttpFailure refusal(BidOutcome outcome) {
        if (outcome instanceof BidOutcome.Unknown) {
            return HttpFailure.notFound(
                    "The program has no demand bid of that number. Its number is written first in a sheet of the template"
                            + " demand-bid.");
        } else if (outcome instanceof BidOutcome.SameState) {
            return new HttpFailure(ErrorKind.ALREADY_EXISTS, "The demand bid is in this state already.");
        } else if (outcome instanceof BidOutcome.ReasonMissing) {
            return problem(
                    "comment", "The bid would go back to an earlier state, and no comment says why.", "Say why.");
        }
        return problem("state", "This is not a state of a demand bid.", "Write loaded, monitored or closed.");
    }

    private static HttpFailure problem(String field, String message, String repair) {
        return HttpFailure.problems(List.of(new dev.bidbook.validation.Problem(
                dev.bidbook.validation.ProblemType.MALFORMED_REQUEST,
                new dev.bidbook.validation.Place(null, null, null, field),
                null,
                null,
                message,
                repair)));
    }

    private static void answer(Context context, int status, Json.Writing members) throws IOException {
        context.status(status).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            members.to(json);
            json.writeEndObject();
        }));
    }
}
