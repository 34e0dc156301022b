package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tokens that people make for programs of theirs: they end, are few, and are nowhere to be read. */
class TokensForProgramsTest {

    private static final String TOKENS = "/account/tokens";

    @TempDir
    Path folder;

    @Test
    void aTokenCountsUntilItsDayAndNoLonger() throws Exception {
        try (PeopleServer server = new PeopleServer(folder)) {
            String week = token(server, "{\"name\": \"nightly import\", \"days\": 7}");
            String usual = token(server, "{\"name\": \"no days said\"}");
            server.clock.pass(Duration.ofDays(7).minusSeconds(1));
            assertThat(status(server, week)).isEqualTo(200);
            server.clock.pass(Duration.ofSeconds(1));
            assertThat(status(server, week)).isEqualTo(401);
            server.clock.pass(Duration.ofDays(83).minusSeconds(1));
            assertThat(status(server, usual)).isEqualTo(200);
            server.clock.pass(Duration.ofSeconds(1));
            assertThat(status(server, usual)).isEqualTo(401);
        }
    }

    @Test
    void daysNameAndNumberOfTokensHaveBounds() throws Exception {
        try (PeopleServer server = new PeopleServer(folder)) {
            for (String days : List.of("0", "367", "1000000")) {
                assertThat(refusal(server, "{\"name\": \"n\", \"days\": " + days + "}"))
                        .as(days)
                        .isEqualTo("days: A token cannot count for so many days. Write a whole number from 1 to 366.");
            }
            assertThat(refusal(server, "{\"name\": \"n\", \"days\": -1}"))
                    .isEqualTo(": days is not a whole number from 0. Send a whole number from 0.");
            for (String name : List.of("", " ", "a".repeat(101), "a\\u0007")) {
                assertThat(refusal(server, "{\"name\": \"" + name + "\"}"))
                        .as(name)
                        .isEqualTo("name: The token has no name. Write what it is for, in at most 100 characters.");
            }
            String first = token(server, "{\"name\": \"" + "a".repeat(100) + "\", \"days\": 1}");
            for (int i = 1; i < 20; i++) {
                token(server, "{\"name\": \"token " + i + "\", \"days\": 366}");
            }
            String more = "{\"name\": \"one more\"}";
            assertThat(refusal(server, more))
                    .isEqualTo("tokens: You have as many tokens as one may. Revoke one that is not used any more.");
            server.clock.pass(Duration.ofDays(1));
            assertThat(status(server, first)).isEqualTo(401);
            server.post("/sign-ins", null, "{}");
            String again = server.signIn(PeopleServer.ADMINISTRATOR);
            byte[] body = more.getBytes(StandardCharsets.UTF_8);
            assertThat(server.call("POST", TOKENS, again, Served.JSON, body).status())
                    .as("the one that has ended makes room")
                    .isEqualTo(201);
        }
    }

    @Test
    void noFileOfTheServerHoldsATokenOrAPassword() throws Exception {
        try (PeopleServer server = new PeopleServer(folder)) {
            String signIn = server.token(PeopleServer.ADMINISTRATOR);
            String made = token(server, "{\"name\": \"a name to be found\"}");
            assertThat(status(server, made)).isEqualTo(200);
            assertThat(holding("a name to be found"))
                    .as("what is searched for can be found")
                    .isNotEmpty();
            assertThat(holding(signIn)).isEmpty();
            assertThat(holding(signIn.substring(12))).isEmpty();
            assertThat(holding(made)).isEmpty();
            assertThat(holding(made.substring(12))).isEmpty();
            assertThat(holding(PeopleServer.PASSWORD)).isEmpty();
        }
        assertThat(holding("a name to be found")).isNotEmpty();
    }

    /** The files that hold a text. */
    private List<String> holding(String text) throws Exception {
        try (var files = Files.walk(folder)) {
            List<Path> regular = files.filter(Files::isRegularFile).toList();
            assertThat(regular).anyMatch(file -> file.endsWith("bidbook.db"));
            return regular.stream()
                    .filter(file -> read(file).contains(text))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String token(PeopleServer server, String body) throws Exception {
        var made = server.post(TOKENS, PeopleServer.ADMINISTRATOR, body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("token").asText();
    }

    private static String refusal(PeopleServer server, String body) throws Exception {
        var answer = server.post(TOKENS, PeopleServer.ADMINISTRATOR, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().get("problems")).hasSize(1);
        var problem = answer.json().at("/problems/0");
        return problem.get("column").asText("") + ": " + problem.get("message").asText() + " "
                + problem.get("repair").asText();
    }

    private static int status(PeopleServer server, String token) throws Exception {
        return server.call("GET", "/programs", token, null, new byte[0]).status();
    }
}
