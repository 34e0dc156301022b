package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.people.Act;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Accept;
import dev.bidbook.review.HeaderMatch;
import dev.bidbook.review.ImportOutcome;
import dev.bidbook.review.ImportOutcome.Imported;
import dev.bidbook.review.ImportRequest;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/v1/programs/{program}/reports/{period}}: a Power BI export becomes the period's sheet, a customer's file
 * lines of a sheet whose rows are people's.
 */
final class ReportRoutes {

    /** A list of keys longer than this is no help; the counts stand in {@code rows}. */
    private static final int MOST_KEYS = 1_000;

    private static final int MOST_MATCHES = 100;

    private final Programs programs;
    private final Review review;
    private final Path folder;
    private final HttpLimits limits;
    private final HeavyWork heavy;

    ReportRoutes(Programs programs, Review review, Path folder, HttpLimits limits, HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.folder = folder;
        this.limits = limits;
        this.heavy = heavy;
    }

    void register(Routes routes) {
        routes.post("/api/v1/programs/{program}/reports/{period}", Act.IMPORT, this::importReport);
    }

    private void importReport(Context context) throws Exception {
        Asked.only(context, "template", "accept", "match", "take");
        Accepts.only(context, Accepts.JSON);
        String person = Asked.person(context);
        Program program = ProgramRoutes.find(programs, context.pathParam("program"));
        String named = context.queryParam("template");
        Template template = named == null ? null : Asked.template(named, review.templates());
        Set<Accept> accepted = accepted(context);
        Map<String, String> matches = matches(context);
        Take take = take(context);
        try (SpooledBody body = SpooledBody.report(context, folder, limits)) {
            ImportRequest request = new ImportRequest(
                    template,
                    context.pathParam("period"),
                    body.file(),
                    accepted,
                    matches,
                    take,
                    person,
                    Asked.retry(context, body));
            answer(context, heavy.inTurn(() -> review.importReport(program.scope(), request)));
        }
    }

    private static Map<String, String> matches(Context context) {
        List<String> written = context.queryParams("match");
        if (written.size() > MOST_MATCHES) {
            throw HttpFailure.malformed("?match= may stand at most " + MOST_MATCHES + " times.");
        }
        Map<String, String> matches = new LinkedHashMap<>();
        for (String match : written) {
            matches.putAll(HeaderMatch.read(match)
                    .orElseThrow(() -> HttpFailure.malformed("?match= takes a header of the file, a colon and a column"
                            + " of the template, such as Artikel-Nr:Part Number.")));
        }
        return matches;
    }

    private static @Nullable Take take(Context context) {
        String word = context.queryParam("take");
        if (word == null) {
            return null;
        }
        return switch (word) {
            case "mine" -> Take.MINE;
            case "theirs" -> Take.THEIRS;
            default -> throw HttpFailure.malformed("?take= takes mine or theirs.");
        };
    }

    private static void answer(Context context, ImportOutcome outcome) throws IOException {
        if (outcome instanceof ImportOutcome.Refused refused) {
            throw HttpFailure.problems(refused.problems());
        }
        if (outcome instanceof ImportOutcome.Conflicted conflicted) {
            conflicts(context, conflicted);
            return;
        }
        if (!(outcome instanceof Imported imported)) {
            throw SubmissionRoutes.retryKeyReused();
        }
        if (imported.replayed()) {
            context.header("Idempotency-Replayed", "true");
        }
        context.header("Location", "/api/v1/sheets/" + imported.sheet());
        context.status(201).contentType(Accepts.JSON).result(Json.bytes(json -> write(json, imported)));
    }

    private static void conflicts(Context context, ImportOutcome.Conflicted conflicted) throws IOException {
        context.status(409)
                .contentType(Errors.CONTENT_TYPE)
                .header("Cache-Control", "no-store")
                .result(Json.bytes(json -> {
                    json.writeStartObject();
                    ProblemJson.head(
                            json,
                            ErrorKind.CONFLICT,
                            409,
                            "People have changed cells that the file changes otherwise. Import it again with"
                                    + " ?take=mine if the file counts, or with ?take=theirs if what is stored counts.");
                    json.writeNumberField("revision", conflicted.revision());
                    ProblemJson.conflicts(json, conflicted.conflicts());
                    json.writeEndObject();
                }));
    }

    private static void write(JsonGenerator json, Imported imported) throws IOException {
        json.writeStartObject();
        json.writeStringField("sheet", imported.sheet().toString());
        json.writeNumberField("revision", imported.revision());
        json.writeStringField("submission", imported.submission());
        json.writeObjectFieldStart("rows");
        json.writeNumberField("read", imported.rows().read());
        json.writeNumberField("new", imported.rows().fresh());
        json.writeNumberField("changed", imported.rows().changed());
        json.writeNumberField("gone", imported.rows().gone());
        json.writeNumberField("dropped", imported.rows().dropped());
        json.writeEndObject();
        json.writeArrayFieldStart("notes");
        for (ImportOutcome.Note note : imported.notes()) {
            write(json, note);
        }
        json.writeEndArray();
        keys(json, "new", imported.fresh());
        keys(json, "gone", imported.gone());
        json.writeArrayFieldStart("changes");
        for (ImportOutcome.Change change : imported.changes()) {
            json.writeStartObject();
            json.writeStringField("key", change.key().text());
            json.writeStringField("column", change.column());
            Json.member(json, "from", change.from());
            Json.member(json, "to", change.to());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ImportOutcome.Note note) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", note.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("message", note.message());
        json.writeArrayFieldStart("lines");
        for (List<String> line : note.lines()) {
            json.writeStartArray();
            for (String cell : line) {
                json.writeString(cell);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void keys(JsonGenerator json, String name, List<RowKey> keys) throws IOException {
        json.writeArrayFieldStart(name);
        for (RowKey key : keys.subList(0, Math.min(MOST_KEYS, keys.size()))) {
            json.writeString(key.text());
        }
        json.writeEndArray();
    }

    private static Set<Accept> accepted(Context context) {
        Set<Accept> accepted = EnumSet.noneOf(Accept.class);
        for (String words : context.queryParams("accept")) {
            for (String word : words.split(",", 10)) {
                accepted.add(Accept.named(word.strip())
                        .orElseThrow(() -> HttpFailure.malformed("?accept= takes "
                                + Arrays.stream(Accept.values())
                                        .map(Accept::word)
                                        .collect(Collectors.joining(" and "))
                                + ", with a comma between them.")));
            }
        }
        return accepted;
    }
}
