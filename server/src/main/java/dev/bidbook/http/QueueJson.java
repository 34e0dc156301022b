package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.desk.Changes;
import dev.bidbook.desk.Look;
import dev.bidbook.desk.Reader;
import dev.bidbook.desk.Waiting;
import dev.bidbook.discussion.RowThread;
import dev.bidbook.program.Program;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Role;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What waits for somebody, and what changed since somebody looked, as JSON. */
final class QueueJson {

    private final JsonGenerator json;
    private final Templates templates;
    private final Map<String, Program> programs;

    QueueJson(JsonGenerator json, Templates templates, Map<String, Program> programs) {
        this.json = json;
        this.templates = templates;
        this.programs = programs;
    }

    void write(Reader reader, Waiting waiting) throws IOException {
        json.writeStartObject();
        json.writeStringField("person", reader.person());
        json.writeArrayFieldStart("programs");
        for (var mine : reader.roles().entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", mine.getKey());
            json.writeStringField("name", name(mine.getKey()));
            json.writeArrayFieldStart("roles");
            for (Role role : mine.getValue()) {
                json.writeString(role.word());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        answers(waiting.answers());
        decisions(waiting.decisions());
        signatures(waiting.signatures());
        json.writeArrayFieldStart("threads");
        for (RowThread thread : waiting.threads()) {
            ThreadJson.write(json, thread);
        }
        json.writeEndArray();
        changed(waiting.changed());
        json.writeEndObject();
    }

    private void answers(List<Waiting.Answers> all) throws IOException {
        json.writeArrayFieldStart("answers");
        for (Waiting.Answers answers : all) {
            json.writeStartObject();
            sheet(answers.sheet());
            json.writeNumberField("count", answers.count());
            json.writeNumberField("oldest", answers.oldest());
            json.writeArrayFieldStart("rules");
            for (Waiting.OfRule rule : answers.rules()) {
                json.writeStartObject();
                json.writeStringField("rule", rule.rule());
                json.writeStringField("title", rule.title());
                json.writeStringField("severity", rule.severity());
                json.writeNumberField("count", rule.count());
                json.writeNumberField("oldest", rule.oldest());
                json.writeNumberField("escalated", rule.escalated());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void decisions(List<Waiting.Decisions> all) throws IOException {
        json.writeArrayFieldStart("decisions");
        for (Waiting.Decisions decisions : all) {
            json.writeStartObject();
            sheet(decisions.sheet());
            json.writeStringField("column", decisions.column());
            json.writeNumberField("count", decisions.count());
            json.writeNumberField("oldest", decisions.oldest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void signatures(List<Waiting.Signature> all) throws IOException {
        json.writeArrayFieldStart("signatures");
        for (Waiting.Signature signature : all) {
            json.writeStartObject();
            sheet(signature.sheet());
            json.writeStringField("what", signature.what());
            json.writeStringField("since", signature.since().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void changed(List<Waiting.Changed> all) throws IOException {
        json.writeArrayFieldStart("changed");
        for (Waiting.Changed changed : all) {
            json.writeStartObject();
            sheet(changed.sheet());
            json.writeFieldName("look");
            look(json, changed.look());
            json.writeNumberField("revision", changed.revision());
            json.writeNumberField("cells", changed.cells());
            json.writeArrayFieldStart("by");
            for (String name : changed.by()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeStringField("at", changed.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sheet(SheetId sheet) throws IOException {
        json.writeStringField("sheet", sheet.toString());
        json.writeStringField(
                "title", templates.find(sheet.template()).map(Template::title).orElse(sheet.template()));
        json.writeStringField("program", sheet.scope());
        json.writeStringField("programName", name(sheet.scope()));
        json.writeStringField("period", sheet.period().text());
    }

    private String name(String program) {
        Program known = programs.get(program);
        return known == null ? program : known.name();
    }

    /** A look, or null where there is none. */
    static void look(JsonGenerator json, @Nullable Look look) throws IOException {
        if (look == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeNumberField("revision", look.revision());
        json.writeStringField("at", look.at().toString());
        json.writeEndObject();
    }

    /** What changed since a revision; past the most only how many cells there are. */
    static void changes(JsonGenerator json, SheetId sheet, @Nullable Look look, Changes changes, int most)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("sheet", sheet.toString());
        json.writeNumberField("since", changes.since());
        json.writeNumberField("revision", changes.revision());
        json.writeFieldName("look");
        look(json, look);
        json.writeArrayFieldStart("cells");
        for (Changes.ChangedCell cell :
                changes.cells().subList(0, Math.min(most, changes.cells().size()))) {
            json.writeStartObject();
            json.writeStringField("key", cell.key().text());
            json.writeStringField("column", cell.column());
            Json.member(json, "from", cell.from());
            Json.member(json, "to", cell.to());
            json.writeStringField("by", cell.by());
            json.writeStringField("at", cell.at().toString());
            json.writeNumberField("times", cell.times());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("leftOut", Math.max(0, changes.cells().size() - most));
        json.writeBooleanField("whole", changes.whole());
        json.writeEndObject();
    }
}
