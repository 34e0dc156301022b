package dev.bidbook.http;

import dev.bidbook.addin.ServerAddress;
import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses calls under a foreign name and from foreign pages. Until there are accounts this is what keeps another site, open
 * in the same browser, away from the data.
 */
final class Guard {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** What is the same for everybody, and what Excel on the web reads from a page of its own. */
    private static final String ADD_IN = "/addin/";

    private final Set<String> hosts = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    private final String publicAuthority;
    private final IntSupplier port;
    private final BooleanSupplier accounts;

    /**
     * A guard.
     *
     * @param address what the server is bound to, and by which names it may be called
     * @param port the port it listens on, asked for with each request
     * @param accounts whether there are accounts, asked for with each request
     */
    Guard(HttpServer.Address address, IntSupplier port, BooleanSupplier accounts) {
        this.port = port;
        this.accounts = accounts;
        ServerAddress publicAddress = address.front().publicAddress();
        this.publicAuthority = publicAddress == null ? "" : publicAddress.authority();
        hosts.add(named(address.host()));
        address.furtherHosts().forEach(host -> hosts.add(named(host)));
    }

    void before(Context context) {
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
    private void requireSameOrigin(Context context) {
        String origin = context.header("Origin");
        if (origin == null || context.path().startsWith(ADD_IN)) {
            return;
        }
        String host = context.header("Host");
        URI from = page(origin);
        boolean ours =
                from != null && (from.getRawAuthority().equalsIgnoreCase(host) || isPublic(from.getRawAuthority()));
        if (!ours) {
            throw foreignPage();
        }
    }

    private boolean isPublic(String authority) {
        return !publicAuthority.isEmpty() && authority.equalsIgnoreCase(publicAuthority);
    }

    private static HttpFailure foreignPage() {
        return new HttpFailure(
                ErrorKind.FOREIGN_CALLER,
                "The request comes from a page of another site. Open this server's own start page.");
    }

    private void requireOurs(Context context) {
        if (!isOurs(context.header("Host"), context.scheme())) {
            throw new HttpFailure(
                    ErrorKind.FOREIGN_CALLER,
                    "The request's Host is not a name of this server. Call it as localhost, or by the host it was "
                            + "started with.");
        }
        String origin = context.header("Origin");
        if (origin == null || context.path().startsWith(ADD_IN)) {
            return;
        }
        URI from = page(origin);
        if (from == null || !isOurs(from.getRawAuthority(), from.getScheme())) {
            throw foreignPage();
        }
    }

    private boolean isOurs(@Nullable String authority, String scheme) {
        if (authority == null) {
            return false;
        } else if (isPublic(authority)) {
            return true;
        }
        int colon = authority.lastIndexOf(':');
        boolean withPort = colon > authority.lastIndexOf(']');
        String host = withPort ? authority.substring(0, colon) : authority;
        String number = withPort ? authority.substring(colon + 1) : scheme.equals("https") ? "443" : "80";
        return hosts.contains(host.toLowerCase(Locale.ROOT)) && number.equals(Integer.toString(port.getAsInt()));
    }

    /** The address of the page that a request comes from, or null if it does not say one. */
    private static @Nullable URI page(String origin) {
        try {
            URI uri = URI.create(origin);
            boolean page = uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
            return page && uri.getRawAuthority() != null ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String named(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.contains(":") && !lower.startsWith("[") ? "[" + lower + "]" : lower;
    }
}
