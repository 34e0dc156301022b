package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problems, conflicts and error documents as JSON. */
final class ProblemJson {

    private ProblemJson() {}

    /** The head of an error document: the members that RFC 9457 names. */
    static void head(JsonGenerator json, ErrorKind kind, int status, @Nullable String detail) throws IOException {
        json.writeStringField("type", kind.type());
        json.writeStringField("title", kind.title());
        json.writeNumberField("status", status);
        if (detail != null) {
            json.writeStringField("detail", detail);
        }
    }

    /** A member with an array of problems; past the most only their number is told, by a further member. */
    static void problems(JsonGenerator json, String name, List<Problem> problems, int most) throws IOException {
        json.writeArrayFieldStart(name);
        for (Problem problem : problems.subList(0, Math.min(most, problems.size()))) {
            problem(json, problem);
        }
        json.writeEndArray();
        if (problems.size() > most) {
            json.writeNumberField(name + "LeftOut", problems.size() - most);
        }
    }

    private static void problem(JsonGenerator json, Problem problem) throws IOException {
        Place place = problem.place();
        json.writeStartObject();
        json.writeStringField("type", problem.type().id());
        Json.member(json, "sheet", place.sheet());
        Json.member(json, "cell", place.cell() == null ? null : place.cell().toString());
        Json.member(json, "key", place.key() == null ? null : place.key().text());
        Json.member(json, "column", place.column());
        Json.member(json, "value", problem.value());
        Json.member(json, "rule", problem.rule());
        json.writeStringField("message", problem.message());
        json.writeStringField("repair", problem.repair());
        json.writeEndObject();
    }

    /** A member with an array of conflicts. */
    static void conflicts(JsonGenerator json, List<Conflict> conflicts) throws IOException {
        json.writeArrayFieldStart("conflicts");
        for (Conflict conflict : conflicts) {
            json.writeStartObject();
            json.writeStringField("key", conflict.key().text());
            json.writeStringField("column", conflict.column());
            Json.member(json, "base", conflict.base());
            Json.member(json, "mine", conflict.mine());
            Json.member(json, "theirs", conflict.theirs());
            json.writeStringField("by", conflict.by());
            json.writeStringField("at", conflict.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
