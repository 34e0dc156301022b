package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is logged of sign-ins, tokens and failures: nothing that opens a door. */
class SecretsInLogsTest {

    @TempDir
    Path folder;

    /** Keeps everything that is logged as text. */
    private static final class Kept extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
            for (IThrowableProxy fault = event.getThrowableProxy(); fault != null; fault = fault.getCause()) {
                lines.add(fault.getClassName() + fault.getMessage());
            }
        }
    }

    @Test
    void nothingOfAProvidersSignInIsLogged() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.bidbook");
        Logger nimbus = (Logger) LoggerFactory.getLogger("com.nimbusds");
        Kept kept = new Kept();
        kept.setContext(root.getLoggerContext());
        kept.start();
        root.addAppender(kept);
        ours.setLevel(Level.TRACE);
        nimbus.setLevel(Level.TRACE);
        try (OpenIdProvider provider = new OpenIdProvider();
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
            ours.info("what is logged is kept");

            assertThat(kept.lines)
                    .contains("what is logged is kept")
                    .noneMatch(line -> line.contains(token.substring(token.lastIndexOf('.')))
                            || line.contains(forged)
                            || line.contains(token.substring(0, 40))
                            || line.contains(session)
                            || line.contains("the-secret-verifier")
                            || line.contains("the-secret-code")
                            || line.contains("the-other-code"));
        } finally {
            root.detachAppender(kept);
            ours.setLevel(null);
            nimbus.setLevel(null);
        }
    }

    @Test
    void neitherTokensNorPasswordsAreLogged() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("dev.bidbook");
        Logger javalin = (Logger) LoggerFactory.getLogger("io.javalin");
        Kept kept = new Kept();
        kept.setContext(root.getLoggerContext());
        kept.start();
        root.addAppender(kept);
        ours.setLevel(Level.TRACE);
        javalin.setLevel(Level.DEBUG);
        try (PeopleServer server = new PeopleServer(folder)) {
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
        } finally {
            root.detachAppender(kept);
            ours.setLevel(null);
            javalin.setLevel(null);
        }
    }
}
