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
