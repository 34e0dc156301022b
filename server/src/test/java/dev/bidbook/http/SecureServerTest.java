package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bidbook.addin.ManifestChecks;
import dev.bidbook.addin.ServerAddress;
import dev.bidbook.certificate.LocalAuthority;
import dev.bidbook.certificate.ServerCertificate;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server by https, and clients that trust its authority and no other. */
class SecureServerTest {

    private static final String NAME = "bidbook.example.com";

    @TempDir
    Path folder;

    private Path certificates;
    private SSLContext trusting;

    @BeforeEach
    void makeCertificates() throws Exception {
        certificates = folder.resolve("certificates");
        LocalAuthority.make(List.of("localhost", "127.0.0.1", NAME), certificates, Clock.systemUTC());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream authority = Files.newInputStream(certificates.resolve(LocalAuthority.AUTHORITY))) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(authority));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        trusting = SSLContext.getInstance("TLS");
        trusting.init(null, factory.getTrustManagers(), null);
    }

    private ServerCertificate certificate() throws Exception {
        return ServerCertificate.read(
                certificates.resolve(LocalAuthority.SERVER),
                certificates.resolve(LocalAuthority.SERVER_KEY),
                Clock.systemUTC());
    }

    private TestServer server(Front front) throws Exception {
        return new TestServer(folder, HttpLimits.DEFAULTS, Set.of(NAME), front);
    }

    private HttpResponse<String> get(TestServer server, String path) throws Exception {
        URI address = URI.create("https://localhost:" + server.server().port() + path);
        return HttpClient.newBuilder()
                .sslContext(trusting)
                .build()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aClientThatTrustsTheAuthorityIsAnsweredAndAnotherBreaksOff() throws Exception {
        try (TestServer server = server(new Front(certificate(), null, Front.OFFICE_JS))) {
            HttpResponse<String> health = get(server, "/api/v1/health");
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(health.headers().firstValue("Strict-Transport-Security"))
                    .as("for localhost it would count for other programs, too")
                    .isEmpty();
            assertThat(server.server().startPage()).startsWith("https://127.0.0.1:");
            URI address = URI.create("https://localhost:" + server.server().port() + "/");
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void theManifestIsForTheAddressThatTheCallerUsedAndPassesEveryCheck() throws Exception {
        try (TestServer server = server(new Front(certificate(), null, Front.OFFICE_JS))) {
            HttpResponse<String> manifest = get(server, "/addin/manifest.xml");
            assertThat(manifest.statusCode()).isEqualTo(200);
            assertThat(manifest.headers().firstValue("Content-Type")).hasValue("application/xml");
            assertThat(manifest.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"bidbook-manifest.xml\"");
            assertThat(manifest.body())
                    .contains("DefaultValue=\"https://localhost:"
                            + server.server().port() + "/pane/taskpane.html\"");
            assertThat(ManifestChecks.problems(manifest.body())).isEmpty();
        }
    }

    @Test
    void theManifestIsForThePublicAddressIfThereIsOne() throws Exception {
        ServerAddress address = ServerAddress.of("https://bidbook.example.com").orElseThrow();
        try (TestServer server = server(new Front(null, address, Front.OFFICE_JS))) {
            String manifest = new String(server.get("/addin/manifest.xml").body(), StandardCharsets.UTF_8);
            assertThat(manifest)
                    .contains("DefaultValue=\"https://bidbook.example.com/pane/taskpane.html\"")
                    .doesNotContain("127.0.0.1");
            assertThat(server.get("/api/v1/programs", "Origin", "https://bidbook.example.com")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutHttpsThereIsNoManifestAndASentenceSaysWhy() throws Exception {
        try (TestServer server = server(Front.PLAIN)) {
            HttpResponse<byte[]> answer = server.get("/addin/manifest.xml");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .isEqualTo(
                            "{\"type\":\"/problems/https-needed\",\"title\":\"Excel takes add-ins from https addresses"
                                    + " only\",\"status\":409,\"detail\":\"Give the server a certificate (bidbook certificate"
                                    + " makes one), or set its public-address to the https address by which people reach it.\","
                                    + "\"problems\":[]}");
        }
    }

    @Test
    void browsersAreToldToComeBackByHttpsUnlessTheServerIsTheirOwnMachine() throws Exception {
        try (TestServer server = server(new Front(certificate(), null, Front.OFFICE_JS))) {
            int port = server.server().port();
            try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("localhost", port)) {
                socket.getOutputStream()
                        .write(("GET /api/v1/health HTTP/1.1\r\nHost: " + NAME + ":" + port
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(answer).startsWith("HTTP/1.1 200").contains("Strict-Transport-Security: max-age=15768000");
            }
        }
    }

    @Test
    void aRenewedCertificateIsTakenUpWithoutAStart() throws Exception {
        try (TestServer server = server(new Front(certificate(), null, Front.OFFICE_JS))) {
            X509Certificate before = certificateSeen(server);
            for (String file : List.of(LocalAuthority.SERVER, LocalAuthority.SERVER_KEY)) {
                Files.delete(certificates.resolve(file));
            }
            LocalAuthority.make(List.of("localhost"), certificates, Clock.systemUTC());
            // The same second may be all that the file system tells apart.
            Files.setLastModifiedTime(
                    certificates.resolve(LocalAuthority.SERVER), FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
            server.server().lookForCertificate();
            assertThat(certificateSeen(server).getSerialNumber()).isNotEqualTo(before.getSerialNumber());
        }
    }

    private X509Certificate certificateSeen(TestServer server) throws Exception {
        return (X509Certificate)
                get(server, "/api/v1/health").sslSession().orElseThrow().getPeerCertificates()[0];
    }
}
