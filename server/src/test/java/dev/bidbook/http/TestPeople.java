package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.bidbook.people.AccountOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People with accounts on a test's server, whose passwords are their own already, and how they sign in. */
final class TestPeople {

    static final String PASSWORD = "an own and long one";

    /** Who may do everything. */
    static final String ADMINISTRATOR = "Ada Moreau";

    /** Who may fill all lines of the demo's week, who only those of the branch PVD, and who none. */
    static final String SPECIALIST = "Sam Reyes";

    static final String LIMITED = "Ben Osei";
    static final String READER = "Cleo Park";

    private static final String MEMBERS =
            "{\"members\": {\"supply chain specialist\": [\"Sam Reyes\", {\"name\": \"Ben Osei\", \"branches\": [\"pvd\"]}],"
                    + " \"customer reader\": [\"Cleo Park\"]}}";

    private TestPeople() {}

    /** Gives the demo's program its administrator and its members. */
    static TestServer on(TestServer server) throws Exception {
        administrator(server);
        for (String name : List.of(SPECIALIST, LIMITED, READER)) {
            account(server, name, false);
        }
        var answer = server.send(
                "PATCH",
                "/api/v1/programs/" + TestServer.PROGRAM,
                Accepts.JSON,
                MEMBERS.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + token(server, ADMINISTRATOR));
        assertThat(answer.statusCode()).isEqualTo(200);
        return server;
    }

    /** With the first account nobody does anything without one. */
    static TestServer administrator(TestServer server) throws Exception {
        account(server, ADMINISTRATOR, true);
        return server;
    }

    private static void account(TestServer server, String name, boolean administrator) throws Exception {
        if (!(server.accounts().add(name, administrator, null, "test") instanceof AccountOutcome.Stored stored)) {
            throw new IllegalStateException("the account was not made");
        }
        String first = String.valueOf(stored.password());
        post(
                server,
                "/api/v1/account/password",
                "{\"current\": \"%s\", \"new\": \"%s\"}".formatted(first, PASSWORD),
                token(server, name, first));
    }

    static String token(TestServer server, String name) throws Exception {
        return token(server, name, PASSWORD);
    }

    private static String token(TestServer server, String name, String password) throws Exception {
        String body = "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
        byte[] begun = post(server, "/api/v1/sign-ins", body, null);
        return new ObjectMapper().readTree(begun).get("token").asText();
    }

    static byte[] post(TestServer server, String path, String body, @Nullable String token) throws Exception {
        String[] headers = token == null ? new String[0] : new String[] {"Authorization", "Bearer " + token};
        var answer = server.send("POST", path, Accepts.JSON, body.getBytes(StandardCharsets.UTF_8), headers);
        assertThat(answer.statusCode()).isBetween(200, 299);
        return answer.body();
    }

    /** Fills a page's sign-in and sends it. */
    static void signIn(Page page, String name) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("form button").click();
    }
}
