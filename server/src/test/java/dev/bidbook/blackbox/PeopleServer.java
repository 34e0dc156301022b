package dev.bidbook.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.Bidbook;
import dev.bidbook.TestBidbook;
import dev.bidbook.http.HttpServer;
import dev.bidbook.people.Account;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.template.Role;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server with one account per role, members of a program with four lines, and somebody of another program. */
final class PeopleServer implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";
    static final String ADMINISTRATOR = "Ada Moreau";
    static final String FOREIGNER = "Fred Stranger";
    static final String PROGRAM = "northline";
    static final String SHEET = "/sheets/weekly-review/northline/2026-W45";
    static final String STL = "BSK-12345|STL|BA-26-0417";
    static final String MKE = "BSK-12345|MKE|BA-26-0417";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path ROOT = Files.isDirectory(Path.of("templates")) ? Path.of("") : Path.of("..");

    private final TestBidbook wired;
    final Bidbook bidbook;
    final HttpServer server;
    final TestClock clock = new TestClock("2026-11-03T09:00:00Z");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    /** What the server answered. */
    record Answer(int status, HttpResponse<byte[]> response) {

        JsonNode json() throws Exception {
            return MAPPER.readTree(response.body());
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    PeopleServer(Path folder) throws Exception {
        this(folder, SignInSettings.DEFAULTS);
    }

    PeopleServer(Path folder, SignInSettings signIn) throws Exception {
        this.wired = TestBidbook.in(folder).signIn(signIn).clock(clock).start();
        this.bidbook = wired.bidbook();
        this.server = wired.server();
        add(ADMINISTRATOR, true);
    }

    /** Everybody, and two programs: one with a line for each branch and a report, one without. */
    static PeopleServer whole(Path folder) throws Exception {
        PeopleServer server = new PeopleServer(folder);
        Map<Role, String> people = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            people.put(role, role == Role.ADMINISTRATOR ? ADMINISTRATOR : name(role));
            if (role != Role.ADMINISTRATOR) {
                server.add(name(role), false);
            }
        }
        server.add(FOREIGNER, false);
        StringBuilder members = new StringBuilder();
        people.forEach((role, name) ->
                members.append(members.isEmpty() ? "" : ", ").append("\"%s\": [\"%s\"]".formatted(role.word(), name)));
        server.program(PROGRAM, members.toString());
        server.program("elsewhere", "\"supply chain specialist\": [\"" + FOREIGNER + "\"]");
        server.report(PROGRAM);
        return server;
    }

    /** The name of the person in a role. */
    static String name(Role role) {
        return "The " + role.word();
    }

    Account add(String name, boolean administrator) {
        AccountOutcome outcome = bidbook.people().accounts().addWithPassword(name, administrator, PASSWORD, "test");
        if (outcome instanceof AccountOutcome.Stored stored) {
            return stored.account();
        }
        throw new AssertionError(outcome);
    }

    void program(String id, String members) throws Exception {
        Answer answer = post(
                "/programs",
                ADMINISTRATOR,
                "{\"id\": \"%s\", \"name\": \"Northline award\", \"customer\": \"Northline Transit\", \"members\": {%s}}"
                        .formatted(id, members));
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
    }

    /** Imports the sample into the week that the calls are about. */
    Answer report(String program) throws Exception {
        return report(program, "2026-W45", name(Role.SUPPLY_CHAIN_SPECIALIST));
    }

    /** Imports the sample into a week. */
    Answer report(String program, String period, String person) throws Exception {
        return send(
                "POST",
                "/programs/" + program + "/reports/" + period,
                person,
                "text/csv",
                Files.readAllBytes(ROOT.resolve("docs/samples/report.csv")));
    }

    /** The token of somebody who has signed in. */
    String token(String name) throws Exception {
        String known = tokens.get(name);
        if (known == null) {
            known = signIn(name);
            tokens.put(name, known);
        }
        return known;
    }

    /** A new sign-in. */
    String signIn(String name) throws Exception {
        Answer answer = signIn(name, PASSWORD);
        if (answer.status() != 201) {
            throw new AssertionError(answer.text());
        }
        return answer.json().get("token").asText();
    }

    Answer signIn(String name, String password) throws Exception {
        return post("/sign-ins", null, MAPPER.writeValueAsString(Map.of("name", name, "password", password)));
    }

    Answer get(String path, @Nullable String name, String... headers) throws Exception {
        return call("GET", path, name == null ? null : token(name), null, new byte[0], headers);
    }

    Answer post(String path, @Nullable String name, String json, String... headers) throws Exception {
        return send("POST", path, name, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer send(String method, String path, @Nullable String name, String type, byte[] body, String... headers)
            throws Exception {
        return call(method, path, name == null ? null : token(name), type, body, headers);
    }

    /** A call with any token, or none. */
    Answer call(
            String method, String path, @Nullable String token, @Nullable String type, byte[] body, String... headers)
            throws Exception {
        String base = path.startsWith("/openapi") || path.startsWith("/problems") ? "" : "/api/v1";
        List<String> all = new ArrayList<>(List.of(headers));
        if (token != null) {
            all.addAll(List.of("Authorization", "Bearer " + token));
        }
        HttpResponse<byte[]> response = wired.send(method, base + path, type, body, all.toArray(String[]::new));
        return new Answer(response.statusCode(), response);
    }

    /** A submission of one cell. */
    Answer write(String name, String key, String column, String value, String query) throws Exception {
        return post(
                SHEET + "/submissions" + query,
                name,
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"%s\": \"%s\"}}]}".formatted(key, column, value));
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        wired.close();
    }
}
