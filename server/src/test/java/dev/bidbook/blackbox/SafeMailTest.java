package dev.bidbook.blackbox;

import static dev.bidbook.blackbox.SmallProgram.FIRST;
import static dev.bidbook.blackbox.SmallProgram.created;
import static dev.bidbook.blackbox.SmallProgram.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.certificate.LocalAuthority;
import dev.bidbook.certificate.ServerCertificate;
import dev.bidbook.mail.Delivery;
import dev.bidbook.mail.Letter;
import dev.bidbook.mail.MailAddress;
import dev.bidbook.mail.MailRound;
import dev.bidbook.mail.MailServer;
import dev.bidbook.mail.MailServer.Security;
import dev.bidbook.mail.Mailer;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.settings.SettingsReader;
import dev.bidbook.settings.SettingsRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Letters over TLS, told by the settings: from the first byte and by STARTTLS, by a certificate of one's own authority. */
class SafeMailTest {

    private static final String NOT_SAFE =
            "not-safe: No safe connection to the mail server %s:%d is possible. Whoever runs Bidbook has to look at"
                    + " smtp-security and at the server's certificate.";

    @TempDir
    Path folder;

    private PostOffice post;
    private final List<TlsDoor> doors = new ArrayList<>();

    @BeforeEach
    void open() {
        post = new PostOffice();
    }

    @AfterEach
    void close() throws IOException {
        for (TlsDoor door : doors) {
            door.close();
        }
        post.stop();
    }

    @ParameterizedTest
    @CsvSource({"TLS, localhost, ''", "TLS, 127.0.0.1, ''", "STARTTLS, localhost, 'EHLO, STARTTLS'"})
    void aLetterGoesOverAnEncryptedConnection(Security security, String host, String inTheOpen) throws Exception {
        Path authority = certificates("mail", "localhost", "127.0.0.1");
        TlsDoor door = door("mail", security);

        assertThat(sent(mail(security, host, door, authority))).isEqualTo("sent: Sent.");

        assertThat(post.getReceivedMessages()).hasSize(1);
        assertThat(post.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("Ben Osei <ben@example.com>");
        assertThat(String.join(", ", door.inTheOpen())).isEqualTo(inTheOpen);
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void aCertificateThatNobodyKnowsIsNotTrusted(Security security) throws Exception {
        certificates("mail", "localhost");
        TlsDoor door = door("mail", security);

        assertThat(given(mail(security, "localhost", door, null)))
                .isEqualTo(NOT_SAFE.formatted("localhost", door.port()));

        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(door.inTheOpen()).doesNotContain("AUTH", "MAIL");
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS", "STARTTLS"})
    void neitherAnotherAuthorityNorAnotherHostsCertificateIsTrusted(Security security) throws Exception {
        Path authority = certificates("mail", "mail.example.com");
        Path other = certificates("other", "localhost");
        TlsDoor anotherHosts = door("mail", security);
        TlsDoor anotherAuthoritys = door("other", security);

        assertThat(given(mail(security, "localhost", anotherHosts, authority)))
                .isEqualTo(NOT_SAFE.formatted("localhost", anotherHosts.port()));
        assertThat(given(mail(security, "localhost", anotherAuthoritys, authority)))
                .isEqualTo(NOT_SAFE.formatted("localhost", anotherAuthoritys.port()));
        assertThat(post.getReceivedMessages()).isEmpty();
        assertThat(given(mail(security, "localhost", anotherAuthoritys, other))).isEqualTo("sent: Sent.");
    }

    @Test
    void anAuthorityThatCannotBeReadIsTold() throws Exception {
        Path text = Files.writeString(folder.resolve("authority.pem"), "no certificate");
        for (Path file : new Path[] {folder.resolve("missing.pem"), text}) {
            assertThatThrownBy(() -> config(Map.of("BIDBOOK_SMTP_AUTHORITY", file.toString())))
                    .isInstanceOf(SettingsRefusedException.class)
                    .hasMessageContaining(
                            "BIDBOOK_SMTP_AUTHORITY: The file with the certificate of the mail server's authority cannot"
                                    + " be read. Name a PEM file that begins with -----BEGIN CERTIFICATE-----, and check that"
                                    + " Bidbook may read it.");
        }
    }

    /** Makes an authority and a certificate for hosts, in a folder of their own; tells the authority's. */
    private Path certificates(String name, String... hosts) throws Exception {
        Path own = folder.resolve(name);
        LocalAuthority.make(List.of(hosts), own, Clock.systemUTC());
        return own.resolve(LocalAuthority.AUTHORITY);
    }

    private TlsDoor door(String name, Security security) throws Exception {
        Path own = folder.resolve(name);
        ServerCertificate certificate = ServerCertificate.read(
                own.resolve(LocalAuthority.SERVER), own.resolve(LocalAuthority.SERVER_KEY), Clock.systemUTC());
        TlsDoor door = new TlsDoor(certificate, security, post.getSmtp().getPort());
        doors.add(door);
        return door;
    }

    private MailServer mail(Security security, String host, TlsDoor door, @Nullable Path authority) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "BIDBOOK_SMTP_HOST",
                host,
                "BIDBOOK_SMTP_PORT",
                Integer.toString(door.port()),
                "BIDBOOK_SMTP_SECURITY",
                security.word(),
                "BIDBOOK_SMTP_USER",
                "bidbook",
                "BIDBOOK_SMTP_PASSWORD",
                "right",
                "BIDBOOK_SMTP_SENDER",
                "bidbook@example.com"));
        if (authority != null) {
            settings.put("BIDBOOK_SMTP_AUTHORITY", authority.toString());
        }
        return config(settings).mailServer().orElseThrow();
    }

    private ServerConfig config(Map<String, String> environment) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("BIDBOOK_DATA", folder.resolve("none").toString());
        return SettingsReader.read(Map.of(), null, all);
    }

    /** What becomes of a letter that is given to the mail server by itself. */
    private static String given(MailServer mail) {
        Letter letter = new Letter(
                "l1",
                "Ben Osei",
                MailAddress.of("ben@example.com").orElseThrow(),
                null,
                "S",
                "text",
                "<p>text</p>",
                null);
        try (MailRound round = new Mailer(mail).begin()) {
            Delivery delivery = round.send(letter);
            return delivery.result().word() + ": " + delivery.says();
        }
    }

    /** What became of a letter to the sales support manager, as it is recorded. */
    private String sent(MailServer mail) throws Exception {
        try (Served served = new Served(Files.createTempDirectory(folder, "served"), mail, "")) {
            SmallProgram.make(served);
            ok(served.send("PATCH", "/addresses", Served.JSON, Served.bytes("{\"Ben Osei\": \"ben@example.com\"}")));
            String told = FIRST + "/communications";
            created(served.post(told, "{\"to\": [\"sales support manager\"]}"));
            JsonNode recipient = ok(served.get(told)).at("/communications/0/recipients/0");
            return recipient.get("result").asText() + ": "
                    + recipient.get("says").asText();
        }
    }
}
