package dev.bidbook.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls under a foreign name and from foreign pages, and sets the headers that keep our own pages safe. Until
 * there are accounts this is what keeps another site, open in the same browser, away from the data.
 */
final class Guard {

    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; " + "frame-ancestors 'none'; object-src 'none'";

    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    private final IntSupplier port;
    private final BooleanSupplier accounts;

    /**
     * A guard.
     *
     * @param boundHost the host that the server is bound to
     * @param furtherHosts other names under which it may be called
     * @param port the port it listens on, asked for with each request
     * @param accounts whether there are accounts, asked for with each request
     */
    Guard(String boundHost, Set<String> furtherHosts, IntSupplier port, BooleanSupplier accounts) {
        this.port = port;
        this.accounts = accounts;
        hosts.add(named(boundHost));
        furtherHosts.forEach(host -> hosts.add(named(host)));
    }

    void before(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Frame-Options", "DENY");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        if (accounts.getAsBoolean()) {
            requireSameOrigin(context);
        } else {
            requireOurs(context);
        }
    }

    /**
     * With accounts, nothing is done without a token, which no other site has. The server may have any name, also that of
     * a proxy before it, as long as pages call the name that they came from.
     */
    private static void requireSameOrigin(Context context) {
        String origin = context.header("Origin");
        if (origin == null) {
            return;
        }
        String host = context.header("Host");
        String from = authority(origin, Set.of("http", "https"));
        if (host == null || from == null || !from.equalsIgnoreCase(host)) {
            throw foreignPage();
        }
    }

    private static HttpFailure foreignPage() {
        return new HttpFailure(
                ErrorKind.FOREIGN_CALLER,
                "The request comes from a page of another site. Open this server's own start page.");
    }

    private void requireOurs(Context context) {
        if (!isOurs(context.header("Host"))) {
            throw new HttpFailure(
                    ErrorKind.FOREIGN_CALLER,
                    "The request's Host is not a name of this server. Call it as localhost, or by the host it was "
                            + "started with.");
        }
        String origin = context.header("Origin");
        if (origin != null && !isOurs(authority(origin, Set.of("http")))) {
            throw foreignPage();
        }
    }

    private boolean isOurs(@Nullable String authority) {
        if (authority == null) {
            return false;
        }
        int colon = authority.lastIndexOf(':');
        boolean withPort = colon > authority.lastIndexOf(']');
        String host = withPort ? authority.substring(0, colon) : authority;
        String number = withPort ? authority.substring(colon + 1) : "80";
        return hosts.contains(host.toLowerCase(Locale.ROOT)) && number.equals(Integer.toString(port.getAsInt()));
    }

    private static @Nullable String authority(String origin, Set<String> schemes) {
        try {
            URI uri = URI.create(origin);
            return uri.getScheme() != null && schemes.contains(uri.getScheme()) ? uri.getRawAuthority() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String named(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.contains(":") && !lower.startsWith("[") ? "[" + lower + "]" : lower;
    }
}
