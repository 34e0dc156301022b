package dev.bidbook.http;

import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a request's address and headers say, read within bounds. */
final class Asked {

    private static final int PERSON_LENGTH = 100;
    private static final int RETRY_KEY_LENGTH = 200;
    /** Who does something where there are no accounts and nobody is named. */
    static final String UNNAMED = "local";

    private static final String ENCODED = "utf-8''";

    private Asked() {}

    /** The name of whoever calls, under which everything is recorded. */
    static String person(Context context) {
        return Access.caller(context).name();
    }

    /** Where there are no accounts, the name of whoever calls: that in {@code X-Bidbook-User}, or {@code local}. */
    static String chosenName(Context context) {
        String header = context.header("X-Bidbook-User");
        if (header == null) {
            return UNNAMED;
        }
        String name = header.strip();
        if (name.regionMatches(true, 0, ENCODED, 0, ENCODED.length())) {
            name = decoded(name.substring(ENCODED.length()).replace("+", "%2B"));
        }
        if (name.isEmpty()) {
            return UNNAMED;
        }
        if (name.length() > PERSON_LENGTH || !name.codePoints().allMatch(Asked::isPrintable)) {
            throw HttpFailure.malformed("X-Bidbook-User holds a name of at most " + PERSON_LENGTH
                    + " printable characters; others than Latin ones as utf-8''… with percent signs.");
        }
        return name;
    }

    /** The sheet that the address names; refused with what is wrong with it. */
    static SheetId sheet(Context context, Templates templates) {
        Template template = template(context.pathParam("template"), templates);
        return new SheetId(
                template.name(), context.pathParam("scope"), period(context.pathParam("period"), template.period()));
    }

    /** The template of that name. */
    static Template template(String name, Templates templates) {
        return templates
                .find(name)
                .orElseThrow(() ->
                        HttpFailure.notFound("There is no template of that name. GET /api/v1/templates lists them."));
    }

    /** The period that the text names. */
    static Period period(String text, Period.Kind kind) {
        return kind.parse(text)
                .orElseThrow(() ->
                        HttpFailure.notFound("The address does not name a period. Write " + kind.description() + "."));
    }

    /** What makes a repetition harmless, or null if the client does not ask for it. */
    static @Nullable Retry retry(Context context, SpooledBody body) {
        String key = retryKey(context);
        if (key == null) {
            return null;
        }
        String query = context.queryString();
        return new Retry(key, body.digestWith(context.path() + "?" + (query == null ? "" : query)));
    }

    /** The key alone, or null. */
    static @Nullable String retryKey(Context context) {
        String key = context.header("Idempotency-Key");
        if (key == null) {
            return null;
        }
        if (key.isBlank()
                || key.length() > RETRY_KEY_LENGTH
                || !key.codePoints().allMatch(Asked::isPrintable)) {
            throw HttpFailure.malformed("An Idempotency-Key has 1 to " + RETRY_KEY_LENGTH + " printable characters.");
        }
        return key;
    }

    /** A whole number from the query, or null if it is not there. */
    static @Nullable Integer number(Context context, String name, int least, int most) {
        String text = context.queryParam(name);
        if (text == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The answer below says what to write.
        }
        throw HttpFailure.malformed("?" + name + "= takes a whole number from " + least + " to " + most + ".");
    }

    /** A yes or no from the query; no if it is not there. */
    static boolean flag(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.isEmpty() || text.equals("true")) {
            return true;
        }
        throw HttpFailure.malformed("?" + name + "= takes true or false.");
    }

    /** Refuses query parameters that the call does not know: a misspelt one would otherwise change nothing. */
    static void only(Context context, String... known) {
        Set<String> unknown = new TreeSet<>(context.queryParamMap().keySet());
        Arrays.asList(known).forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw HttpFailure.malformed("This call does not know "
                    + String.join(
                            ", ",
                            unknown.stream()
                                    .limit(5)
                                    .map(name -> "?" + shortened(name) + "=")
                                    .toList())
                    + (known.length == 0
                            ? ". It takes no parameters."
                            : ". It takes " + String.join(", ", known) + "."));
        }
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "…";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            throw HttpFailure.malformed("X-Bidbook-User is not percent-encoded UTF-8 as its utf-8'' says.");
        }
    }

    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE;
    }
}
