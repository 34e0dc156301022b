package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.people.Account;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.template.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, over HTTP. */
class PeopleOverHttpTest {

    private static final String SPECIALIST = PeopleServer.name(Role.SUPPLY_CHAIN_SPECIALIST);
    private static final String RAM = PeopleServer.name(Role.RAM);
    private static final String READER = PeopleServer.name(Role.CUSTOMER_READER);
    private static final String NO_PROGRAM = "There is no program of that id. GET /api/v1/programs lists them.";

    @TempDir
    static Path folder;

    private static PeopleServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PeopleServer.whole(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoeverIsNotSignedInIsAskedToInTheOneShapeOfErrors() throws Exception {
        var answer = server.get("/programs", null, "X-Bidbook-User", SPECIALIST);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Bidbook\"");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text())
                .isEqualTo(
                        "{\"type\":\"/problems/not-signed-in\",\"title\":\"Sign in first\",\"status\":401,"
                                + "\"detail\":\"Send the token of a sign-in: POST /api/v1/sign-ins gives one.\",\"problems\":[]}");
    }

    @Test
    void theNameOfAHeaderDoesNotCountOnceThereAreAccounts() throws Exception {
        var answer = server.post(
                PeopleServer.SHEET + "/submissions",
                SPECIALIST,
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"said by me\"}}]}"
                        .formatted(PeopleServer.STL),
                "X-Bidbook-User",
                "Somebody Else");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        JsonNode entry = server.get(PeopleServer.SHEET + "/history?column=Comment&limit=1", SPECIALIST)
                .json()
                .at("/entries/0");
        assertThat(entry.get("by").asText()).isEqualTo(SPECIALIST);
    }

    @Test
    void anothersProgramIsAsIfItWereNotThere() throws Exception {
        String real = server.get(PeopleServer.SHEET, PeopleServer.FOREIGNER).text();
        String none = server.get("/sheets/weekly-review/nowhere/2026-W45", PeopleServer.FOREIGNER)
                .text();

        assertThat(real).isEqualTo(none).contains(NO_PROGRAM);
        for (String call : List.of("/workbook", "/summary", "/findings", "/history", "?since=0", "?at=1")) {
            assertThat(server.get(PeopleServer.SHEET + call, PeopleServer.FOREIGNER)
                            .text())
                    .as(call)
                    .isEqualTo(none);
        }
        assertThat(server.get("/sheets/ibt-request/northline/2026-W45", PeopleServer.FOREIGNER)
                        .text())
                .isEqualTo(none);
        assertThat(server.get("/programs/northline", PeopleServer.FOREIGNER).text())
                .isEqualTo(
                        server.get("/programs/nowhere", PeopleServer.FOREIGNER).text());
        assertThat(server.get("/events?scope=northline", PeopleServer.FOREIGNER).text())
                .isEqualTo(none);
        assertThat(server.get("/programs", PeopleServer.FOREIGNER).json().findValuesAsText("id"))
                .containsExactly("elsewhere");
        String submission = server.get(PeopleServer.SHEET + "/history?limit=1", SPECIALIST)
                .json()
                .at("/entries/0/submission")
                .asText();
        assertThat(server.post("/submissions/" + submission + "/undo?preview=true", PeopleServer.FOREIGNER, "{}")
                        .text())
                .isEqualTo(server.post("/submissions/nothing/undo?preview=true", PeopleServer.FOREIGNER, "{}")
                        .text());
    }

    @Test
    void anothersCopyIsUnknownInOnesOwnSheet() throws Exception {
        byte[] workbook = server.get(PeopleServer.SHEET + "/workbook", SPECIALIST)
                .response()
                .body();
        server.send(
                "POST",
                "/programs/elsewhere/reports/2026-W45",
                PeopleServer.FOREIGNER,
                "text/csv",
                "Part Number,Branch,Bid ID\n".getBytes(StandardCharsets.UTF_8));
        var answer =
                server.send("POST", PeopleServer.SHEET + "/submissions", PeopleServer.FOREIGNER, Served.XLSX, workbook);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains(NO_PROGRAM);
    }

    @Test
    void aCellThatIsNotYoursIsAProblemWithItsAddress() throws Exception {
        var answer = server.write(SPECIALIST, PeopleServer.STL, "RAM/NAM decision", "Accept as is", "");

        assertThat(answer.status()).isEqualTo(422);
        JsonNode problem = answer.json().at("/problems/0");
        assertThat(problem.get("type").asText()).isEqualTo("not-yours-to-edit");
        assertThat(problem.get("key").asText()).isEqualTo(PeopleServer.STL);
        assertThat(problem.get("column").asText()).isEqualTo("RAM/NAM decision");
        assertThat(problem.get("message").asText())
                .isEqualTo("RAM/NAM decision is not yours to edit; it is for: NAM, RAM.");
        var rest = server.write(SPECIALIST, PeopleServer.STL, "RAM/NAM decision", "Accept as is", "?only=mine");
        assertThat(rest.status()).as(rest.text()).isEqualTo(201);
        assertThat(rest.json().at("/cells/changed").asInt()).isZero();
    }

    @Test
    void aReaderSeesAndWritesNothing() throws Exception {
        assertThat(server.get(PeopleServer.SHEET, READER).status()).isEqualTo(200);
        var answer = server.write(READER, PeopleServer.STL, "Comment", "x", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("Yours here: customer reader.");
    }

    @Test
    void aWorkbookIsMadeForItsReader() throws Exception {
        assertThat(looksOpen(SPECIALIST, "Root cause")).isTrue();
        assertThat(looksOpen(RAM, "Root cause")).isFalse();
        assertThat(looksOpen(RAM, "RAM/NAM decision")).isTrue();
        assertThat(looksOpen(READER, "RAM/NAM decision")).isFalse();
        assertThat(looksOpen(SPECIALIST, "Root cause")).isTrue();
    }

    private static boolean looksOpen(String name, String column) throws Exception {
        byte[] bytes =
                server.get(PeopleServer.SHEET + "/workbook", name).response().body();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            XSSFSheet sheet = workbook.getSheet("Review");
            XSSFRow header = sheet.getRow(sheet.getTables().get(0).getStartRowIndex());
            for (int i = 0; i < header.getLastCellNum(); i++) {
                XSSFCell cell = header.getCell(i);
                if (cell != null && cell.toString().equals(column)) {
                    // What others write has a ground of its own.
                    return sheet.getRow(header.getRowNum() + 1)
                                    .getCell(i)
                                    .getCellStyle()
                                    .getFillForegroundColorColor()
                            == null;
                }
            }
        }
        throw new AssertionError("no column " + column);
    }

    @Test
    void aWorkbookWithACellThatIsNotYoursNamesTheCell() throws Exception {
        byte[] workbook =
                server.get(PeopleServer.SHEET + "/workbook", RAM).response().body();
        byte[] edited = ReturnedCells.write(workbook, "Review", "Root cause", "Lead time not covered");
        var answer = server.send("POST", PeopleServer.SHEET + "/submissions", RAM, Served.XLSX, edited);

        assertThat(answer.status()).isEqualTo(422);
        JsonNode problem = answer.json().at("/problems/0");
        assertThat(problem.get("type").asText()).isEqualTo("not-yours-to-edit");
        assertThat(problem.get("cell").asText()).matches("[A-Z]+[0-9]+");
    }

    @Test
    void aMemberOfSomeBranchesReadsAllAndWritesTheirs() throws Exception {
        server.add("Lim Stl", false);
        var patched = server.send(
                "PATCH",
                "/programs/northline",
                PeopleServer.ADMINISTRATOR,
                "application/json",
                ("{\"members\": {\"sales support manager\": [\"The sales support manager\","
                                + " {\"name\": \"lim stl\", \"branches\": [\"STL\"]}]}}")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.json()
                        .at("/members/sales support manager/1/branches/0")
                        .asText())
                .isEqualTo("STL");
        assertThat(server.get(PeopleServer.SHEET, "Lim Stl").json().get("rows")).hasSize(4);

        assertThat(server.write("Lim Stl", PeopleServer.STL, "Action", "Expedite purchase order", "")
                        .status())
                .isEqualTo(201);
        var foreign = server.write("Lim Stl", PeopleServer.MKE, "Action", "Expedite purchase order", "");
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.json().at("/problems/0/message").asText())
                .isEqualTo("The line is of the branch MKE, which is not one of yours.");
        var report = server.send(
                "POST",
                "/programs/northline/reports/2026-W45",
                "Lim Stl",
                "text/csv",
                "x".getBytes(StandardCharsets.UTF_8));
        assertThat(report.status()).isEqualTo(403);
        assertThat(report.text())
                .contains("This concerns the whole program, and your membership is limited to branches: import.");
        JsonNode you = server.get("/programs/northline", "Lim Stl").json().get("you");
        assertThat(you.toString())
                .isEqualTo("{\"roles\":[\"sales support manager\"],\"may\":[\"see\",\"edit\",\"issue\",\"comment\"],"
                        + "\"branches\":[\"STL\"]}");
    }

    @Test
    void whoMayNotWriteACellMayNotUndoItEither() throws Exception {
        String written = server.write(SPECIALIST, PeopleServer.MKE, "Root cause", "Lead time not covered", "")
                .json()
                .get("submission")
                .asText();
        var answer = server.post("/submissions/" + written + "/undo", RAM, "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("It changed cells that are not yours to edit, such as Root cause of");
        String imported = server.get(PeopleServer.SHEET + "/history?column=Part%20Status&limit=1", SPECIALIST)
                .json()
                .at("/entries/0/submission")
                .asText();
        if (!imported.isEmpty()) {
            assertThat(server.post("/submissions/" + imported + "/undo", RAM, "{}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(server.post("/submissions/" + written + "/undo", SPECIALIST, "{}")
                        .status())
                .isEqualTo(200);
    }

    /** Events come in their order, so that what would have been told too much would have come before the last one. */
    @Test
    void eventsAreToldToMembersOnly() throws Exception {
        String mine = "weekly-review/northline/2026-W45";
        String theirs = "weekly-review/elsewhere/2026-W46";
        try (HeardEvents foreigner = new HeardEvents(server, PeopleServer.FOREIGNER);
                HeardEvents member = new HeardEvents(server, SPECIALIST)) {
            assertThat(server.write(SPECIALIST, PeopleServer.STL, "Comment", "told", "")
                            .status())
                    .isEqualTo(201);
            assertThat(server.report("elsewhere", "2026-W46", PeopleServer.FOREIGNER)
                            .status())
                    .isEqualTo(201);
            assertThat(foreigner.until(theirs)).isNotEmpty().allSatisfy(event -> assertThat(event)
                    .contains("/elsewhere/"));
            assertThat(server.write(SPECIALIST, PeopleServer.STL, "Comment", "told again", "")
                            .status())
                    .isEqualTo(201);
            String told = "{\"sheet\":\"" + mine + "\",\"revision\":";
            for (int i = 0; i < 2; i++) {
                assertThat(member.until(mine))
                        .singleElement()
                        .asString()
                        .startsWith(told)
                        .endsWith(",\"kind\":\"rows\"}");
            }
        }
    }

    @Test
    void aOneTimePasswordIsChangedBeforeAnythingElse() throws Exception {
        AccountOutcome made = server.bidbook.people().accounts().add("New Comer", false, null, "test");
        String oneTime = ((AccountOutcome.Stored) made).password();
        var signedIn = server.signIn("new comer", oneTime);
        assertThat(signedIn.json().get("passwordDue").asBoolean()).isTrue();
        String token = signedIn.json().get("token").asText();

        assertThat(server.call("GET", "/programs", token, null, new byte[0]).text())
                .contains("/problems/password-due");
        String change = "{\"current\": \"%s\", \"new\": \"%s\"}";
        byte[] weak = change.formatted(oneTime, "short").getBytes(StandardCharsets.UTF_8);
        assertThat(server.call("POST", "/account/password", token, "application/json", weak)
                        .text())
                .contains("A password has at least 12 characters.");
        byte[] good = change.formatted(oneTime, "a long and own one").getBytes(StandardCharsets.UTF_8);
        assertThat(server.call("POST", "/account/password", token, "application/json", good)
                        .status())
                .isEqualTo(204);
        assertThat(server.call("GET", "/programs", token, null, new byte[0]).status())
                .isEqualTo(200);
        assertThat(server.signIn("New Comer", oneTime).status()).isEqualTo(401);
    }

    @Test
    void aTokenForAProgramIsShownOnceAndRevoked() throws Exception {
        var made = server.post("/account/tokens", SPECIALIST, "{\"name\": \"nightly import\", \"days\": 30}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String token = made.json().get("token").asText();

        assertThat(server.call("GET", PeopleServer.SHEET, token, null, new byte[0])
                        .status())
                .isEqualTo(200);
        byte[] another = "{\"name\": \"more\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(server.call("POST", "/account/tokens", token, "application/json", another)
                        .status())
                .isEqualTo(403);
        JsonNode listed = server.get("/account/tokens", SPECIALIST).json().at("/tokens/0");
        assertThat(listed.toString()).doesNotContain(token);
        assertThat(token).startsWith(listed.get("prefix").asText());
        String id = listed.get("id").asText();
        assertThat(server.call("DELETE", "/account/tokens/" + id, server.token(RAM), null, new byte[0])
                        .status())
                .isEqualTo(404);
        assertThat(server.call("DELETE", "/account/tokens/" + id, server.token(SPECIALIST), null, new byte[0])
                        .status())
                .isEqualTo(204);
        assertThat(server.call("GET", PeopleServer.SHEET, token, null, new byte[0])
                        .status())
                .isEqualTo(401);
    }

    @Test
    void whoeverLeavesIsSignedOutAtOnce() throws Exception {
        Account account = server.add("Leaver", false);
        String token = server.signIn("Leaver");
        assertThat(server.call("GET", "/programs", token, null, new byte[0]).status())
                .isEqualTo(200);

        var answer = server.send(
                "PATCH",
                "/accounts/" + account.id(),
                PeopleServer.ADMINISTRATOR,
                "application/json",
                "{\"active\": false}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(server.call("GET", "/programs", token, null, new byte[0]).status())
                .isEqualTo(401);
        assertThat(server.signIn("Leaver", PeopleServer.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void theLastAdministratorStays() throws Exception {
        Account last = server.bidbook
                .people()
                .accounts()
                .named(PeopleServer.ADMINISTRATOR)
                .orElseThrow();
        var answer = server.send(
                "PATCH",
                "/accounts/" + last.id(),
                PeopleServer.ADMINISTRATOR,
                "application/json",
                "{\"administrator\": false}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("There would be no administrator left who can sign in.");
    }

    @Test
    void signingInIsThrottledByAccount(@TempDir Path other) throws Exception {
        try (PeopleServer alone = new PeopleServer(other)) {
            alone.add("Target", false);
            for (int i = 0; i < 10; i++) {
                assertThat(alone.signIn("Target", "wrong").status()).isEqualTo(401);
            }
            var refused = alone.signIn("TARGET", PeopleServer.PASSWORD);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("901");
            assertThat(alone.signIn(PeopleServer.ADMINISTRATOR, PeopleServer.PASSWORD)
                            .status())
                    .isEqualTo(201);
            alone.clock.pass(Duration.ofMinutes(16));
            assertThat(alone.signIn("Target", PeopleServer.PASSWORD).status()).isEqualTo(201);
            alone.clock.pass(Duration.ofHours(9));
            assertThat(alone.get("/programs", null).status()).isEqualTo(401);
        }
    }

    @Test
    void anyNameOfTheServerIsTakenButNoPageOfAnotherSite() throws Exception {
        assertThat(raw("bidbook.example", "")).startsWith("HTTP/1.1 200");
        assertThat(raw("bidbook.example", "Origin: https://bidbook.example\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("bidbook.example", "Origin: https://evil.example\r\n")).startsWith("HTTP/1.1 403");
        assertThat(raw("bidbook.example", "Origin: null\r\n")).startsWith("HTTP/1.1 403");
    }

    private static String raw(String host, String headers) throws Exception {
        try (java.net.Socket socket =
                new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), server.server.port())) {
            String request =
                    "GET /api/v1/health HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theTrailSaysWhoSubmittedFromWhere() throws Exception {
        String submission = server.write(SPECIALIST, PeopleServer.MKE, "Comment", "in the trail", "")
                .json()
                .get("submission")
                .asText();
        JsonNode entries = server.get("/audit?limit=1000", PeopleServer.ADMINISTRATOR)
                .json()
                .get("entries");
        List<JsonNode> found = new ArrayList<>();
        entries.forEach(entry -> {
            if (entry.get("details").asText().contains(submission)) {
                found.add(entry);
            }
        });

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("person").asText()).isEqualTo(SPECIALIST);
        assertThat(found.get(0).get("act").asText()).isEqualTo("submission-rows");
        assertThat(found.get(0).get("subject").asText()).isEqualTo("weekly-review/northline/2026-W45");
        assertThat(found.get(0).get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(found.get(0).get("agent").asText()).startsWith("Java-http-client");
        assertThat(server.bidbook.trail().verify().faults()).isEmpty();
    }

    @Test
    void aWorkbookOfSomeBranchesIsStoredAsFarAsItIsTheirs() throws Exception {
        server.add("Lim Mke", false);
        server.send(
                "PATCH",
                "/programs/northline",
                PeopleServer.ADMINISTRATOR,
                "application/json",
                "{\"members\": {\"NAM\": [\"The NAM\", {\"name\": \"Lim Mke\", \"branches\": [\"MKE\"]}]}}"
                        .getBytes(StandardCharsets.UTF_8));
        byte[] workbook = server.get(PeopleServer.SHEET + "/workbook", "Lim Mke")
                .response()
                .body();
        byte[] edited = ReturnedCells.writeAll(workbook, "Review", "RAM/NAM comment", "seen");
        var refused = server.send("POST", PeopleServer.SHEET + "/submissions", "Lim Mke", Served.XLSX, edited);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("problems")).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.get("message").asText())
                    .isEqualTo("The line is of the branch STL, which is not one of yours.");
            assertThat(problem.get("cell").asText()).matches("[A-Z]+[0-9]+");
        });
        var mine = server.send("POST", PeopleServer.SHEET + "/submissions?only=mine", "Lim Mke", Served.XLSX, edited);
        assertThat(mine.status()).as(mine.text()).isEqualTo(201);
        assertThat(mine.json().at("/cells/changed").asInt()).isEqualTo(2);
        assertThat(mine.json().get("warnings")).hasSize(2);
    }
}
