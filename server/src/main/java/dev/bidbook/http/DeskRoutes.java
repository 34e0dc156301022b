package dev.bidbook.http;

import dev.bidbook.desk.Changes;
import dev.bidbook.desk.Desk;
import dev.bidbook.desk.Look;
import dev.bidbook.desk.Part;
import dev.bidbook.desk.Reader;
import dev.bidbook.people.Act;
import dev.bidbook.people.Caller;
import dev.bidbook.people.Rights;
import dev.bidbook.program.Program;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Role;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody has looked at, what changed since, and what waits for somebody across programs. */
final class DeskRoutes {

    private static final String SHEET = "/api/v1/sheets/{template}/{scope}/{period}";
    private static final int USUAL_LIMIT = 1_000;
    private static final int MOST = 10_000;

    private final Programs programs;
    private final Review review;
    private final Desk desk;
    private final Path folder;
    private final HttpLimits limits;
    private final HeavyWork heavy;

    DeskRoutes(Programs programs, Review review, Desk desk, Path folder, HttpLimits limits, HeavyWork heavy) {
        this.programs = programs;
        this.review = review;
        this.desk = desk;
        this.folder = folder;
        this.limits = limits;
        this.heavy = heavy;
    }

    void register(Routes routes) {
        routes.get(SHEET + "/looks", Act.SEE, this::look);
        routes.post(SHEET + "/looks", Act.SEE, this::looked);
        routes.get(SHEET + "/changes", Act.SEE, this::changes);
        routes.get("/api/v1/queue", Act.BE_HERE, this::queue);
    }

    private void look(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        answer(context, 200, id, desk.look(Asked.person(context), id).orElse(null));
    }

    private void looked(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        SheetId id = SheetRoutes.existing(context, review, programs);
        int current = review.revision(id).orElse(0);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            Integer revision = JsonInput.read(body.file(), limits, in -> {
                Integer[] read = {null};
                in.object("The body", null, null, (member, parser) -> {
                    if (member.equals("revision")) {
                        read[0] = in.wholeNumber("revision");
                    } else {
                        in.unknown(member, "revision", null);
                    }
                });
                if (read[0] != null && read[0] > current) {
                    in.problem(
                            null,
                            "revision",
                            read[0].toString(),
                            "The sheet has no revision " + read[0] + " yet.",
                            "Send the revision that was looked at, at most " + current + ".");
                }
                return read[0];
            });
            answer(context, 201, id, desk.looked(Asked.person(context), id, revision == null ? current : revision));
        }
    }

    private static void answer(Context context, int status, SheetId id, @Nullable Look look) throws IOException {
        context.status(status).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("sheet", id.toString());
            json.writeFieldName("look");
            QueueJson.look(json, look);
            json.writeEndObject();
        }));
    }

    private void changes(Context context) throws Exception {
        Asked.only(context, "since", "limit");
        Accepts.only(context, Accepts.JSON);
        Integer asked = Asked.number(context, "limit", 1, MOST);
        int most = asked == null ? USUAL_LIMIT : asked;
        SheetId id = SheetRoutes.existing(context, review, programs);
        Template template = Asked.template(id.template(), review.templates());
        int current = review.revision(id).orElse(0);
        Look look = desk.look(Asked.person(context), id).orElse(null);
        int since = since(context, look, current);
        Changes changes = heavy.inTurn(() -> desk.changes(template, id, since, current));
        context.status(200)
                .contentType(Accepts.JSON)
                .result(Json.bytes(json -> QueueJson.changes(json, id, look, changes, most)));
    }

    /** Since when changes are told: a revision, or the last look; who never looked has seen nothing. */
    private static int since(Context context, @Nullable Look look, int current) {
        String since = context.queryParam("since");
        if (since == null || since.equals("look")) {
            return look == null ? 0 : Math.min(look.revision(), current);
        }
        try {
            int revision = Integer.parseInt(since);
            if (revision >= 0 && revision <= current) {
                return revision;
            }
        } catch (NumberFormatException e) {
            // The answer below says what to write.
        }
        throw HttpFailure.malformed("?since= takes look, or a revision from 0 to " + current + ".");
    }

    private void queue(Context context) throws Exception {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        List<Program> all = programs.all();
        Reader reader = reader(Access.caller(context), all);
        var waiting = heavy.inTurn(() -> desk.waiting(reader));
        Map<String, Program> byId = new LinkedHashMap<>();
        all.forEach(program -> byId.put(program.id(), program));
        context.status(200)
                .contentType(Accepts.JSON)
                .result(Json.bytes(json -> new QueueJson(json, review.templates(), byId).write(reader, waiting)));
    }

    /** The caller with the parts that the caller plays in each program that the caller may see. */
    private static Reader reader(Caller caller, List<Program> all) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Program program : all) {
            Rights rights = program.rights(caller);
            if (rights.may(Act.SEE)) {
                parts.put(
                        program.id(),
                        rights.isAll()
                                ? Part.everywhere(named(program, caller.name()))
                                : new Part(rights.roles(), rights::mayEdit));
            }
        }
        return new Reader(caller.name(), parts);
    }

    /** Without accounts somebody plays the parts of whoever has the same name. */
    static Set<Role> named(Program program, String name) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        program.members().forEach((role, members) -> {
            if (members.stream().anyMatch(member -> member.name().equalsIgnoreCase(name))) {
                roles.add(role);
            }
        });
        return roles;
    }
}
