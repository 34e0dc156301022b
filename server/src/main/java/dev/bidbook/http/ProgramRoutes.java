package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.database.DiskFullException;
import dev.bidbook.finding.Completion;
import dev.bidbook.finding.WeekCounts;
import dev.bidbook.ledger.SheetEntry;
import dev.bidbook.people.Act;
import dev.bidbook.people.Caller;
import dev.bidbook.people.Member;
import dev.bidbook.people.Rights;
import dev.bidbook.program.Program;
import dev.bidbook.program.ProgramChange;
import dev.bidbook.program.ProgramOutcome;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Derivation;
import dev.bidbook.template.Role;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /api/v1/programs}: programs, their members and phase. */
final class ProgramRoutes {

    private final Programs programs;
    private final Review review;
    private final Path folder;
    private final HttpLimits limits;

    ProgramRoutes(Programs programs, Review review, Path folder, HttpLimits limits) {
        this.programs = programs;
        this.review = review;
        this.folder = folder;
        this.limits = limits;
    }

    void register(Routes routes) {
        routes.get("/api/v1/programs", Act.BE_HERE, this::list);
        routes.post("/api/v1/programs", Act.FOUND, this::create);
        routes.get("/api/v1/programs/{program}", Act.SEE, this::one);
        routes.patch("/api/v1/programs/{program}", Act.MANAGE, this::change);
    }

    private void list(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        Caller caller = Access.caller(context);
        List<Program> all = programs.all().stream()
                .filter(program -> program.rights(caller).may(Act.SEE))
                .toList();
        answer(context, 200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("programs");
            for (Program program : all) {
                write(json, program, program.rights(caller), sheets(program.id()));
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void one(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        String id = context.pathParam("program");
        answer(context, 200, find(programs, id));
    }

    private void create(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        String person = Asked.person(context);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            ProgramReader.NewProgram wanted = ProgramReader.readNew(body.file(), limits);
            stored(context, 201, programs.create(wanted.id(), wanted.rest(), person));
        }
    }

    private void change(Context context) throws IOException {
        Asked.only(context);
        Accepts.only(context, Accepts.JSON);
        String id = context.pathParam("program");
        find(programs, id);
        try (SpooledBody body = SpooledBody.json(context, folder, limits)) {
            ProgramChange wanted = ProgramReader.readChange(body.file(), limits);
            if (wanted.members() != null) {
                Access.require(context, Act.APPOINT);
            }
            if (wanted.phase() != null) {
                Access.require(context, Act.HAND_OFF);
            }
            stored(context, 200, programs.change(id, wanted, Asked.person(context)));
        }
    }

    /** The program of that id; a {@link HttpFailure} if there is none. */
    static Program find(Programs programs, String id) {
        return programs.find(id).orElseThrow(ProgramRoutes::unknown);
    }

    static HttpFailure unknown() {
        return HttpFailure.notFound("There is no program of that id. GET /api/v1/programs lists them.");
    }

    private void stored(Context context, int status, ProgramOutcome outcome) throws IOException {
        if (outcome instanceof ProgramOutcome.Stored stored) {
            if (status == 201) {
                context.header(
                        "Location", "/api/v1/programs/" + stored.program().id());
            }
            answer(context, status, stored.program());
        } else if (outcome instanceof ProgramOutcome.Refused refused) {
            throw HttpFailure.problems(refused.problems());
        } else if (outcome instanceof ProgramOutcome.Exists) {
            throw new HttpFailure(
                    ErrorKind.ALREADY_EXISTS, "There is a program of that id already. Choose another id.");
        } else {
            throw unknown();
        }
    }

    private void answer(Context context, int status, Program program) throws IOException {
        Sheets sheets = sheets(program.id());
        Rights rights = program.rights(Access.caller(context));
        answer(context, status, json -> write(json, program, rights, sheets));
    }

    /** A program's sheets, with their counts of findings and who closed them. */
    private record Sheets(
            Templates templates,
            List<SheetEntry> entries,
            Map<SheetId, WeekCounts> findings,
            Map<SheetId, Completion> completions) {}

    private Sheets sheets(String program) {
        // First, since bringing derived sheets up to date may change their findings.
        List<SheetEntry> entries = review.sheetsUpToDate(program);
        return new Sheets(
                review.templates(),
                entries,
                findings(program),
                review.findings().completions().of(program));
    }

    /** None where they would have to be stored first, and the disk is full. */
    private Map<SheetId, WeekCounts> findings(String program) {
        try {
            return review.findings().counts(program);
        } catch (DiskFullException e) {
            return Map.of();
        }
    }

    private static void answer(Context context, int status, Json.Writing writing) throws IOException {
        context.status(status).contentType(Accepts.JSON).result(Json.bytes(writing));
    }

    private static void write(JsonGenerator json, Program program, Rights rights, Sheets sheets) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", program.id());
        json.writeStringField("name", program.name());
        json.writeStringField("customer", program.customer());
        json.writeStringField("phase", program.phase().word());
        members(json, program);
        you(json, rights);
        json.writeObjectFieldStart("parameters");
        for (Map.Entry<String, Double> parameter : program.parameters().entrySet()) {
            Json.member(json, parameter.getKey(), new CellValue.Number(parameter.getValue()));
        }
        json.writeEndObject();
        json.writeStringField("createdAt", program.createdAt().toString());
        json.writeStringField("createdBy", program.createdBy());
        json.writeArrayFieldStart("sheets");
        for (SheetEntry entry : sheets.entries()) {
            write(json, entry, sheets);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void members(JsonGenerator json, Program program) throws IOException {
        json.writeObjectFieldStart("members");
        for (Map.Entry<Role, List<Member>> role : program.members().entrySet()) {
            json.writeArrayFieldStart(role.getKey().word());
            for (Member member : role.getValue()) {
                if (member.branches().isEmpty()) {
                    json.writeString(member.name());
                } else {
                    json.writeStartObject();
                    json.writeStringField("name", member.name());
                    texts(json, "branches", member.branches());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** What the reader is in the program and may do there. */
    private static void you(JsonGenerator json, Rights rights) throws IOException {
        json.writeObjectFieldStart("you");
        texts(json, "roles", rights.roles().stream().map(Role::word).toList());
        texts(json, "may", rights.acts().stream().map(Act::id).toList());
        texts(json, "branches", rights.branches(Act.EDIT));
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, SheetEntry entry, Sheets sheets) throws IOException {
        json.writeStartObject();
        json.writeStringField("sheet", entry.sheet().toString());
        json.writeStringField("template", entry.sheet().template());
        template(
                json,
                sheets.templates().find(entry.sheet().template()),
                entry.sheet().template());
        json.writeStringField("period", entry.sheet().period().text());
        json.writeNumberField("revision", entry.revision());
        json.writeNumberField("rows", entry.rows());
        json.writeStringField("updatedAt", entry.updatedAt().toString());
        json.writeStringField("updatedBy", entry.updatedBy());
        WeekCounts findings = sheets.findings().get(entry.sheet());
        if (findings == null) {
            json.writeNullField("findings");
        } else {
            json.writeObjectFieldStart("findings");
            FindingJson.total(json, findings.total());
            json.writeEndObject();
        }
        FindingJson.completion(json, sheets.completions().get(entry.sheet()));
        json.writeEndObject();
    }

    /** What a sheet is of; a template that is not there any more has no title but its name. */
    private static void template(JsonGenerator json, Optional<Template> template, String name) throws IOException {
        json.writeStringField("title", template.map(Template::title).orElse(name));
        Optional<Derivation> derivation = template.flatMap(Template::derivation);
        if (derivation.isPresent()) {
            json.writeStringField("follows", derivation.get().from().text());
        } else {
            json.writeNullField("follows");
        }
    }
}
