package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.http.HttpServer;
import dev.bidbook.settings.ServerConfig;
import java.net.BindException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;

/** Runs the HTTP server over an open data folder. */
final class Serving {

    private Serving() {}

    /** A started server; it must be closed before what it serves. */
    static HttpServer start(Bidbook bidbook, ServerConfig config) throws CommandFailure {
        HttpServer server = new HttpServer(
                new HttpServer.Address(
                        config.host(), config.port(), Set.of(), config.data().resolve("incoming")),
                config.httpLimits(),
                new HttpServer.About(
                        Version.text(), "SQLite", () -> bidbook.programs().all()),
                bidbook.review(),
                bidbook.programs(),
                bidbook.people(),
                bidbook.trail(),
                Clock.system(ZoneId.systemDefault()));
        try {
            server.start();
        } catch (RuntimeException e) {
            server.close();
            if (isTaken(e)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "The port " + config.port() + " is taken by another program, perhaps by another Bidbook. Stop"
                                + " that one, or name another port with --port.");
            }
            throw e;
        }
        bidbook.review().onRevision(server::revision);
        return server;
    }

    private static boolean isTaken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
