package dev.bidbook.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages that are part of the program. */
final class Pages {

    private Pages() {}

    /** The page at a path such as {@code /index.html}, or empty. The path is known to be harmless. */
    static Optional<String> read(String path) {
        try (InputStream page = Pages.class.getResourceAsStream("/web" + path)) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
