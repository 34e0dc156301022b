package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.certificate.CertificateRefusedException;
import dev.bidbook.certificate.ServerCertificate;
import dev.bidbook.http.Front;
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
        Clock clock = Clock.system(ZoneId.systemDefault());
        HttpServer server = new HttpServer(
                new HttpServer.Address(
                        config.host(),
                        config.port(),
                        Set.of(),
                        config.data().resolve("incoming"),
                        front(config, clock)),
                config.httpLimits(),
                new HttpServer.About(
                        Version.text(), "SQLite", () -> bidbook.programs().all()),
                bidbook.review(),
                bidbook.programs(),
                bidbook.people(),
                bidbook.trail(),
                clock);
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

    /** By http or https, and under which address. */
    private static Front front(ServerConfig config, Clock clock) throws CommandFailure {
        ServerCertificate certificate = null;
        if (config.certificate().isPresent()) {
            try {
                certificate = ServerCertificate.read(config.certificate().get(), config.certificateKey(), clock);
            } catch (CertificateRefusedException refused) {
                throw new CommandFailure(ExitCode.USAGE, String.valueOf(refused.getMessage()));
            }
        }
        return new Front(certificate, config.publicAddress().orElse(null), config.officeJs());
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
