package dev.bidbook.blackbox;

import static dev.bidbook.blackbox.SmallProgram.ANNA;
import static dev.bidbook.blackbox.SmallProgram.FIRST;
import static dev.bidbook.blackbox.SmallProgram.created;
import static dev.bidbook.blackbox.SmallProgram.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.bidbook.TestLog;
import dev.bidbook.mail.MailServer;
import dev.bidbook.mail.MailServer.Security;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is logged of sign-ins, tokens and failures: nothing that opens a door. */
@ResourceLock(TestLog.LOCK)
class SecretsInLogsTest {

    @TempDir
    Path folder;

    /** Keeps everything that is logged as text, also to Java's own log; of some loggers all that they have to say. */
    private static final class Kept extends AppenderBase<ILoggingEvent> implements AutoCloseable {
        private final Logger root = TestLog.root();
        private final java.util.logging.Logger javas = java.util.logging.Logger.getLogger("");
        private final List<Logger> talkative;
        private final List<java.util.logging.Logger> talkativeOfJava;
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getMessage() + " " + Arrays.toString(entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        Kept(String... names) {
            talkative = Stream.of(names).map(TestLog::of).toList();
            talkativeOfJava =
                    Stream.of(names).map(java.util.logging.Logger::getLogger).toList();
            talkative.forEach(logger -> logger.setLevel(Level.TRACE));
            talkativeOfJava.forEach(logger -> logger.setLevel(java.util.logging.Level.ALL));
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
            javas.addHandler(handler);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
            for (IThrowableProxy fault = event.getThrowableProxy(); fault != null; fault = fault.getCause()) {
                lines.add(fault.getClassName() + fault.getMessage());
            }
        }

        @Override
        public void close() {
            root.detachAppender(this);
            javas.removeHandler(handler);
            talkative.forEach(logger -> logger.setLevel(null));
            talkativeOfJava.forEach(logger -> logger.setLevel(null));
        }
    }

    @Test
    void nothingOfAProvidersSignInIsLogged() throws Exception {
        try (Kept kept = new Kept("dev.bidbook", "com.nimbusds");
                OpenIdProvider provider = new OpenIdProvider();
                PeopleServer server = new PeopleServer(folder, provider.settings())) {
            String token = OpenIdProvider.signed(
                    provider.key(), com.nimbusds.jose.JWSAlgorithm.RS256, provider.claims(claims -> claims));
            String byToken = "{\"openid\": {\"token\": \"%s\"}}";
            String byCode = "{\"openid\": {\"code\": \"%s\", \"verifier\": \"the-secret-verifier\","
                    + " \"redirect\": \"http://127.0.0.1/sign-in.html\"}}";
            provider.grant("the-secret-code", "the-secret-verifier");
            provider.grant("the-other-code", "of-another-verifier");
            var signedIn = server.post("/sign-ins", null, byToken.formatted(token));
            assertThat(signedIn.status()).isEqualTo(201);
            assertThat(server.post("/sign-ins", null, byCode.formatted("the-secret-code"))
                            .status())
                    .isEqualTo(201);
            assertThat(server.post("/sign-ins", null, byCode.formatted("the-other-code"))
                            .status())
                    .isEqualTo(401);
            String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
            assertThat(server.post("/sign-ins", null, byToken.formatted(forged)).status())
                    .isEqualTo(401);
            String session = signedIn.json().get("token").asText();
            provider.goAway();
            server.post("/sign-ins", null, byCode.formatted("the-secret-code"));
            TestLog.of("dev.bidbook").info("what is logged is kept");

            assertThat(kept.lines)
                    .contains("what is logged is kept")
                    .noneMatch(line -> line.contains(token.substring(token.lastIndexOf('.')))
                            || line.contains(forged)
                            || line.contains(token.substring(0, 40))
                            || line.contains(session)
                            || line.contains("the-secret-verifier")
                            || line.contains("the-secret-code")
                            || line.contains("the-other-code"));
        }
    }

    @Test
    void neitherTokensNorPasswordsAreLogged() throws Exception {
        try (Kept kept = new Kept("dev.bidbook", "io.javalin");
                PeopleServer server = new PeopleServer(folder)) {
            String token = server.token(PeopleServer.ADMINISTRATOR);
            server.signIn(PeopleServer.ADMINISTRATOR, "a wrong password");
            server.signIn("a password in the wrong place", "x");
            String made = server.post("/account/tokens", PeopleServer.ADMINISTRATOR, "{\"name\": \"n\"}")
                    .json()
                    .get("token")
                    .asText();
            server.call("GET", "/programs", token + "x", null, new byte[0]);
            server.get("/templates/" + "x".repeat(300), PeopleServer.ADMINISTRATOR);
            server.bidbook.close();
            assertThat(server.get("/programs", PeopleServer.ADMINISTRATOR).status())
                    .isEqualTo(500);

            assertThat(kept.lines)
                    .isNotEmpty()
                    .noneMatch(line -> line.contains(token)
                            || line.contains(made)
                            || line.contains(PeopleServer.PASSWORD)
                            || line.contains("a wrong password")
                            || line.contains("a password in the wrong place"));
        }
    }

    /** Neither as it is nor as it goes to the mail server, whether it is taken or refused; the mail library says its things to Java's own log. */
    @Test
    void theMailServersPasswordIsNotLogged() throws Exception {
        PostOffice post = new PostOffice();
        post.setUser("bidbook@example.com", "bidbook", "the mail servers word");
        try (Kept kept = new Kept("dev.bidbook", "org.eclipse.angus.mail", "jakarta.mail")) {
            tell(post.as("the mail servers word", Security.NONE, 0), "taken");
            tell(post.as("some other word", Security.NONE, 0), "refused");
            assertThat(post.getReceivedMessages()).hasSize(1);
            assertThat(kept.lines)
                    .anyMatch(line -> line.contains("without encryption"))
                    .anyMatch(line -> line.contains("SMTP"))
                    .noneMatch(line -> Stream.of("the mail servers word", "some other word")
                            .anyMatch(word -> line.contains(word)
                                    || line.contains(base64(word))
                                    || line.contains(base64("\0bidbook\0" + word))));
        } finally {
            post.stop();
        }
    }

    private void tell(MailServer mail, String name) throws Exception {
        try (Served served = new Served(Files.createDirectories(folder.resolve(name)), mail, "")) {
            SmallProgram.make(served);
            ok(served.send("PATCH", "/addresses", Served.JSON, Served.bytes("{\"Ben Osei\": \"ben@example.com\"}")));
            created(served.post(
                    FIRST + "/communications", "{\"to\": [\"sales support manager\"]}", "X-Bidbook-User", ANNA));
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
