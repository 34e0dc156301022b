package dev.bidbook.addin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where a server is to be found by Excel, such as {@code https://bidbook.example.com:8443}. Excel wants https. */
public final class ServerAddress {

    private static final int LONGEST = 300;
    private static final int STANDARD_PORT = 443;
    private static final Pattern FORM =
            Pattern.compile("https://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?/?");

    private final String text;

    private ServerAddress(String text) {
        this.text = text;
    }

    /** The address that was written, or empty if it is none, has more to it than host and port, or is not https. */
    public static Optional<ServerAddress> of(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST || !FORM.matcher(lower).matches()) {
            return Optional.empty();
        }
        URI uri = URI.create(lower);
        if (uri.getHost() == null || uri.getPort() > 65_535) {
            return Optional.empty();
        }
        boolean standard = uri.getPort() < 0 || uri.getPort() == STANDARD_PORT;
        return Optional.of(new ServerAddress("https://" + uri.getHost() + (standard ? "" : ":" + uri.getPort())));
    }

    /** The address of something on the server. */
    String at(String path) {
        return text + path;
    }

    /** Host and port, as a browser sends them. */
    public String authority() {
        return text.substring("https://".length());
    }

    /** The add-in's id, always the same for the same server, so that a newer manifest replaces an older one. */
    UUID id() {
        return UUID.nameUUIDFromBytes(("bidbook add-in " + text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text;
    }
}
