package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who fails too often has to wait: by address, by the provider's tokens, and with the current password. */
class ThrottleTest {

    private static final String TOO_MANY =
            "{\"type\":\"/problems/too-many-attempts\",\"title\":\"There were too many attempts\","
                    + "\"status\":429,\"detail\":\"There were too many attempts that failed. Wait 16 minutes.\",\"problems\":[]}";

    @TempDir
    Path folder;

    private PeopleServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAddressFailsFiftyTimesWhoeverItSaysItIs() throws Exception {
        server = new PeopleServer(folder);
        for (int i = 0; i < 49; i++) {
            assertThat(server.signIn("Nobody " + i, "wrong").status()).isEqualTo(401);
        }
        assertThat(server.signIn(PeopleServer.ADMINISTRATOR, PeopleServer.PASSWORD)
                        .status())
                .as("who signs in does not count")
                .isEqualTo(201);
        assertThat(server.signIn("Nobody 49", "wrong").status()).isEqualTo(401);

        hasToWait(server.signIn(PeopleServer.ADMINISTRATOR, PeopleServer.PASSWORD));
        server.clock.pass(Duration.ofMinutes(15));
        assertThat(server.signIn(PeopleServer.ADMINISTRATOR, PeopleServer.PASSWORD)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void tokensOfTheProviderCountByTheirAddress() throws Exception {
        try (OpenIdProvider provider = new OpenIdProvider()) {
            server = new PeopleServer(folder, provider.settings());
            String token = "{\"openid\": {\"token\": \"not.a.token\"}}";
            String code = "{\"openid\": {\"code\": \"none\", \"verifier\": \"none\","
                    + " \"redirect\": \"http://127.0.0.1/sign-in.html\"}}";
            for (int i = 0; i < 50; i++) {
                assertThat(server.post("/sign-ins", null, i % 2 == 0 ? token : code)
                                .status())
                        .isEqualTo(401);
            }
            hasToWait(server.post("/sign-ins", null, token));
            hasToWait(server.post("/sign-ins", null, code));
            hasToWait(server.signIn(PeopleServer.ADMINISTRATOR, PeopleServer.PASSWORD));
            provider.grant("right", "its verifier");
            String right = code.replaceFirst("none", "right").replace("none", "its verifier");
            hasToWait(server.post("/sign-ins", null, right));
            server.clock.pass(Duration.ofMinutes(15));
            assertThat(server.post("/sign-ins", null, right).status()).isEqualTo(201);
        }
    }

    @Test
    void theCurrentPasswordIsNotFoundByTrying() throws Exception {
        server = new PeopleServer(folder);
        for (int i = 0; i < 10; i++) {
            var refused = change("guess " + i);
            assertThat(refused.status()).isEqualTo(422);
            var problem = refused.json().at("/problems/0");
            assertThat(problem.get("message").asText() + " "
                            + problem.get("repair").asText())
                    .isEqualTo("The current password is another. Write the password that you signed in with.");
        }
        hasToWait(change(PeopleServer.PASSWORD));
        hasToWait(server.signIn(PeopleServer.ADMINISTRATOR, PeopleServer.PASSWORD));
        server.clock.pass(Duration.ofMinutes(15));
        assertThat(change(PeopleServer.PASSWORD).status()).isEqualTo(204);
    }

    private PeopleServer.Answer change(String current) throws Exception {
        return server.post(
                "/account/password",
                PeopleServer.ADMINISTRATOR,
                "{\"current\": \"%s\", \"new\": \"another long and own one\"}".formatted(current));
    }

    private static void hasToWait(PeopleServer.Answer answer) {
        assertThat(answer.text()).isEqualTo(TOO_MANY);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("901");
    }
}
