package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.TestBidbook;
import dev.bidbook.TestLog;
import dev.bidbook.people.AccountOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What stands in the data folder's log file. */
@ResourceLock(TestLog.LOCK)
class LogFileTest {

    private static final String PASSWORD = "an own and long one";

    @TempDir
    Path folder;

    /** Libraries that are told to say everything say headers and bodies, too; the file takes none of it. */
    @Test
    void neitherTokensNorPasswordsStandInItHoweverMuchTheHttpServerSays() throws Exception {
        Logger jetty = TestLog.of("org.eclipse.jetty");
        Logger ours = TestLog.of("dev.bidbook");
        String token;
        try (Logging log = Logging.into(folder);
                TestBidbook server = TestBidbook.in(folder).start()) {
            jetty.setLevel(Level.DEBUG);
            ours.setLevel(Level.INFO);
            token = signedIn(server);
            ours.info("what goes on is there");
            assertThat(log).isNotNull();
        } finally {
            jetty.setLevel(null);
            ours.setLevel(null);
        }

        assertThat(written()).contains("what goes on is there").doesNotContain(token, PASSWORD, "Authorization");
    }

    private static String signedIn(TestBidbook server) throws Exception {
        AccountOutcome made =
                server.bidbook().people().accounts().addWithPassword("Ada Moreau", true, PASSWORD, "test");
        assertThat(made).isInstanceOf(AccountOutcome.Stored.class);
        byte[] body = "{\"name\": \"Ada Moreau\", \"password\": \"%s\"}"
                .formatted(PASSWORD)
                .getBytes(StandardCharsets.UTF_8);
        byte[] begun = server.send("POST", "/api/v1/sign-ins", "application/json", body)
                .body();
        String token = new ObjectMapper().readTree(begun).get("token").asText();
        var answer = server.send("GET", "/api/v1/programs", null, new byte[0], "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return token;
    }

    private String written() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
