package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.blackbox.PeopleServer.Answer;
import dev.bidbook.template.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody learns of another program by guessing its ids, or by sending what is its own into theirs: nothing. */
class OtherProgramsByGuessTest {

    private static final String THEIRS = "/sheets/weekly-review/elsewhere/2026-W45";
    private static final String STRANGER = PeopleServer.FOREIGNER;
    private static final String SECRET = "only for Northline";

    @TempDir
    static Path folder;

    private static PeopleServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PeopleServer.whole(folder);
        created(server.send(
                "PATCH",
                "/programs/elsewhere",
                PeopleServer.ADMINISTRATOR,
                Served.JSON,
                bytes("{\"members\": {\"supply chain specialist\": [\"%s\"], \"NAM\": [\"%s\"]}}"
                        .formatted(STRANGER, STRANGER))));
        created(server.report("elsewhere", "2026-W45", STRANGER));
        created(server.write(specialist(), PeopleServer.STL, "Comment", SECRET, ""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String specialist() {
        return PeopleServer.name(Role.SUPPLY_CHAIN_SPECIALIST);
    }

    @Test
    void anotherProgramIsAnsweredLikeOneThatIsNotThere() throws Exception {
        List<String> calls = new ArrayList<>();
        for (String week : List.of("2026-W45", "2026-W44", "2026-W46")) {
            for (String rest : List.of(
                    "",
                    "?since=0",
                    "?at=1",
                    "/workbook",
                    "/threads",
                    "/threads?key=" + PeopleServer.STL.replace("|", "%7C"),
                    "/changes?since=0",
                    "/looks",
                    "/sign-offs",
                    "/pack",
                    "/communications",
                    "/findings",
                    "/findings?key=" + PeopleServer.STL.replace("|", "%7C"),
                    "/summary",
                    "/history",
                    "/history?key=" + PeopleServer.STL.replace("|", "%7C"))) {
                calls.add("/sheets/weekly-review/%s/" + week + rest);
            }
        }
        calls.addAll(List.of("/programs/%s", "/programs/%s/findings", "/programs/%s/hand-off", "/programs/%s/phases"));
        for (String call : calls) {
            String asked = call.replace("%s", PeopleServer.PROGRAM);
            Answer there = server.get(asked, STRANGER);
            Answer nowhere = server.get(call.replace("%s", "nowhere"), STRANGER);
            assertThat(there.status()).as(asked).isEqualTo(404);
            assertThat(there.text()).as(asked).isEqualTo(nowhere.text());
            assertThat(names(there)).as(asked).isEqualTo(names(nowhere));
        }
    }

    /** The headers that an answer has, and what they say but for the time. */
    private static String names(Answer answer) {
        return answer.response().headers().map().entrySet().stream()
                .filter(header -> !header.getKey().equals("date"))
                .map(Object::toString)
                .sorted()
                .toList()
                .toString();
    }

    @Test
    void aWorkbookOfAnotherProgramIsNotTakenAndNothingOfItIsTold() throws Exception {
        byte[] workbook = server.get(PeopleServer.SHEET + "/workbook", specialist())
                .response()
                .body();
        int before = server.get(THEIRS, STRANGER).json().get("revision").asInt();
        for (String call : List.of("/submissions", "/validation")) {
            Answer answer = server.send("POST", THEIRS + call, STRANGER, Served.XLSX, workbook);
            assertThat(answer.status()).as(answer.text()).isEqualTo(call.equals("/validation") ? 200 : 422);
            assertThat(answer.json().get("problems")).as(answer.text()).hasSize(1);
            var problem = answer.json().at("/problems/0");
            assertThat(problem.get("message").asText() + " "
                            + problem.get("repair").asText())
                    // What the file itself says of where it is from, and no more.
                    .isEqualTo("The workbook is a copy of weekly-review/northline/2026-W45, not of"
                            + " weekly-review/elsewhere/2026-W45. Submit it to weekly-review/northline/2026-W45, or choose"
                            + " the workbook of weekly-review/elsewhere/2026-W45.");
            assertThat(answer.text()).doesNotContain(SECRET);
        }
        assertThat(server.get(THEIRS, STRANGER).json().get("revision").asInt()).isEqualTo(before);
    }

    @Test
    void anIdOfAnotherProgramIsNoIdInOnesOwn() throws Exception {
        String thread = created(server.post(
                        PeopleServer.SHEET + "/threads",
                        specialist(),
                        "{\"key\": \"%s\", \"column\": \"Comment\", \"text\": \"%s\"}"
                                .formatted(PeopleServer.STL, SECRET)))
                .json()
                .get("thread")
                .asText();
        same("GET", THEIRS + "/threads/%s", thread, "");
        same("POST", THEIRS + "/threads/%s/entries", thread, "{\"text\": \"x\"}");
        int revision = server.get(PeopleServer.SHEET, specialist())
                .json()
                .get("revision")
                .asInt();
        String signature = created(server.post(
                        PeopleServer.SHEET + "/sign-offs",
                        PeopleServer.name(Role.NAM),
                        "{\"revision\": %d}".formatted(revision)))
                .json()
                .get("id")
                .asText();
        String reason = "{\"reason\": \"because\"}";
        same("POST", THEIRS + "/sign-offs/%s/withdrawal", signature, reason);
        same("POST", "/programs/elsewhere/hand-off/sign-offs/%s/withdrawal", signature, reason);
        String submission = server.get(PeopleServer.SHEET + "/history?limit=1", specialist())
                .json()
                .at("/entries/0/submission")
                .asText();
        assertThat(submission).isNotEmpty();
        same("POST", "/submissions/%s/undo", submission, "{}");
        same("POST", "/submissions/%s/undo?preview=true", submission, "{}");
        Answer filtered = server.get(THEIRS + "/history?submission=" + submission, STRANGER);
        assertThat(filtered.status()).isEqualTo(200);
        assertThat(filtered.json().get("entries")).isEmpty();
        assertThat(filtered.text())
                .isEqualTo(server.get(THEIRS + "/history?submission=none", STRANGER)
                        .text());
        assertThat(server.get(PeopleServer.SHEET + "/sign-offs", specialist())
                        .json()
                        .at("/signOffs/0/state")
                        .asText())
                .isEqualTo("standing");
    }

    @Test
    void aCopyOfAnotherProgramIsUnknownInOnesOwn() throws Exception {
        byte[] workbook = server.get(PeopleServer.SHEET + "/workbook", specialist())
                .response()
                .body();
        String copy = copy(workbook);
        same(
                "POST",
                THEIRS + "/submissions",
                copy,
                "{\"copy\": \"%s\", \"rows\": [{\"key\": \"" + PeopleServer.STL
                        + "\", \"values\": {\"Comment\": \"mine\"}}]}");
    }

    private static String copy(byte[] workbook) throws Exception {
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(new java.io.ByteArrayInputStream(workbook))) {
            return book.getProperties()
                    .getCustomProperties()
                    .getProperty("Bidbook copy")
                    .getLpwstr();
        }
    }

    /** Whether an id of another program is answered just as one that nobody ever gave out. */
    private static void same(String method, String path, String id, String body) throws Exception {
        String guess = "t" + "0".repeat(Math.max(1, id.length() - 1));
        Answer real = call(method, path, id, body);
        Answer none = call(method, path, guess, body);
        assertThat(real.status()).as(path + real.text()).isBetween(400, 499).isEqualTo(none.status());
        assertThat(real.text().replace(id, guess)).as(path).isEqualTo(none.text());
        assertThat(real.text()).doesNotContain(SECRET);
    }

    private static Answer call(String method, String path, String id, String body) throws Exception {
        String where = path.replace("%s", id);
        return body.isEmpty()
                ? server.get(where, STRANGER)
                : server.send(method, where, STRANGER, Served.JSON, bytes(body.replace("%s", id)));
    }

    private static Answer created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
