package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.Served.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people, two copies of one revision, over HTTP. */
class ConflictTest {

    @TempDir
    Path folder;

    private Served served;
    private List<String> keys;

    @BeforeEach
    void start() throws Exception {
        served = new Served(folder, 1);
        keys = served.keys(0);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void differentCellsOfTheSameRowsAreAllKept() throws Exception {
        Map<String, String> before = served.cells(0);
        Path anns = served.download(0, "Ann");
        Path bobs = served.download(0, "Bob");
        Programs.edit(
                anns,
                """
                review.set(args[0], "ETA", date("2026-12-01"))
                review.set(args[0], "Root cause", "Supplier issue")
                review.set(args[1], "Comment", "from Ann")
                """,
                keys.get(3),
                keys.get(4));
        Programs.edit(
                bobs,
                """
                review.set(args[0], "Owner", "Buyer")
                review.set(args[1], "Action", "Monitor")
                """,
                keys.get(3),
                keys.get(4));
        assertThat(served.submit(0, anns, "Ann").json().get("cells").toString()).isEqualTo(cells(3));
        Answer second = served.submit(0, bobs, "Bob");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("cells").toString()).isEqualTo(cells(2));
        assertThat(Served.changes(before, served.cells(0)))
                .isEqualTo(Map.of(
                        keys.get(3) + " / ETA", "\"2026-12-01\"",
                        keys.get(3) + " / Root cause", "\"Supplier issue\"",
                        keys.get(3) + " / Owner", "\"Buyer\"",
                        keys.get(4) + " / Comment", "\"from Ann\"",
                        keys.get(4) + " / Action", "\"Monitor\""));
    }

    @Test
    void theSameCellIsAConflictThatNamesBothValues() throws Exception {
        Path bobs = inConflict();
        Answer answer = served.submit(0, bobs, "Bob");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode json = answer.json();
        assertThat(json.get("type").asText()).isEqualTo("/problems/conflict");
        assertThat(json.get("revision").asInt()).isEqualTo(2);
        JsonNode eta = json.get("conflicts").get(0);
        assertThat(eta.get("at").asText())
                .isEqualTo(historyOf("ETA").get(0).get("at").asText());
        assertThat(conflicts(answer))
                .containsExactly(
                        keys.get(3) + " ETA null 2026-12-09 2026-12-01 Ann",
                        keys.get(4) + " Comment null from Bob from Ann Ann",
                        keys.get(5) + " IBT qty requested null 6 5 Ann");
        assertThat(served.revision(0)).isEqualTo(2);
        assertThat(served.cells(0)).containsEntry(keys.get(6) + " / Comment", "null");
    }

    @Test
    void choicesSentAsJsonDecideAndTheLosingValuesStayInTheHistory() throws Exception {
        inConflict();
        String rows = "{\"revision\": 1, \"rows\": [{\"key\": \"%1$s\", \"values\": {\"ETA\": \"2026-12-09\"}},"
                + " {\"key\": \"%2$s\", \"values\": {\"Comment\": \"from Bob\"}}], \"resolutions\": ["
                + "{\"key\": \"%1$s\", \"column\": \"ETA\", \"take\": \"mine\", \"theirs\": \"%3$s\"},"
                + "{\"key\": \"%2$s\", \"column\": \"Comment\", \"take\": \"theirs\", \"theirs\": \"from Ann\"}]}";
        Answer stale = json(rows.formatted(keys.get(3), keys.get(4), "2026-11-30"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(conflicts(stale)).containsExactly(keys.get(3) + " ETA null 2026-12-09 2026-12-01 Ann");
        Answer decided = json(rows.formatted(keys.get(3), keys.get(4), "2026-12-01"));
        assertThat(decided.status()).isEqualTo(201);
        assertThat(decided.json().get("cells").toString()).isEqualTo("{\"changed\":1,\"unchanged\":1}");
        assertThat(historyOf("ETA").get(0).get("from").asText()).isEqualTo("2026-12-01");
        JsonNode lost = historyOf("Comment").get(0);
        assertThat(lost.get("what").asText()).isEqualTo("lost");
        assertThat(lost.get("to").asText()).isEqualTo("from Bob");
        assertThat(lost.get("by").asText()).isEqualTo("Bob");
    }

    @Test
    void theWorkbookOfA409AsksAndItsChoicesAreReadAlsoAfterLibreOffice() throws Exception {
        Map<String, String> before = served.cells(0);
        Path asked = asked(inConflict());
        assertThat(Programs.python("listed(sys.argv[1], 'Conflicts')", asked.toString())
                        .lines()
                        .map(line -> line.replaceAll(" \\| \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\| $", "")))
                .containsExactly(
                        "Row key | Column | Was | Mine | Theirs | Changed by | Changed at | Take",
                        keys.get(3) + " | ETA |  | 2026-12-09 00:00:00 | 2026-12-01 00:00:00 | Ann",
                        keys.get(4) + " | Comment |  | from Bob | from Ann | Ann",
                        keys.get(5) + " | IBT qty requested |  | 6 | 5 | Ann");
        choose(asked, "{'ETA': 'mine', 'Comment': 'theirs', 'IBT qty requested': ' Mine '}");
        Path saved = Programs.saveByLibreOffice(asked, folder);
        Answer decided = served.submit(0, saved, "Bob");
        assertThat(decided.text()).contains("\"revision\":3,\"cells\":" + cells(3) + ",");
        assertThat(Served.changes(before, served.cells(0)))
                .isEqualTo(Map.of(
                        keys.get(3) + " / ETA", "\"2026-12-09\"",
                        keys.get(4) + " / Comment", "\"from Ann\"",
                        keys.get(5) + " / IBT qty requested", "6",
                        keys.get(6) + " / Comment", "\"nobody else's\""));
        Answer again = served.submit(0, saved, "Bob");
        assertThat(again.text()).contains("\"revision\":3,\"cells\":" + cells(0) + ",");
    }

    @Test
    void choicesMadeAreNotAskedAgainWhenOneOfThemIsStale() throws Exception {
        Path asked = asked(inConflict());
        choose(asked, "{'ETA': 'mine', 'Comment': 'theirs', 'IBT qty requested': 'mine'}");
        served.post(
                Served.sheet(0) + "/submissions",
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"ETA\": \"2026-12-20\"}}]}".formatted(keys.get(3)),
                "X-Bidbook-User",
                "Cid");
        Path askedAgain = asked(asked);
        assertThat(Programs.python("listed(sys.argv[1], 'Conflicts')", askedAgain.toString())
                        .lines()
                        .map(line -> line.replaceAll(" \\| [^|]*( \\| [^|]*)$", "$1")))
                .contains(
                        keys.get(3) + " | ETA |  | 2026-12-09 00:00:00 | 2026-12-20 00:00:00 | Cid | ",
                        keys.get(4) + " | Comment |  | from Bob | from Ann | Ann | theirs",
                        keys.get(5) + " | IBT qty requested |  | 6 | 5 | Ann | mine");
        choose(askedAgain, "{'ETA': 'mine'}");
        Answer decided = served.submit(0, askedAgain, "Bob");
        assertThat(decided.text()).contains("\"revision\":4,\"cells\":" + cells(3) + ",");
    }

    @Test
    void choicesMadeStayInAWorkbookThatComesBackWithProblems() throws Exception {
        Path asked = asked(inConflict());
        choose(asked, "{'ETA': 'mine', 'Comment': 'theirs', 'IBT qty requested': 'theirs'}");
        Programs.edit(asked, "review.set(args[0], 'ETA', 'soon')", keys.get(7));
        Answer answer = served.submit(0, asked, "Bob", "Accept", Served.XLSX);
        assertThat(answer.status()).isEqualTo(422);
        Path marked = answer.into(folder.resolve("marked.xlsx"));
        Programs.edit(marked, "review.set(args[0], 'ETA', date('2026-12-24'))", keys.get(7));
        Answer decided = served.submit(0, marked, "Bob");
        assertThat(decided.text()).contains("\"cells\":" + cells(3) + ",");
    }

    /** Ann's edits are stored; Bob's copy says otherwise in three cells, and something of its own in a fourth. */
    private Path inConflict() throws Exception {
        Path anns = served.download(0, "Ann");
        Path bobs = served.download(0, "Bob");
        String edits =
                """
                review.set(args[0], "ETA", date(args[4]))
                review.set(args[1], "Comment", args[5])
                review.set(args[2], "IBT qty requested", int(args[6]))
                if args[5] == "from Bob":
                    review.set(args[3], "Comment", "nobody else's")
                """;
        Programs.edit(anns, edits, keys.get(3), keys.get(4), keys.get(5), keys.get(6), "2026-12-01", "from Ann", "5");
        Programs.edit(bobs, edits, keys.get(3), keys.get(4), keys.get(5), keys.get(6), "2026-12-09", "from Bob", "6");
        assertThat(served.submit(0, anns, "Ann").status()).isEqualTo(201);
        return bobs;
    }

    /** The workbook that asks Bob to choose. */
    private Path asked(Path workbook) throws Exception {
        Answer answer = served.submit(0, workbook, "Bob", "Accept", Served.XLSX);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo(Served.XLSX);
        return answer.into(Files.createTempFile(folder, "asked", ".xlsx"));
    }

    private static void choose(Path workbook, String choices) throws Exception {
        Programs.python("choose(sys.argv[1], " + choices + ")", workbook.toString());
    }

    private Answer json(String body) throws Exception {
        return served.post(Served.sheet(0) + "/submissions", body, "X-Bidbook-User", "Bob");
    }

    private JsonNode historyOf(String column) throws Exception {
        return served.get(Served.sheet(0) + "/history?column=" + column).json().get("entries");
    }

    /** Every conflict in a line, without its time. */
    private static List<String> conflicts(Answer answer) throws Exception {
        List<String> lines = new ArrayList<>();
        for (JsonNode conflict : answer.json().get("conflicts")) {
            lines.add(String.join(
                    " ",
                    conflict.get("key").asText(),
                    conflict.get("column").asText(),
                    conflict.get("base").asText(),
                    conflict.get("mine").asText(),
                    conflict.get("theirs").asText(),
                    conflict.get("by").asText()));
        }
        return lines;
    }

    private String cells(int changed) throws Exception {
        return "{\"changed\":%d,\"unchanged\":%d}".formatted(changed, keys.size() * served.answers() - changed);
    }
}
