package dev.bidbook.addin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pictures of the buttons, as PNG, in each size that Excel asks for. */
final class Icons {

    /** The sizes in pixels. Excel wants 16, 32 and 80; 64 is for fine screens and for lists of add-ins. */
    static final List<Integer> SIZES = List.of(16, 32, 64, 80);

    private static final Pattern FILE = Pattern.compile("[a-z][a-z-]{0,40}-(?:16|32|64|80)\\.png");

    private Icons() {}

    /** The name of an icon's file. */
    static String file(String icon, int size) {
        return icon + "-" + size + ".png";
    }

    /** The icon in the file of that name, or empty. */
    static Optional<byte[]> read(String file) {
        if (!FILE.matcher(file).matches()) {
            return Optional.empty();
        }
        try (InputStream bytes = Icons.class.getResourceAsStream("icons/" + file)) {
            return bytes == null ? Optional.empty() : Optional.of(bytes.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
