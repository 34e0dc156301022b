package dev.bidbook.http;

import dev.bidbook.certificate.CertificateRefusedException;
import dev.bidbook.certificate.ServerCertificate;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What listens for calls, by http or, with a certificate, by https. A renewed certificate is taken up while it listens. */
final class Listening implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** How often the files of the certificate are looked at. */
    private static final int LOOK_SECONDS = 60;

    /** So many days before the certificate ends, the log says so every day. */
    private static final int REMINDER_DAYS = 30;

    private final HttpServer.Address address;
    private final HttpLimits limits;
    private final @Nullable ServerCertificate certificate;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private @Nullable ScheduledExecutorService looking;

    Listening(HttpServer.Address address, HttpLimits limits) {
        this.address = address;
        this.limits = limits;
        this.certificate = address.front().certificate();
    }

    boolean isSecure() {
        return certificate != null;
    }

    /** The only connector: one that Javalin makes by itself would be silent for as long as Jetty likes. */
    ServerConnector connector(Server server, HttpConfiguration http) {
        // A body that stops arriving is broken off when its time is over, too.
        http.setIdleTimeout(1000L * Math.min(limits.idleSeconds(), limits.bodySeconds()));
        ServerConnector connector = certificate == null
                ? new ServerConnector(server, new HttpConnectionFactory(http))
                : secured(server, http, certificate);
        connector.setHost(address.host());
        connector.setPort(address.port());
        connector.setIdleTimeout(1000L * limits.idleSeconds());
        return connector;
    }

    private ServerConnector secured(Server server, HttpConfiguration http, ServerCertificate certificate) {
        use(tls, certificate);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        // Only those that keep what was said secret when the key gets lost later.
        tls.setIncludeCipherSuites("TLS_AES_.*", "TLS_CHACHA20_.*", "TLS_ECDHE_.*_GCM_.*", "TLS_ECDHE_.*_CHACHA20_.*");
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        // Under which names the server may be called is for Guard, which says why it refuses.
        secure.setSniHostCheck(false);
        HttpConfiguration https = new HttpConfiguration(http);
        https.addCustomizer(secure);
        return new ServerConnector(
                server,
                new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(https));
    }

    private static void use(SslContextFactory factory, ServerCertificate certificate) {
        factory.setKeyStore(certificate.store());
        factory.setKeyStorePassword(certificate.password());
    }

    /** Begins to look now and then whether the certificate's files are new. */
    void begin() {
        if (certificate == null) {
            return;
        }
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "certificate");
            thread.setDaemon(true);
            return thread;
        });
        looking = executor;
        var unusedLook = executor.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        var unusedReminder = executor.scheduleWithFixedDelay(() -> remind(certificate), 0, 1, TimeUnit.DAYS);
    }

    private static void remind(ServerCertificate certificate) {
        if (certificate.daysLeft() < REMINDER_DAYS) {
            LOG.warn(
                    "The server's certificate counts until {} only. Renew its files; they are taken up within a minute.",
                    certificate.lastDay());
        }
    }

    /** Takes up a renewed certificate, or says why it cannot be; connections that there are go on. */
    void look() {
        ServerCertificate own = certificate;
        if (own == null) {
            return;
        }
        try {
            if (own.renew()) {
                tls.reload(factory -> use(factory, own));
                LOG.info("The certificate was renewed; it counts until {}.", own.lastDay());
            }
        } catch (CertificateRefusedException refused) {
            LOG.warn("The new certificate is not used, the old one goes on. {}", refused.getMessage());
        } catch (Exception e) {
            LOG.error("the new certificate could not be taken up; the old one goes on", e);
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.shutdownNow();
        }
    }
}
