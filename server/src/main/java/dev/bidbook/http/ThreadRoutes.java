package dev.bidbook.http;

import dev.bidbook.discussion.Discussions;
import dev.bidbook.discussion.Remark;
import dev.bidbook.discussion.RowThread;
import dev.bidbook.discussion.ThreadFilter;
import dev.bidbook.discussion.ThreadOutcome;
import dev.bidbook.people.Act;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Editing;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code …/threads}: what people say to each other about rows. */
final class ThreadRoutes {

    private static final String THREADS = "/api/v1/sheets/{template}/{scope}/{period}/threads";
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 500;
    private static final int LONGEST_KEY = 10_000;
    private static final int LONGEST_TEXT = 20_000;

    private final Programs programs;
    private final Review review;
    private final Discussions discussions;
    private final Path folder;
    private final HttpLimits limits;

    ThreadRoutes(Programs programs, Review review, Discussions discussions, Path folder, HttpLimits limits) {
        this.programs = programs;
        this.review = review;
        this.discussions = discussions;
        this.folder = folder;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get(THREADS, Act.SEE, this::list);
        routes.post(THREADS, Act.COMMENT, this::begin);
        routes.get(THREADS + "/{thread}", Act.SEE, this::one);
        routes.post(THREADS + "/{thread}/entries", Act.COMMENT, this::add);
    }

    private void list(Context context) throws IOException {
        Asked.only(context, "state", "key", "column", "limit", "before");
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        Integer limit = Asked.number(context, "limit", 1, MOST);
        int most = limit == null ? USUAL_LIMIT : limit;
        String key = context.queryParam("key");
        List<RowThread> found = discussions.of(
                id,
                new ThreadFilter(
                        state(context.queryParam("state")),
                        key == null ? null : new RowKey(key),
                        context.queryParam("column"),
                        Asked.number(context, "before", 1, Integer.MAX_VALUE),
                        most + 1));
        List<RowThread> threads = found.size() <= most ? found : found.subList(0, most);
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("sheet", id.toString());
            json.writeArrayFieldStart("threads");
            for (RowThread thread : threads) {
                ThreadJson.write(json, thread);
            }
            json.writeEndArray();
            json.writeFieldName("before");
            if (found.size() <= most) {
                json.writeNull();
            } else {
                json.writeNumber(threads.get(most - 1).number());
            }
            json.writeEndObject();
        }));
    }

    private static @Nullable Boolean state(@Nullable String word) {
        return switch (word == null ? "open" : word) {
            case "open" -> true;
            case "resolved" -> false;
            case "all" -> null;
            default -> throw HttpFailure.malformed("?state= takes open, resolved or all.");
        };
    }

    private void one(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        RowThread thread = discussions.find(id, context.pathParam("thread")).orElseThrow(ThreadRoutes::unknown);
        answer(context, 200, thread);
    }

    /** What a body says of a thread. */
    private static final class Said {
        private @Nullable String key;
        private @Nullable String column;
        private @Nullable String text;
        private @Nullable String state;
    }

    private void begin(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        Template template = Asked.template(id.template(), review.templates());
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            Said said = JsonInput.read(body.file(), limits, in -> {
                Said read = new Said();
                in.object("The body", null, null, (member, parser) -> {
                    switch (member) {
                        case "key" -> read.key = in.text("key", LONGEST_KEY, null, "key");
                        case "column" -> read.column = in.text("column", LONGEST_KEY, null, "column");
                        case "text" -> read.text = in.text("text", LONGEST_TEXT, null, "text");
                        default -> in.unknown(member, "key, column, text", null);
                    }
                });
                if (read.key == null && in.hasNoProblem()) {
                    in.problem(null, "key", null, "No line is named.", "Send the key of one of the sheet's rows.");
                }
                return read;
            });
            RowKey key = new RowKey(said.key == null ? "" : said.key);
            requireComment(context, template, key);
            Remark remark = new Remark(said.text, null, Asked.person(context), Asked.retryKey(context));
            answer(context, discussions.begin(template, id, key, said.column, remark));
        }
    }

    private void add(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        Template template = Asked.template(id.template(), review.templates());
        String thread = context.pathParam("thread");
        RowThread known = discussions.find(id, thread).orElseThrow(ThreadRoutes::unknown);
        requireComment(context, template, known.key());
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            Said said = JsonInput.read(body.file(), limits, in -> {
                Said read = new Said();
                in.object("The body", null, null, (member, parser) -> {
                    switch (member) {
                        case "text" -> read.text = in.text("text", LONGEST_TEXT, null, "text");
                        case "state" -> read.state = in.text("state", LONGEST_TEXT, null, "state");
                        default -> in.unknown(member, "text, state", null);
                    }
                });
                if (read.state != null && !List.of("open", "resolved").contains(read.state)) {
                    in.problem(null, "state", null, "This is not a state of a thread.", "Send open or resolved.");
                }
                return read;
            });
            Boolean becomes = said.state == null ? null : said.state.equals("open");
            Remark remark = new Remark(said.text, becomes, Asked.person(context), Asked.retryKey(context));
            answer(context, discussions.add(id, thread, remark));
        }
    }

    /** Refuses what is said about a line that is none of the caller's. */
    private static void requireComment(Context context, Template template, RowKey key) {
        if (!Access.rights(context).may(Act.COMMENT, Editing.branch(template, key))) {
            throw new HttpFailure(
                    ErrorKind.NOT_ALLOWED,
                    "Your membership is limited to branches, and this line is none of theirs. Ask a colleague.");
        }
    }

    private void answer(Context context, ThreadOutcome outcome) throws IOException {
        if (outcome instanceof ThreadOutcome.Stored stored) {
            if (stored.replayed()) {
                context.header("Idempotency-Replayed", "true");
            }
            answer(context, 201, stored.thread());
        } else if (outcome instanceof ThreadOutcome.Refused refused) {
            throw HttpFailure.problems(refused.problems());
        } else if (outcome instanceof ThreadOutcome.RetryKeyReused) {
            throw SubmissionRoutes.retryKeyReused();
        } else {
            throw unknown();
        }
    }

    private static void answer(Context context, int status, RowThread thread) throws IOException {
        context.status(status).contentType(Accepts.JSON).result(Json.bytes(json -> ThreadJson.write(json, thread)));
    }

    private static HttpFailure unknown() {
        return HttpFailure.notFound("This sheet has no thread of that id. GET …/threads?state=all lists them.");
    }
}
