package dev.bidbook.http;

import java.util.Set;

/** Tells tests elsewhere which routes there are. */
public final class RouteList {

    private RouteList() {}

    /** Every call, such as {@code GET /api/v1/health}. */
    public static Set<String> of(HttpServer server) {
        return server.calls().keySet();
    }
}
