package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of a request token by token. What is JSON but not of the right form is collected, what is not JSON ends
 * the reading.
 */
final class JsonInput {

    /** More than this many faults of form help nobody. */
    private static final int MOST_PROBLEMS = 500;

    private static final int SHOWN = 80;

    private final JsonParser parser;
    private final List<Problem> problems = new ArrayList<>();

    private JsonInput(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a whole body. */
    @FunctionalInterface
    interface Body<T> {
        T read(JsonInput in) throws IOException;
    }

    /** Takes a member; the parser stands on its value and must be left on that value's last token. */
    @FunctionalInterface
    interface Member {
        void take(String name, JsonParser parser) throws IOException;
    }

    /** Takes an element; the parser stands on it and must be left on its last token. */
    @FunctionalInterface
    interface Element {
        void take(int index) throws IOException;
    }

    /** Reads the file; a {@link HttpFailure} with every problem if it is not of the form it should have. */
    static <T> T read(Path file, HttpLimits limits, Body<T> body) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(file.toFile())) {
            return read(parser, limits, body);
        }
    }

    /** Reads the text, like {@link #read(Path, HttpLimits, Body)}. */
    static <T> T read(String text, HttpLimits limits, Body<T> body) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(text)) {
            return read(parser, limits, body);
        }
    }

    private static <T> T read(JsonParser parser, HttpLimits limits, Body<T> body) throws IOException {
        try {
            JsonInput in = new JsonInput(parser);
            parser.nextToken();
            T read = body.read(in);
            if (in.hasNoProblem() && parser.nextToken() != null) {
                in.problem(
                        null, null, null, "Something follows the body.", "Send one JSON object and nothing after it.");
            }
            if (!in.problems.isEmpty()) {
                throw HttpFailure.problems(in.problems.subList(0, Math.min(limits.problems(), in.problems.size())));
            }
            return read;
        } catch (StreamConstraintsException e) {
            throw notJson(e, "The JSON nests too deep, or holds a text or number that is too long.");
        } catch (JsonProcessingException e) {
            throw notJson(e, "The body is not JSON.");
        }
    }

    boolean hasNoProblem() {
        return problems.isEmpty();
    }

    /** Adds a problem with its address, as far as that is known. */
    void problem(@Nullable String key, @Nullable String column, @Nullable String value, String message, String repair) {
        if (problems.size() < MOST_PROBLEMS) {
            Place place = new Place(null, null, key == null ? null : new RowKey(key), column);
            problems.add(new Problem(ProblemType.MALFORMED_REQUEST, place, value, null, message, repair));
        }
    }

    /** Reads an object's members; a name that stands twice is a problem. */
    void object(String where, @Nullable String key, @Nullable String column, Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            wrong(where, "an object", key, column);
            return;
        }
        Set<String> names = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (names.add(name)) {
                member.take(name, parser);
            } else {
                problem(key, name, null, where + " holds " + shown(name) + " twice.", "Send each name once.");
                parser.skipChildren();
            }
        }
    }

    /** Reads an array's elements, at most so many. */
    void array(String name, int most, Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrong(name, "a list", null, null);
            return;
        }
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                return;
            }
            if (index == most) {
                throw new HttpFailure(
                        ErrorKind.TOO_LARGE, name + " may hold at most " + most + " entries. Send them in parts.");
            }
            element.take(index++);
        }
    }

    /** A text, or null where there is none or something else. */
    @Nullable
    String text(String where, int most, @Nullable String key, @Nullable String column) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            wrong(where, "a text", key, column);
            return null;
        }
        String text = parser.getText();
        if (text.length() > most) {
            problem(key, column, shown(text), where + " is longer than " + most + " characters.", "Shorten it.");
            return null;
        }
        return text;
    }

    /** A whole number from 0, or null where there is none or something else. */
    @Nullable
    Integer wholeNumber(String where) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            long value = parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : parser.getLongValue();
            if (value >= 0 && value <= Integer.MAX_VALUE) {
                return (int) value;
            }
        }
        wrong(where, "a whole number from 0", null, null);
        return null;
    }

    /** A finite number, or null where there is something else. */
    @Nullable
    Double number(String where) throws IOException {
        if (parser.currentToken().isNumeric() && Double.isFinite(parser.getDoubleValue())) {
            return parser.getDoubleValue();
        }
        wrong(where, "a number", null, null);
        return null;
    }

    /** True or false; false where there is something else. */
    boolean truth(String where, @Nullable String key) throws IOException {
        if (!parser.currentToken().isBoolean()) {
            wrong(where, "true or false", key, null);
            return false;
        }
        return parser.getBooleanValue();
    }

    /** A member that nobody knows. */
    void unknown(String where, String known, @Nullable String key) throws IOException {
        problem(
                key,
                null,
                null,
                "Nothing is known of a member " + shown(where) + ".",
                "The members are " + known + ".");
        parser.skipChildren();
    }

    private void wrong(String where, String expected, @Nullable String key, @Nullable String column)
            throws IOException {
        JsonToken token = parser.currentToken();
        String value = token != null && token.isScalarValue() ? shown(parser.getText()) : null;
        problem(key, column, value, where + " is not " + expected + ".", "Send " + expected + ".");
        parser.skipChildren();
    }

    private static HttpFailure notJson(JsonProcessingException fault, String message) {
        String where = fault.getLocation() == null
                ? ""
                : " The fault is at line " + fault.getLocation().getLineNr() + ", column "
                        + fault.getLocation().getColumnNr() + ".";
        Problem problem = new Problem(
                ProblemType.MALFORMED_REQUEST,
                Place.NOWHERE,
                null,
                null,
                message + where,
                "Send one JSON object in UTF-8, as docs/http-api.md shows.");
        return new HttpFailure(ErrorKind.MALFORMED_REQUEST, message + where, List.of(problem));
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
