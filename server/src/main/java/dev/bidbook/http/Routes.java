package dev.bidbook.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.TreeSet;

/** The routes as they are registered, remembered so that the OpenAPI document can be held against them. */
final class Routes {

    private final RoutesConfig routes;
    private final Set<String> registered = new TreeSet<>();

    Routes(RoutesConfig routes) {
        this.routes = routes;
    }

    /** A call that reads; HEAD is answered as GET is, and the web server leaves the body out. */
    void get(String path, Handler handler) {
        get(path, handler, handler);
    }

    /** A call that reads, and how it is answered where only its headers are asked for. */
    void get(String path, Handler handler, Handler head) {
        add(HandlerType.GET, path, handler);
        routes.addHttpHandler(HandlerType.HEAD, path, head);
    }

    void post(String path, Handler handler) {
        add(HandlerType.POST, path, handler);
    }

    void patch(String path, Handler handler) {
        add(HandlerType.PATCH, path, handler);
    }

    /** Every call, such as {@code GET /api/v1/health}. */
    Set<String> registered() {
        return registered;
    }

    private void add(HandlerType method, String path, Handler handler) {
        registered.add(method.name() + " " + path);
        routes.addHttpHandler(method, path, handler);
    }
}
