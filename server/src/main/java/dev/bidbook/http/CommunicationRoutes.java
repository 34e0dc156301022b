package dev.bidbook.http;

import dev.bidbook.communication.Communication;
import dev.bidbook.communication.Communications;
import dev.bidbook.communication.Outcome;
import dev.bidbook.communication.Request;
import dev.bidbook.people.Act;
import dev.bidbook.people.Caller;
import dev.bidbook.people.Rights;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Editing;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code …/communications} and {@code …/pack}: a sheet's findings told to others, by mail or on paper. */
final class CommunicationRoutes {

    private static final String SHEET = "/api/v1/sheets/{template}/{scope}/{period}";
    private static final String HTML = "text/html";
    private static final int MOST_NAMED = 200;
    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NOTE = 50_000;

    private final Programs programs;
    private final Review review;
    private final Communications communications;
    private final Path folder;
    private final HttpLimits limits;
    private final HeavyWork heavy;

    CommunicationRoutes(
            Programs programs,
            Review review,
            Communications communications,
            Path folder,
            HttpLimits limits,
            HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.communications = communications;
        this.folder = folder;
        this.limits = limits;
        this.heavy = heavy;
    }

    void register(Routes routes) {
        routes.post(SHEET + "/communications", Act.COMMUNICATE, this::tell);
        routes.get(SHEET + "/communications", Act.SEE, this::list);
        routes.get(SHEET + "/pack", Act.SEE, this::page);
    }

    /** What a body asks for. */
    private static final class Wanted {
        private @Nullable List<String> to;
        private @Nullable String note;
        private boolean preview;
    }

    private void tell(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        Template template = Asked.template(id.template(), review.templates());
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            Wanted wanted = read(body);
            Request request = new Request(
                    template, id, Asked.person(context), editing(context, template, id), wanted.to, wanted.note);
            if (wanted.preview) {
                answer(context, heavy.inTurn(() -> communications.preview(request)));
            } else {
                var retry = Asked.retry(context, body);
                answer(
                        context,
                        communications.send(
                                request, retry == null ? null : retry.key(), retry == null ? null : retry.digest()));
            }
        }
    }

    /** Which cells the caller may write, and which those to whom it is told, as members of the program. */
    private Function<String, Editing> editing(Context context, Template template, SheetId id) {
        Program program = ProgramRoutes.find(programs, id.scope());
        String caller = Asked.person(context);
        Rights own = Access.rights(context);
        return name -> Writing.of(
                name.equals(caller) ? own : program.rights(new Caller(name, Caller.Standing.PERSON, null)), template);
    }

    private Wanted read(SpooledBody body) throws IOException {
        return JsonInput.read(body.file(), limits, in -> {
            Wanted wanted = new Wanted();
            in.object("The body", null, null, (member, parser) -> {
                switch (member) {
                    case "to" -> {
                        List<String> to = new ArrayList<>();
                        in.array("to", MOST_NAMED, index -> {
                            String name = in.text("to[" + index + "]", LONGEST_NAME, null, "to");
                            if (name != null) {
                                to.add(name);
                            }
                        });
                        wanted.to = to;
                    }
                    case "note" -> wanted.note = in.text("note", LONGEST_NOTE, null, "note");
                    case "preview" -> wanted.preview = in.truth("preview", null);
                    default -> in.unknown(member, "to, note, preview", null);
                }
            });
            return wanted;
        });
    }

    private void answer(Context context, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Done done) {
            if (done.replayed()) {
                context.header("Idempotency-Replayed", "true");
            }
            context.status(201)
                    .contentType(Accepts.JSON)
                    .result(Json.bytes(json -> CommunicationJson.write(json, done.communication(), true)));
        } else if (outcome instanceof Outcome.Previewed previewed) {
            context.status(200)
                    .contentType(Accepts.JSON)
                    .result(Json.bytes(json -> CommunicationJson.write(json, previewed.preview())));
        } else if (outcome instanceof Outcome.Refused refused) {
            throw HttpFailure.problems(refused.problems());
        } else if (outcome instanceof Outcome.NoMailServer) {
            throw new HttpFailure(ErrorKind.NO_MAIL_SERVER, Communications.NO_MAIL_SERVER);
        } else {
            throw SubmissionRoutes.retryKeyReused();
        }
    }

    private void list(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        boolean addresses = Access.rights(context).may(Act.COMMUNICATE);
        List<Communication> all = communications.of(id);
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("sheet", id.toString());
            json.writeArrayFieldStart("communications");
            for (Communication communication : all) {
                CommunicationJson.write(json, communication, addresses);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    private void page(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, HTML);
        SheetId id = SheetRoutes.existing(context, review, programs);
        Template template = Asked.template(id.template(), review.templates());
        String page = heavy.inTurn(() -> communications.page(template, id))
                .orElseThrow(() -> HttpFailure.notFound("There is no sheet " + id + "."));
        // Everything in it is escaped; should that ever fail, nothing in it runs or is fetched all the same.
        context.header(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'");
        context.header("Cache-Control", "no-store");
        context.status(200).contentType(HTML + "; charset=utf-8").result(page);
    }
}
