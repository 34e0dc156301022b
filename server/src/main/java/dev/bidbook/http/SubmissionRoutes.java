package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.people.Act;
import dev.bidbook.program.Programs;
import dev.bidbook.review.CheckReport;
import dev.bidbook.review.Review;
import dev.bidbook.review.Sender;
import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code POST …/validation} and {@code POST …/submissions}: a workbook or JSON rows, checked or stored. */
final class SubmissionRoutes {

    private final Programs programs;
    private final Review review;
    private final Path folder;
    private final HttpLimits limits;
    private final HeavyWork heavy;
    private final FileAnswer files;

    SubmissionRoutes(Programs programs, Review review, Path folder, HttpLimits limits, HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.folder = folder;
        this.limits = limits;
        this.heavy = heavy;
        this.files = new FileAnswer(folder);
    }

    void register(Routes routes) {
        routes.post("/api/v1/sheets/{template}/{scope}/{period}/validation", Act.EDIT, this::check);
        routes.post("/api/v1/sheets/{template}/{scope}/{period}/submissions", Act.EDIT, this::submit);
    }

    static HttpFailure retryKeyReused() {
        return new HttpFailure(
                ErrorKind.RETRY_KEY_REUSED,
                "This Idempotency-Key came before with another request. Use a new key for a new request.");
    }

    private void check(Context context) throws Exception {
        Asked.only(context, "only");
        boolean asWorkbook = Accepts.workbook(context);
        boolean onlyMine = onlyMine(context);
        SheetId sheet = SheetRoutes.existing(context, review, programs);
        Sender sender = sender(context, sheet, onlyMine);
        try (SpooledBody spooled = SpooledBody.submission(context, folder, limits)) {
            SubmittedBody body = body(spooled, asWorkbook);
            heavy.inTurn(() -> {
                CheckReport report = review.check(sheet, body, sender);
                if (asWorkbook && body instanceof SubmittedBody.Workbook workbook) {
                    List<Problem> all = new ArrayList<>(report.problems());
                    all.addAll(report.warnings());
                    try {
                        files.workbook(
                                context,
                                200,
                                fileName(sheet, "checked"),
                                out -> review.annotate(workbook.file(), all, report.conflicts(), out));
                    } catch (SpreadsheetRefusedException e) {
                        throw HttpFailure.problems(withRefusal(all, e));
                    }
                } else {
                    context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> write(json, report)));
                }
                return report;
            });
        }
    }

    private void submit(Context context) throws Exception {
        Asked.only(context, "only");
        boolean asWorkbook = Accepts.workbook(context);
        boolean onlyMine = onlyMine(context);
        SheetId sheet = SheetRoutes.existing(context, review, programs);
        Sender sender = sender(context, sheet, onlyMine);
        try (SpooledBody spooled = SpooledBody.submission(context, folder, limits)) {
            SubmittedBody body = body(spooled, false);
            heavy.inTurn(() -> {
                SubmissionAnswer answer = review.submit(sheet, body, sender, Asked.retry(context, spooled));
                Path original = asWorkbook && body instanceof SubmittedBody.Workbook workbook ? workbook.file() : null;
                if (original == null || !annotated(context, sheet, answer, original)) {
                    answer(context, answer);
                }
                return answer;
            });
        }
    }

    private Sender sender(Context context, SheetId sheet, boolean onlyMine) {
        Template template = Asked.template(sheet.template(), review.templates());
        return new Sender(Asked.person(context), Writing.of(Access.rights(context), template), onlyMine);
    }

    /** Answers with the workbook if there is something to be marked in it, and it can be. */
    private boolean annotated(Context context, SheetId sheet, SubmissionAnswer answer, Path original) throws Exception {
        if (answer.outcome() instanceof Outcome.Refused refused) {
            try {
                files.workbook(
                        context,
                        422,
                        fileName(sheet, "problems"),
                        out -> review.annotate(original, refused.problems(), List.of(), out));
            } catch (SpreadsheetRefusedException e) {
                throw HttpFailure.problems(withRefusal(refused.problems(), e));
            }
            return true;
        }
        if (answer.outcome() instanceof Outcome.Conflicted conflicted) {
            try {
                files.workbook(
                        context,
                        409,
                        fileName(sheet, "conflicts"),
                        out -> review.annotate(original, List.of(), conflicted.conflicts(), out));
            } catch (SpreadsheetRefusedException e) {
                return false;
            }
            return true;
        }
        return false;
    }

    /** The problems, with the reason why they cannot be written into the file unless it is one of them. */
    private static List<Problem> withRefusal(List<Problem> problems, SpreadsheetRefusedException refusal) {
        // The refusal's message is written for the person who sent the file.
        String message = String.valueOf(refusal.getMessage());
        List<Problem> all = new ArrayList<>(problems);
        if (problems.stream().noneMatch(problem -> problem.message().equals(message))) {
            all.add(new Problem(ProblemType.UNREADABLE_FILE, Place.NOWHERE, null, null, message, refusal.repair()));
        }
        return all;
    }

    private void answer(Context context, SubmissionAnswer answer) throws IOException {
        Outcome outcome = answer.outcome();
        if (outcome instanceof Outcome.Accepted accepted) {
            if (accepted.replayed()) {
                context.header("Idempotency-Replayed", "true");
            }
            context.status(201)
                    .contentType(Accepts.JSON)
                    .result(Json.bytes(json -> write(json, accepted, answer.warnings())));
        } else if (outcome instanceof Outcome.Conflicted conflicted) {
            context.status(409)
                    .contentType(Errors.CONTENT_TYPE)
                    .header("Cache-Control", "no-store")
                    .result(Json.bytes(json -> write(json, conflicted, answer.warnings())));
        } else if (outcome instanceof Outcome.Refused refused) {
            throw HttpFailure.problems(refused.problems());
        } else {
            throw retryKeyReused();
        }
    }

    private void write(JsonGenerator json, CheckReport report) throws IOException {
        json.writeStartObject();
        ProblemJson.problems(json, "problems", report.problems(), limits.problems());
        ProblemJson.problems(json, "warnings", report.warnings(), limits.problems());
        ProblemJson.conflicts(json, report.conflicts());
        json.writeObjectFieldStart("cells");
        json.writeNumberField("changed", report.changed());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Outcome.Accepted accepted, List<Problem> warnings) throws IOException {
        json.writeStartObject();
        json.writeStringField("submission", accepted.submission());
        json.writeNumberField("revision", accepted.revision());
        json.writeObjectFieldStart("cells");
        json.writeNumberField("changed", accepted.changed());
        json.writeNumberField("unchanged", accepted.unchanged());
        json.writeEndObject();
        ProblemJson.problems(json, "warnings", warnings, limits.problems());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Outcome.Conflicted conflicted, List<Problem> warnings) throws IOException {
        json.writeStartObject();
        ProblemJson.head(json, ErrorKind.CONFLICT, 409, "Choose for each cell whose value counts and submit again.");
        json.writeNumberField("revision", conflicted.revision());
        ProblemJson.conflicts(json, conflicted.conflicts());
        ProblemJson.problems(json, "problems", List.of(), limits.problems());
        ProblemJson.problems(json, "warnings", warnings, limits.problems());
        json.writeEndObject();
    }

    private SubmittedBody body(SpooledBody spooled, boolean asWorkbook) throws IOException {
        if (!spooled.isJson()) {
            String resolutions = spooled.resolutions();
            return resolutions == null
                    ? new SubmittedBody.Workbook(spooled.file())
                    : new SubmittedBody.Workbook(spooled.file(), RowsReader.resolutions(resolutions, limits));
        }
        if (asWorkbook) {
            throw new HttpFailure(
                    ErrorKind.NOT_ACCEPTABLE, "Rows that came as JSON are answered as " + Accepts.JSON + " only.");
        }
        return RowsReader.read(spooled.file(), limits);
    }

    private static boolean onlyMine(Context context) {
        String only = context.queryParam("only");
        if (only != null && !only.equals("mine")) {
            throw HttpFailure.malformed("?only= takes mine.");
        }
        return only != null;
    }

    private static String fileName(SheetId sheet, String what) {
        return "%s-%s-%s-%s.xlsx".formatted(sheet.template(), sheet.scope(), sheet.period(), what);
    }
}
