package dev.bidbook.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A small JSON body, read into memory: what may hold a password is never put into a file. */
final class SmallBody {

    private static final int MOST = 64 * 1024;

    private SmallBody() {}

    /** Reads the body; a {@link HttpFailure} with every problem if it is not of the form it should have. */
    static <T> T read(Context context, HttpLimits limits, JsonInput.Body<T> body) throws IOException {
        SpooledBody.requireJson(context);
        String text;
        try (InputStream in = new ArrivingBody(context, MOST, limits.bodyTime())) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return JsonInput.read(text, limits, body);
    }

    /** The value, or a {@link HttpFailure} that says what is missing. */
    static <T> T required(JsonInput in, @org.jspecify.annotations.Nullable T value, String name, T otherwise) {
        if (value == null && in.hasNoProblem()) {
            in.problem(null, name, null, "The body has no " + name + ".", "Send " + name + ".");
        }
        return value == null ? otherwise : value;
    }
}
