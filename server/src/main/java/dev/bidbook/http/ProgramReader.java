package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bidbook.people.Member;
import dev.bidbook.program.ProgramChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a program. What its values may be is decided elsewhere; here only the form is. */
final class ProgramReader {

    private static final int TEXT_LENGTH = 1_000;
    private static final int MOST_NAMES = 1_000;

    private final JsonInput in;
    private final boolean fresh;
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable String customer;
    private @Nullable String phase;
    private @Nullable Map<String, List<Member>> members;
    private @Nullable Map<String, @Nullable Double> parameters;

    private ProgramReader(JsonInput in, boolean fresh) {
        this.in = in;
        this.fresh = fresh;
    }

    /**
     * A program to be made.
     *
     * @param id its id, empty if none was sent
     * @param rest everything else
     */
    record NewProgram(String id, ProgramChange rest) {}

    static NewProgram readNew(Path file, HttpLimits limits) throws IOException {
        return JsonInput.read(file, limits, in -> {
            ProgramReader reader = new ProgramReader(in, true);
            ProgramChange rest = reader.body();
            return new NewProgram(reader.id == null ? "" : reader.id, rest);
        });
    }

    static ProgramChange readChange(Path file, HttpLimits limits) throws IOException {
        return JsonInput.read(file, limits, in -> new ProgramReader(in, false).body());
    }

    private ProgramChange body() throws IOException {
        in.object("The body", null, null, (member, parser) -> {
            switch (member) {
                case "id" -> id = id();
                case "name" -> name = in.text("name", TEXT_LENGTH, null, "name");
                case "customer" -> customer = in.text("customer", TEXT_LENGTH, null, "customer");
                case "phase" -> phase = in.text("phase", TEXT_LENGTH, null, "phase");
                case "members" -> members = members();
                case "parameters" -> parameters = parameters();
                default ->
                    in.unknown(member, (fresh ? "id, " : "") + "name, customer, phase, members, parameters", null);
            }
        });
        return new ProgramChange(name, customer, phase, members, parameters);
    }

    private @Nullable String id() throws IOException {
        if (!fresh) {
            in.unknown("id", "name, customer, phase, members, parameters; an id never changes", null);
            return null;
        }
        return in.text("id", TEXT_LENGTH, null, "id");
    }

    private Map<String, List<Member>> members() throws IOException {
        Map<String, List<Member>> roles = new LinkedHashMap<>();
        in.object("members", null, "members", (role, parser) -> {
            List<Member> people = new ArrayList<>();
            in.array("members." + role, MOST_NAMES, index -> {
                Member member = member("members." + role + "[" + index + "]", parser);
                if (member != null) {
                    people.add(member);
                }
            });
            roles.put(role, people);
        });
        return roles;
    }

    /** A name, or an object with a name and the branches to which the membership is limited. */
    private @Nullable Member member(String where, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            String text = in.text(where, TEXT_LENGTH, null, "members");
            return text == null ? null : new Member(text);
        }
        List<String> names = new ArrayList<>();
        List<String> branches = new ArrayList<>();
        boolean[] limited = {false};
        in.object(where, null, "members", (member, inside) -> {
            switch (member) {
                case "name" -> addText(where + ".name", names);
                case "branches" -> {
                    limited[0] = true;
                    in.array(
                            where + ".branches",
                            MOST_NAMES,
                            index -> addText(where + ".branches[" + index + "]", branches));
                }
                default -> in.unknown(member, "name, branches", null);
            }
        });
        if (names.isEmpty()) {
            in.problem(null, "members", null, where + " has no name.", "Send a name.");
            return null;
        }
        if (limited[0] && branches.isEmpty()) {
            String repair = "Name at least one, or leave branches out for all of them.";
            in.problem(null, "members", names.get(0), where + ".branches names no branch.", repair);
        }
        return new Member(names.get(0), branches);
    }

    private void addText(String where, List<String> texts) throws IOException {
        String text = in.text(where, TEXT_LENGTH, null, "members");
        if (text != null) {
            texts.add(text);
        }
    }

    private Map<String, @Nullable Double> parameters() throws IOException {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        in.object(
                "parameters",
                null,
                "parameters",
                (parameter, parser) -> values.put(parameter, value(parser, parameter)));
        return values;
    }

    private @Nullable Double value(JsonParser parser, String parameter) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NULL ? null : in.number("parameters." + parameter);
    }
}
