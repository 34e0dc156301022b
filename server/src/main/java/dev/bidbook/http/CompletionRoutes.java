package dev.bidbook.http;

import dev.bidbook.finding.Completion;
import dev.bidbook.finding.CompletionOutcome;
import dev.bidbook.finding.FindingDetails;
import dev.bidbook.people.Act;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST …/completion}: closes a sheet, or says which answers are missing. */
final class CompletionRoutes {

    private static final int LONGEST_VALUE = 100;

    private final Programs programs;
    private final Review review;
    private final HttpLimits limits;
    private final HeavyWork heavy;

    CompletionRoutes(Programs programs, Review review, HttpLimits limits, HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.limits = limits;
        this.heavy = heavy;
    }

    void register(Routes routes) {
        routes.post("/api/v1/sheets/{template}/{scope}/{period}/completion", Act.COMPLETE, this::complete);
    }

    private void complete(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        String person = Asked.person(context);
        SheetId id = SheetRoutes.existing(context, review, programs);
        Template template = Asked.template(id.template(), review.templates());
        CompletionOutcome outcome =
                heavy.inTurn(() -> review.findings().completions().complete(template, id, person, limits.problems()));
        if (outcome instanceof CompletionOutcome.Waiting waiting) {
            throw refusal(waiting);
        } else if (outcome instanceof CompletionOutcome.Closed closed) {
            answer(context, id, closed.completion(), closed.repeated() ? 200 : 201);
        } else {
            throw HttpFailure.notFound("There is no sheet " + id + " yet, so there is nothing to close.");
        }
    }

    private static void answer(Context context, SheetId id, Completion completion, int status) throws IOException {
        context.status(status).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("sheet", id.toString());
            FindingJson.members(json, completion);
            json.writeEndObject();
        }));
    }

    private static HttpFailure refusal(CompletionOutcome.Waiting waiting) {
        List<Problem> problems = new ArrayList<>();
        waiting.waiting().forEach(finding -> problems(finding, problems));
        String detail = waiting.count() == 1
                ? "1 finding of revision " + waiting.revision() + " waits for an answer."
                : waiting.count() + " findings of revision " + waiting.revision() + " wait for answers.";
        return new HttpFailure(ErrorKind.UNANSWERED_FINDINGS, detail, problems);
    }

    private static void problems(FindingDetails details, List<Problem> problems) {
        Rule rule = details.finding().rule();
        // What decides may be another than the columns asked for; all that are blank are named, or else the first.
        for (String column : details.missing()) {
            problems.add(problem(details, column, null, rule.title() + ": " + column + " is blank."));
        }
        if (details.missing().isEmpty()) {
            String column = rule.asksFor().isEmpty()
                    ? rule.pointsAt().get(0)
                    : rule.asksFor().get(0);
            FindingDetails.Answer answer = details.answers().get(column);
            String value = answer == null ? null : shown(answer.value());
            problems.add(problem(details, column, value, rule.title() + ": what is answered does not settle it."));
        }
    }

    private static Problem problem(FindingDetails details, String column, @Nullable String value, String message) {
        Rule rule = details.finding().rule();
        return new Problem(
                ProblemType.UNANSWERED_FINDING,
                Place.cell(details.finding().key(), column),
                value,
                rule.id(),
                message,
                rule.ask());
    }

    private static String shown(CellValue value) {
        String text = value.display();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
