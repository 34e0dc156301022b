package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sheets whose rows people add and remove, by a template that is added as a folder alone, over HTTP, with workbooks
 * edited by openpyxl.
 */
class PeoplesSheetTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger PROGRAMS = new AtomicInteger();

    private static final String CONTACTS =
            """
            template: contacts
            version: 1
            title: Contacts
            sheet: Contacts
            period: document
            rows: people
            key: [Name]
            columns:
              - {name: Name, kind: text}
              - {name: Phone, kind: text}
            """;

    @TempDir
    static Path shared;

    private static RunningServer server;

    @TempDir
    Path folder;

    private String program = "";

    @BeforeAll
    static void start() throws Exception {
        Path templates = Files.createDirectories(shared.resolve("templates"));
        for (String name : List.of("supplier-issues", "weekly-review")) {
            Path from = name.equals("weekly-review")
                    ? Path.of("..", "templates", name, "template.yaml")
                    : Path.of("src", "test", "resources", "templates", name, "template.yaml");
            Files.copy(from, Files.createDirectories(templates.resolve(name)).resolve("template.yaml"));
        }
        Files.writeString(Files.createDirectories(templates.resolve("contacts")).resolve("template.yaml"), CONTACTS);
        server = RunningServer.inThisProcess(shared, templates);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void aProgram() throws Exception {
        program = "program" + PROGRAMS.incrementAndGet();
        var made = server.json(
                "POST", "/api/v1/programs", "{\"id\":\"%s\",\"name\":\"N\",\"customer\":\"C\"}".formatted(program));
        assertThat(made.status()).isEqualTo(201);
    }

    @Test
    void aSheetThatNobodyBeganIsAWorkbookOfRevision0WithOneBlankRow() throws Exception {
        assertThat(rows("").path("revision").asInt()).isZero();

        JsonNode table = Workbooks.table(download("local", "empty.xlsx"));

        assertThat(table.path("headers").toString())
                .isEqualTo(
                        "[\"Supplier\",\"Issue No\",\"Opened\",\"Seen at\",\"Severity\",\"Cost\",\"Share\",\"Closed\","
                                + "\"Due\",\"Late\",\"First seen\",\"Remove\",\"Row id\"]");
        assertThat(table.path("ref").asText()).isEqualTo("A6:M7");
        assertThat(table.path("rows")).hasSize(1);
        assertThat(table.path("rows").get(0).path("Supplier").isNull()).isTrue();
        assertThat(table.path("dropdowns").toString()).contains("choices_12_Remove");
    }

    @Test
    void rowsWrittenInTheTableAndBelowItAppear() throws Exception {
        Path copy = download("local", "copy.xlsx");
        Path edited = Workbooks.edit(
                copy,
                folder.resolve("edited.xlsx"),
                """
                [[7,"Supplier","Acme"],[7,"Issue No",1],[7,"Severity","High"],[7,"Closed","Yes"],
                 [8,"Supplier","Bolt"],[8,"Issue No",2],[8,"Cost",12.5],
                 [11,"Supplier","Acme"],[11,"Issue No","793"]]""");

        var answer = submit(edited, "local");

        assertThat(answer.text()).contains("\"revision\":1").contains("\"changed\":9");
        JsonNode sheet = rows("");
        assertThat(keys(sheet)).containsExactlyInAnyOrder("Acme|1", "Bolt|2", "Acme|793");
        JsonNode acme = row(sheet, "Acme|1");
        assertThat(acme.path("Closed").toString()).isEqualTo("true");
        assertThat(acme.path("First seen").asText()).isEqualTo("2026-12");
        // The same file again says nothing new.
        assertThat(submit(edited, "local").text()).contains("\"revision\":1").contains("\"changed\":0");
    }

    @Test
    void rowsAreAddedAndRemovedAsJsonAndNamedAsRemovedSince() throws Exception {
        add("Acme|1", "Low");
        add("Acme|2", "Low");

        var removed = server.json("POST", path("/submissions"), "{\"rows\":[{\"key\":\"Acme|1\",\"delete\":true}]}");

        assertThat(removed.status()).isEqualTo(201);
        assertThat(keys(rows(""))).containsExactly("Acme|2");
        JsonNode since = rows("?since=2");
        assertThat(since.path("removed").toString()).isEqualTo("[\"Acme|1\"]");
        assertThat(since.path("rows")).isEmpty();
        assertThat(keys(rows("?at=2"))).containsExactlyInAnyOrder("Acme|1", "Acme|2");
    }

    @Test
    void aRowMarkedRemoveIsRemovedAndALineDeletedIsNot() throws Exception {
        add("Acme|1", "Low");
        add("Acme|2", "Low");
        Path copy = download("local", "copy.xlsx");

        Path without = Workbooks.edit(copy, folder.resolve("without.xlsx"), "[[\"delete\",7]]");
        assertThat(submit(without, "local").text()).contains("\"changed\":0");
        assertThat(keys(rows(""))).hasSize(2);

        Path marked = Workbooks.edit(copy, folder.resolve("marked.xlsx"), "[[7,\"Remove\",\"Yes\"]]");
        assertThat(submit(marked, "local").status()).isEqualTo(201);
        assertThat(keys(rows(""))).hasSize(1);
        // Sent twice, it is removed once.
        assertThat(submit(marked, "local").status()).isEqualTo(201);
    }

    @Test
    void removingWhatAnotherEditedIsAConflictAboutTheRowThatTakesMine() throws Exception {
        add("Acme|1", "Low");
        edit("Acme|1", "High", 1);

        String delete = "{\"revision\":1,\"rows\":[{\"key\":\"Acme|1\",\"delete\":true}]%s}";
        var conflicted = server.json("POST", path("/submissions"), delete.formatted(""));
        assertThat(conflicted.status()).isEqualTo(409);
        JsonNode conflict = conflicted.json().path("conflicts").get(0);
        assertThat(conflict.path("column").asText()).isEqualTo("(row)");
        assertThat(conflict.path("mine").asText()).isEqualTo("removed");
        assertThat(conflict.path("theirs").asText()).isEqualTo("changed in revision 2");

        var resolved = server.json("POST", path("/submissions"), delete.formatted(resolution("mine")));
        assertThat(resolved.status()).isEqualTo(201);
        assertThat(keys(rows(""))).isEmpty();
    }

    @Test
    void removingWhatAnotherEditedMayLeaveTheRow() throws Exception {
        add("Acme|1", "Low");
        edit("Acme|1", "High", 1);

        var resolved = server.json(
                "POST",
                path("/submissions"),
                "{\"revision\":1,\"rows\":[{\"key\":\"Acme|1\",\"delete\":true}]%s}".formatted(resolution("theirs")));

        assertThat(resolved.status()).isEqualTo(201);
        assertThat(row(rows(""), "Acme|1").path("Severity").asText()).isEqualTo("High");
    }

    @Test
    void aChoiceAboutARowThatChangedSinceIsANewConflict() throws Exception {
        add("Acme|1", "Low");
        edit("Acme|1", "High", 1);
        edit("Acme|1", "No", 2);

        var resolved = server.json(
                "POST",
                path("/submissions"),
                ("{\"revision\":1,\"rows\":[{\"key\":\"Acme|1\",\"delete\":true}],\"resolutions\":[{\"key\":\"Acme|1\","
                        + "\"column\":\"(row)\",\"take\":\"mine\",\"theirs\":\"changed in revision 2\"}]}"));

        assertThat(resolved.status()).isEqualTo(409);
    }

    @Test
    void editingWhatAnotherRemovedIsDecidedOnTheConflictsSheet() throws Exception {
        for (String take : List.of("mine", "theirs")) {
            String key = "Acme|" + take.length();
            add(key, "Low");
            Path copy = download("dana", "copy.xlsx");
            assertThat(server.json(
                                    "POST",
                                    path("/submissions"),
                                    "{\"rows\":[{\"key\":\"%s\",\"delete\":true}]}".formatted(key))
                            .status())
                    .isEqualTo(201);
            Path edited =
                    Workbooks.edit(copy, folder.resolve("edited.xlsx"), "[[7,\"Severity\",\"High\"],[7,\"Cost\",5]]");

            Path conflicted = folder.resolve("conflicted.xlsx");
            var answer = server.workbook(path("/submissions"), edited, "dana", true);
            assertThat(answer.status()).isEqualTo(409);
            Files.write(conflicted, answer.body());
            Path decided =
                    Workbooks.edit(conflicted, folder.resolve("decided.xlsx"), "[[\"take\",\"%s\"]]".formatted(take));

            var resolved = submit(decided, "dana");
            assertThat(resolved.status()).as(resolved.text()).isEqualTo(201);
            if (take.equals("mine")) {
                assertThat(row(rows(""), key).path("Severity").asText()).isEqualTo("High");
                server.json(
                        "POST", path("/submissions"), "{\"rows\":[{\"key\":\"%s\",\"delete\":true}]}".formatted(key));
            } else {
                assertThat(keys(rows(""))).isEmpty();
            }
        }
    }

    @Test
    void oneRowAddedByTwoIsDecidedCellByCellOnTheConflictsSheet() throws Exception {
        Path copy = download("dana", "copy.xlsx");
        add("Acme|7", "Low");
        Path edited = Workbooks.edit(
                copy,
                folder.resolve("edited.xlsx"),
                "[[7,\"Supplier\",\"Acme\"],[7,\"Issue No\",7],[7,\"Severity\",\"High\"],[7,\"Cost\",3]]");

        var answer = server.workbook(path("/submissions"), edited, "dana", true);
        assertThat(answer.status()).isEqualTo(409);
        Path conflicted = Files.write(folder.resolve("conflicted.xlsx"), answer.body());
        Path decided = Workbooks.edit(conflicted, folder.resolve("decided.xlsx"), "[[\"take\",\"mine\"]]");

        var resolved = submit(decided, "dana");
        assertThat(resolved.status()).as(resolved.text()).isEqualTo(201);
        JsonNode row = row(rows(""), "Acme|7");
        assertThat(row.path("Severity").asText()).isEqualTo("High");
        assertThat(row.path("Cost").asDouble()).isEqualTo(3);
    }

    @Test
    void aRemovedKeyComesBackWithWhatIsWrittenAlone() throws Exception {
        add("Acme|1", "High");
        server.json("POST", path("/submissions"), "{\"rows\":[{\"key\":\"Acme|1\",\"delete\":true}]}");
        Path copy = download("local", "copy.xlsx");
        Path edited = Workbooks.edit(
                copy, folder.resolve("edited.xlsx"), "[[7,\"Supplier\",\"Acme\"],[7,\"Issue No\",1],[7,\"Cost\",9]]");

        assertThat(submit(edited, "local").status()).isEqualTo(201);

        JsonNode row = row(rows(""), "Acme|1");
        assertThat(row.path("Severity").isNull()).isTrue();
        assertThat(row.path("Cost").asDouble()).isEqualTo(9);
    }

    @Test
    void incompleteAndDuplicateKeysAreProblems() throws Exception {
        Path copy = download("local", "copy.xlsx");
        Path edited = Workbooks.edit(
                copy,
                folder.resolve("edited.xlsx"),
                """
                [[7,"Supplier","Acme"],[7,"Cost",1],
                 [8,"Supplier","Bolt"],[8,"Issue No",2],[8,"Cost",1],
                 [9,"Supplier","Bolt"],[9,"Issue No",2],[9,"Cost",2]]""");

        var answer = submit(edited, "local");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("problems").findValuesAsText("message"))
                .containsExactly(
                        "A new row lacks its Issue No.", "The row stands in row 8 already, with different answers.");
        assertThat(answer.json().path("problems").findValuesAsText("cell")).containsExactly("B7", "A9");
        var json = server.json("POST", path("/submissions"), "{\"rows\":[{\"values\":{\"Supplier\":\"Acme\"}}]}");
        assertThat(json.status()).isEqualTo(422);
        assertThat(json.json().path("problems").get(0).path("message").asText()).isEqualTo("A row has no key.");
    }

    @Test
    void whatIsWrittenInARowThatIsRemovedIsNotStored() throws Exception {
        Path copy = download("local", "copy.xlsx");
        Path edited = Workbooks.edit(
                copy,
                folder.resolve("edited.xlsx"),
                "[[7,\"Supplier\",\"Acme\"],[7,\"Issue No\",1],[7,\"Remove\",\"Yes\"]]");

        assertThat(submit(edited, "local").text()).contains("\"changed\":0");
        assertThat(keys(rows(""))).isEmpty();
    }

    @Test
    void historyTellsOfRowsAndUndoTakesThemBack() throws Exception {
        String added = add("Acme|1", "High");
        String removed = server.json("POST", path("/submissions"), "{\"rows\":[{\"key\":\"Acme|1\",\"delete\":true}]}")
                .json()
                .path("submission")
                .asText();

        JsonNode history = server.get(path("/history")).json();
        assertThat(history.toString())
                .contains("\"what\":\"removed\"")
                .contains(removed)
                .contains(added);

        assertThat(server.json("POST", "/api/v1/submissions/" + removed + "/undo", "")
                        .status())
                .isLessThan(300);
        assertThat(row(rows(""), "Acme|1").path("Severity").asText()).isEqualTo("High");
        String other = add("Acme|2", "Low");
        assertThat(server.json("POST", "/api/v1/submissions/" + other + "/undo", "")
                        .status())
                .isLessThan(300);
        assertThat(keys(rows(""))).containsExactly("Acme|1");
    }

    @Test
    void aDocumentIsAPeriodToo() throws Exception {
        String contacts = "/api/v1/sheets/contacts/" + program + "/DOC-7";
        Path copy = Files.write(
                folder.resolve("contacts.xlsx"),
                server.get(contacts + "/workbook").body());
        Path edited =
                Workbooks.edit(copy, folder.resolve("edited.xlsx"), "[[7,\"Name\",\"Ann\"],[7,\"Phone\",\"0793\"]]");

        assertThat(server.workbook(contacts + "/submissions", edited, "local", false)
                        .status())
                .isEqualTo(201);

        assertThat(server.get(contacts)
                        .json()
                        .path("rows")
                        .get(0)
                        .path("values")
                        .path("Phone")
                        .asText())
                .isEqualTo("0793");
    }

    @Test
    void aReportsSheetThatDoesNotExistSaysWhatToDo() throws Exception {
        var answer = server.get("/api/v1/sheets/weekly-review/" + program + "/2026-W47/workbook");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asText())
                .isEqualTo(
                        "There is no sheet weekly-review/%s/2026-W47 yet. Import its report by POST /api/v1/programs/%s/reports/2026-W47."
                                .formatted(program, program));
        assertThat(server.get("/api/v1/sheets/supplier-issues/" + program + "/2026-W47")
                        .status())
                .isEqualTo(404);
    }

    private String path(String rest) {
        return "/api/v1/sheets/supplier-issues/" + program + "/2026-12" + rest;
    }

    private JsonNode rows(String query) throws Exception {
        var answer = server.get(path(query));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Path download(String person, String name) throws Exception {
        var answer = server.get(path("/workbook"), "X-Bidbook-User", person);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Files.write(folder.resolve(name), answer.body());
    }

    private RunningServer.Answer submit(Path workbook, String person) throws Exception {
        return server.workbook(path("/submissions"), workbook, person, false);
    }

    private String add(String key, String severity) throws Exception {
        var answer = server.json(
                "POST",
                path("/submissions"),
                "{\"rows\":[{\"key\":\"%s\",\"values\":{\"Severity\":\"%s\"}}]}".formatted(key, severity));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("submission").asText();
    }

    private void edit(String key, String severity, int revision) throws Exception {
        var answer = server.json(
                "POST",
                path("/submissions"),
                "{\"revision\":%d,\"rows\":[{\"key\":\"%s\",\"values\":{\"Severity\":\"%s\"}}]}"
                        .formatted(revision, key, severity));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static String resolution(String take) {
        return ",\"resolutions\":[{\"key\":\"Acme|1\",\"column\":\"(row)\",\"take\":\"%s\"}]".formatted(take);
    }

    private static List<String> keys(JsonNode sheet) {
        return sheet.path("rows").findValuesAsText("key");
    }

    private static JsonNode row(JsonNode sheet, String key) throws Exception {
        for (JsonNode row : sheet.path("rows")) {
            if (row.path("key").asText().equals(key)) {
                return row.path("values");
            }
        }
        throw new AssertionError("no row " + key + " in " + JSON.writeValueAsString(sheet));
    }
}
