package dev.bidbook.http;

import dev.bidbook.people.Act;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The routes as they are registered, each with what is done by it. They are remembered, so that the OpenAPI document and
 * the table of who may call what can be held against them.
 */
final class Routes {

    private final RoutesConfig routes;
    private final Access access;
    private final Map<String, Act> registered = new TreeMap<>();

    Routes(RoutesConfig routes, Access access) {
        this.routes = routes;
        this.access = access;
    }

    /** A call that reads; HEAD is answered as GET is, and the web server leaves the body out. */
    void get(String path, Act act, Handler handler) {
        get(path, act, handler, handler);
    }

    /** A call that reads, and how it is answered where only its headers are asked for. */
    void get(String path, Act act, Handler handler, Handler head) {
        add(HandlerType.GET, path, act, access.guarded(act, Access.IN_ADDRESS, handler));
        routes.addHttpHandler(HandlerType.HEAD, path, access.guarded(act, Access.IN_ADDRESS, head));
    }

    void post(String path, Act act, Handler handler) {
        post(path, act, Access.IN_ADDRESS, handler);
    }

    /** A call on something whose program does not stand in the address. */
    void post(String path, Act act, Access.Whose whose, Handler handler) {
        add(HandlerType.POST, path, act, access.guarded(act, whose, handler));
    }

    void patch(String path, Act act, Handler handler) {
        add(HandlerType.PATCH, path, act, access.guarded(act, Access.IN_ADDRESS, handler));
    }

    void delete(String path, Act act, Handler handler) {
        add(HandlerType.DELETE, path, act, access.guarded(act, Access.IN_ADDRESS, handler));
    }

    /** Every call, such as {@code GET /api/v1/health}, and what is done by it. */
    Map<String, Act> registered() {
        return Collections.unmodifiableMap(registered);
    }

    private void add(HandlerType method, String path, Act act, Handler guarded) {
        if (registered.put(method.name() + " " + path, act) != null) {
            throw new IllegalStateException(method + " " + path + " is registered twice");
        }
        routes.addHttpHandler(method, path, guarded);
    }
}
