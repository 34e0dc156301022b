package dev.bidbook.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The headers that keep our pages safe. Nobody may show them in a frame but Office, and that only the pane; the
 * page of letters we frame ourselves. Scripts come
 * from this server; beside them the pane loads Office.js, and a page may have an import map, which is admitted by the hash
 * of what is served.
 */
final class SecurityHeaders {

    /** What Excel on the web is served from, and what its desktop programs frame the pane with. */
    static final List<String> OFFICE = List.of(
            "https://*.officeapps.live.com",
            "https://*.office.com",
            "https://*.microsoft.com",
            "https://*.sharepoint.com",
            "https://*.cloud.microsoft");

    private static final String PANE = "/pane/";
    private static final String REVIEW = "/review/";
    private static final String ADD_IN = "/addin/";
    private static final String SIGN_IN = "/sign-in.html";
    private static final String PAPER = "/paper.html";
    private static final String REVIEW_PAGE = "/review/index.html";

    /**
     * What our pages write letters into. They have their styles in them, and nothing else of theirs counts; that it is of our
     * own origin lets our pages write, and nothing in it can run.
     */
    private static final String PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

    /** Half a year. */
    private static final String STRICT = "max-age=15768000";

    private static final Pattern PAGE = Pattern.compile("(?:/[A-Za-z0-9_-]{1,60}){1,6}\\.html");
    private static final Pattern THIS_MACHINE =
            Pattern.compile("(?:localhost|127\\.[0-9.]+|\\[::1])(?::[0-9]+)?", Pattern.CASE_INSENSITIVE);

    private final String officeJs;

    /** For pages that there are, the sources of their import maps. */
    private final Map<String, String> importMaps = new ConcurrentHashMap<>();

    /** @param officeJs where the pane gets Office.js */
    SecurityHeaders(String officeJs) {
        this.officeJs = officeJs;
    }

    void set(Context context) {
        String path = context.path();
        boolean pane = path.startsWith(PANE);
        // Excel on the web shows the pane and the icons within pages of its own.
        String sharing = pane || path.startsWith(ADD_IN) ? "cross-origin" : "same-origin";
        context.header("Content-Security-Policy", policy(path));
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Resource-Policy", sharing);
        if (!pane) {
            context.header("X-Frame-Options", path.equals(PAPER) ? "SAMEORIGIN" : "DENY");
        }
        // The dialog in which one signs in has to reach the pane that opened it, also when it comes back from the
        // provider by way
        // of the sign-in page: a page that parts it from its opener parts it for good.
        boolean dialog = pane || path.equals(SIGN_IN);
        context.header("Cross-Origin-Opener-Policy", dialog ? "unsafe-none" : "same-origin");
        if (path.startsWith(ADD_IN)) {
            // Nothing there is secret, and Excel on the web reads the shortcuts from its own page.
            context.header("Access-Control-Allow-Origin", "*");
        }
        String host = context.header("Host");
        if (context.scheme().equals("https")
                && host != null
                && !THIS_MACHINE.matcher(host).matches()) {
            // For localhost it would count for every other program there, too.
            context.header("Strict-Transport-Security", STRICT);
        }
    }

    private String policy(String path) {
        if (path.equals(PAPER)) {
            return PAPER_POLICY;
        }
        boolean pane = path.startsWith(PANE);
        boolean review = path.startsWith(REVIEW);
        String scripts = "script-src 'self'" + (pane ? officeSource() : "") + importMapOf(path) + "; ";
        // Excel's own scripts, and the grid, write styles into the page.
        String styles = pane || review ? "style-src 'self' 'unsafe-inline'; img-src 'self' data:; " : "";
        return "default-src 'self'; " + scripts + styles + "base-uri 'none'; form-action 'self'; frame-ancestors "
                + (pane ? "'self' " + String.join(" ", OFFICE) : "'none'") + "; object-src 'none'";
    }

    /** Office.js loads further scripts from its own folder. */
    private String officeSource() {
        return officeJs.startsWith("/") ? "" : " " + officeJs.substring(0, officeJs.lastIndexOf('/') + 1);
    }

    private String importMapOf(String path) {
        String page = path.equals("/") ? "/index.html" : path;
        if (path.startsWith(REVIEW) && !path.endsWith(".html") && !path.endsWith(".js") && !path.endsWith(".css")) {
            page = REVIEW_PAGE;
        }
        if (!PAGE.matcher(page).matches()) {
            return "";
        }
        String known = importMaps.get(page);
        if (known != null) {
            return known;
        }
        String text = Pages.read(page).orElse(null);
        if (text == null) {
            // Not remembered: there are any number of pages that there are not.
            return "";
        }
        StringBuilder sources = new StringBuilder();
        ImportMaps.sources(text).forEach(source -> sources.append(' ').append(source));
        importMaps.put(page, sources.toString());
        return sources.toString();
    }
}
