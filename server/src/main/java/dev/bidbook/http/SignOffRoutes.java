package dev.bidbook.http;

import dev.bidbook.people.Act;
import dev.bidbook.people.Rights;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.Coverage;
import dev.bidbook.signoff.SignOff;
import dev.bidbook.signoff.SignOff.Signer;
import dev.bidbook.signoff.SignOff.Subject;
import dev.bidbook.signoff.SignOffs;
import dev.bidbook.signoff.SignedSheet;
import dev.bidbook.signoff.SigningOutcome;
import dev.bidbook.signoff.SigningOutcome.ChangedSince;
import dev.bidbook.signoff.SigningRequest;
import dev.bidbook.signoff.WithdrawalOutcome;
import dev.bidbook.template.Role;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code …/sign-offs}: puts signatures under sheets, lists them, and takes them back. */
final class SignOffRoutes {

    private static final String SIGN_OFFS = "/api/v1/sheets/{template}/{scope}/{period}/sign-offs";

    /** In what role somebody signs where everything is one person's. */
    private static final String SOLE = "sole user";

    private final Programs programs;
    private final Review review;
    private final Path folder;
    private final HttpLimits limits;
    private final HeavyWork heavy;

    SignOffRoutes(Programs programs, Review review, Path folder, HttpLimits limits, HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.folder = folder;
        this.limits = limits;
        this.heavy = heavy;
    }

    void register(Routes routes) {
        routes.get(SIGN_OFFS, Act.SEE, this::list);
        routes.post(SIGN_OFFS, Act.SIGN, this::sign);
        routes.post(SIGN_OFFS + "/{signature}/withdrawal", Act.SIGN, this::withdraw);
    }

    private void list(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        SignedSheet signed = heavy.inTurn(() -> review.signOffs().of(id));
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            SignOffJson.members(json, signed);
            json.writeEndObject();
        }));
    }

    private void sign(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            HandOffReader.Signing wanted = HandOffReader.signing(body.file(), limits);
            Signer signer = signer(context, wanted.branches());
            SigningRequest request = SigningRequest.week(id, signer, wanted.revision(), wanted.comment());
            SigningOutcome outcome = heavy.inTurn(() -> review.signOffs().sign(request, SignOffs.Along.NOTHING));
            if (outcome instanceof SigningOutcome.Signed signed) {
                answer(context, signed.signOff(), signed.repeated() ? 200 : 201);
            } else {
                refuse(context, id, outcome);
            }
        }
    }

    /**
     * Who signs, and under whose rows.
     *
     * @param branches the branches whose rows are to be signed, or null for all that are the signer's
     */
    static Signer signer(Context context, @Nullable List<String> branches) {
        Signer signer = signer(context);
        if (branches == null) {
            return signer;
        }
        Coverage wanted = Coverage.of(branches);
        if (!signer.coverage().includes(wanted)) {
            throw new HttpFailure(
                    ErrorKind.NOT_ALLOWED,
                    "Among these branches are some whose rows are not yours to sign. Yours are: "
                            + String.join(", ", Access.rights(context).branches(Act.SIGN)) + ".");
        }
        return new Signer(signer.person(), signer.role(), wanted);
    }

    private static Signer signer(Context context) {
        Rights rights = Access.rights(context);
        String person = Asked.person(context);
        if (rights.isAll()) {
            return new Signer(person, SOLE, Coverage.ALL);
        }
        Role role = rights.roles().contains(Role.NAM) ? Role.NAM : Role.RAM;
        Coverage coverage = rights.isUnlimited(Act.SIGN) ? Coverage.ALL : Coverage.of(rights.branches(Act.SIGN));
        return new Signer(person, role.word(), coverage);
    }

    /** Answers why nothing was signed. */
    static void refuse(Context context, SheetId id, SigningOutcome outcome) throws IOException {
        if (outcome instanceof ChangedSince changed) {
            changedSince(context, id, changed);
        } else if (outcome instanceof SigningOutcome.UnknownRevision unknown) {
            throw HttpFailure.notFound("The sheet has no such revision yet; it is at revision " + unknown.revision()
                    + ". Sign the revision that you have looked at.");
        } else if (outcome instanceof SigningOutcome.NoRows) {
            throw new HttpFailure(
                    ErrorKind.NOTHING_TO_SIGN, "The sheet " + id + " has no rows of the branches that are yours.");
        } else {
            throw HttpFailure.notFound("There is no sheet " + id + " yet, so there is nothing to sign.");
        }
    }

    private static void changedSince(Context context, SheetId id, ChangedSince changed) throws IOException {
        String detail = "The sheet " + id + " is at revision " + changed.revision()
                + ", and what you would sign is not what you have looked at. Look at what was changed, and sign revision "
                + changed.revision() + ".";
        context.header("Cache-Control", "no-store");
        context.status(409).contentType(Errors.CONTENT_TYPE).result(Json.bytes(json -> {
            json.writeStartObject();
            ProblemJson.head(json, ErrorKind.CHANGED_SINCE, 409, detail);
            json.writeNumberField("revision", changed.revision());
            json.writeObjectFieldStart("changedSince");
            SignOffJson.changes(json, changed.since());
            json.writeEndObject();
            json.writeArrayFieldStart("problems");
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private static void answer(Context context, SignOff signOff, int status) throws IOException {
        context.status(status).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            SignOffJson.members(json, signOff);
            json.writeEndObject();
        }));
    }

    private void withdraw(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = Asked.sheet(context, review.templates());
        SignOff signOff = found(context, review.signOffs())
                .filter(one -> one.sheet().equals(id) && one.subject() == Subject.WEEK)
                .orElseThrow(SignOffRoutes::unknown);
        withdraw(context, signOff);
    }

    /** The signature that the address names, whosever it is. */
    static Optional<SignOff> found(Context context, SignOffs signOffs) {
        return signOffs.find(context.pathParam("signature"));
    }

    static HttpFailure unknown() {
        return HttpFailure.notFound("There is no signature of that id here. GET the list of sign-offs.");
    }

    /** Takes a signature back by the reason in the body. */
    void withdraw(Context context, SignOff signOff) throws IOException {
        String person = Asked.person(context);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            String reason = HandOffReader.reason(body.file(), limits);
            WithdrawalOutcome outcome = review.signOffs().withdraw(signOff.id(), person, reason);
            if (outcome instanceof WithdrawalOutcome.Withdrawn withdrawn) {
                answer(context, withdrawn.signOff(), withdrawn.repeated() ? 200 : 201);
            } else if (outcome instanceof WithdrawalOutcome.NotTheirs) {
                throw new HttpFailure(
                        ErrorKind.NOT_ALLOWED,
                        "Only " + signOff.signer().person() + ", who signed, can withdraw this signature.");
            } else {
                throw unknown();
            }
        }
    }
}
