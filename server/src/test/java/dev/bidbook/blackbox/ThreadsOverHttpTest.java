package dev.bidbook.blackbox;

import static dev.bidbook.blackbox.SmallProgram.ANNA;
import static dev.bidbook.blackbox.SmallProgram.FIRST;
import static dev.bidbook.blackbox.SmallProgram.OBSOLETE;
import static dev.bidbook.blackbox.SmallProgram.RITA;
import static dev.bidbook.blackbox.SmallProgram.SECOND;
import static dev.bidbook.blackbox.SmallProgram.created;
import static dev.bidbook.blackbox.SmallProgram.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.blackbox.Served.Answer;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads about rows, looks, changes and the queue, as clients see them. */
class ThreadsOverHttpTest {

    private static final String USER = "X-Bidbook-User";

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void start() throws Exception {
        served = new Served(folder, null, "");
        SmallProgram.make(served);
        SmallProgram.week(served, "2026-W46");
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static String json(Map<String, Object> body) throws Exception {
        return new ObjectMapper().writeValueAsString(body);
    }

    private static Answer begin(String sheet, String key, String column, String text, String... headers)
            throws Exception {
        return served.post(sheet + "/threads", json(Map.of("key", key, "column", column, "text", text)), headers);
    }

    private static JsonNode threads(String sheet, String query) throws Exception {
        return ok(served.get(sheet + "/threads" + query)).get("threads");
    }

    @Test
    void aThreadIsSeenInTheNextWeekUntilItIsResolved() throws Exception {
        String key = "SH-7|MKE|BA-26-0417";
        JsonNode thread = created(begin(FIRST, key, "supplier issue", "Is it a hold?\r\nSince when?", USER, ANNA));
        assertThat(thread.get("column").asText()).isEqualTo("Supplier issue");
        assertThat(thread.at("/entries/0/text").asText()).isEqualTo("Is it a hold?\nSince when?");
        String id = thread.get("thread").asText();

        assertThat(threads(SECOND, "?key=SH-7%7CMKE%7CBA-26-0417")).hasSize(1);
        assertThat(ok(served.get(SECOND)).at("/openThreads/SH-7|MKE|BA-26-0417").asInt())
                .isEqualTo(1);
        assertThat(ok(served.get(SECOND + "/findings?rule=supplier-issue-not-communicated"))
                        .at("/findings/0/threads")
                        .asInt())
                .isEqualTo(1);
        JsonNode resolved = created(served.post(
                SECOND + "/threads/" + id + "/entries", "{\"text\": \"Over.\", \"state\": \"resolved\"}", USER, RITA));
        assertThat(resolved.get("state").asText()).isEqualTo("resolved");
        assertThat(resolved.get("begunIn").asText()).isEqualTo("weekly-review/northline/2026-W45");
        assertThat(threads(SECOND, "?key=SH-7%7CMKE%7CBA-26-0417")).isEmpty();
        assertThat(ok(served.get(SECOND)).at("/openThreads/SH-7|MKE|BA-26-0417").isMissingNode())
                .isTrue();
        JsonNode reopened =
                created(served.post(FIRST + "/threads/" + id + "/entries", "{\"state\": \"open\"}", USER, ANNA));
        assertThat(reopened.get("entries"))
                .extracting(entry -> entry.get("what").asText())
                .containsExactly("said", "resolved", "reopened");
        assertThat(reopened.at("/entries/2/text").isNull()).isTrue();
    }

    @Test
    void aThreadOfALaterWeekIsNotInAnEarlierOne() throws Exception {
        String id = created(begin(SECOND, "BSK-12345|MKE|BA-26-0417", "Comment", "Only now.", USER, ANNA))
                .get("thread")
                .asText();

        assertThat(threads(FIRST, "?state=all&key=BSK-12345%7CMKE%7CBA-26-0417"))
                .isEmpty();
        assertThat(threads(SECOND, "?state=all&key=BSK-12345%7CMKE%7CBA-26-0417"))
                .hasSize(1);
        assertThat(served.get("/sheets/supplier-issues/northline/2026-11/threads/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoIsMentionedHasItInTheQueue() throws Exception {
        JsonNode thread = created(begin(
                FIRST, OBSOLETE, "Alternative part", "@rita mann: would OB-2 do? a@Ben Osei @Nobody", USER, ANNA));
        JsonNode roles = created(begin(FIRST, OBSOLETE, "ETA", "All of you, @NAM.", USER, ANNA));

        assertThat(thread.at("/entries/0/mentions").toString()).isEqualTo("[\"Rita Mann\"]");
        assertThat(roles.at("/entries/0/mentions").toString()).isEqualTo("[\"Nora Quinn\"]");
        assertThat(ok(served.get("/queue", USER, RITA)).get("threads"))
                .extracting(each -> each.get("thread").asText())
                .containsExactly(thread.get("thread").asText());
        assertThat(ok(served.get("/queue", USER, "Ben Osei")).get("threads")).isEmpty();
    }

    @Test
    void aRepeatedRequestSaysNothingTwice() throws Exception {
        String[] headers = {USER, ANNA, "Idempotency-Key", "one"};
        JsonNode first = created(begin(FIRST, OBSOLETE, "Comment", "Once.", headers));
        Answer again = begin(FIRST, OBSOLETE, "Comment", "Once.", headers);
        Answer other = begin(FIRST, OBSOLETE, "Comment", "Otherwise.", headers);

        assertThat(again.json()).isEqualTo(first);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").asText()).isEqualTo("/problems/retry-key-reused");
    }

    @Test
    void whatCannotBeSaidIsRefusedWithReasons() throws Exception {
        assertThat(problems(begin(FIRST, "NO|SUCH|LINE", "Colour", " ")))
                .containsExactly(
                        "The text is empty. Write what you want to say.",
                        "The template has no column of that name. Name one of the sheet's columns, or none to speak of the"
                                + " whole line.",
                        "The sheet has no line of that key. Take the key from the sheet's rows.");
        assertThat(problems(begin(FIRST, OBSOLETE, "ETA", "x".repeat(4001) + "\u0007")))
                .containsExactly(
                        "The text is longer than 4000 characters. Shorten it, or say it in several replies.",
                        "The text holds a control character. Write it as plain text; line breaks and tabs are fine.");
        String id = created(begin(FIRST, OBSOLETE, "Root cause", "Why?"))
                .get("thread")
                .asText();
        assertThat(problems(served.post(FIRST + "/threads/" + id + "/entries", "{}")))
                .containsExactly("Nothing is said and nothing resolved. Send text, or state as resolved or open.");
    }

    private static List<String> problems(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        List<String> messages = new ArrayList<>();
        answer.json()
                .get("problems")
                .forEach(problem -> messages.add(problem.get("message").asText() + " "
                        + problem.get("repair").asText()));
        return messages;
    }

    @Test
    void theQueueSaysWhatWaitsForARole() throws Exception {
        JsonNode queue = ok(served.get("/queue", USER, RITA));
        JsonNode bens = ok(served.get("/queue", USER, "Ben Osei"));
        JsonNode strangers = ok(served.get("/queue", USER, "Somebody Else"));

        assertThat(queue.at("/programs/0/roles").toString()).isEqualTo("[\"RAM\"]");
        assertThat(queue.at("/decisions/0/sheet").asText()).isEqualTo("weekly-review/northline/2026-W46");
        assertThat(queue.at("/decisions/0/column").asText()).isEqualTo("RAM/NAM decision");
        assertThat(queue.at("/decisions/0/count").asInt()).isEqualTo(2);
        assertThat(queue.at("/decisions/0/oldest").asInt()).isEqualTo(2);
        assertThat(queue.get("answers")).isEmpty();
        assertThat(bens.at("/answers/0/rules"))
                .extracting(rule -> rule.get("rule").asText() + " " + rule.get("count") + " " + rule.get("escalated"))
                .containsExactly("out-of-stock-not-covered 1 1", "superseded-without-customer-answer 1 0");
        assertThat(bens.at("/answers/0/count").asInt()).isEqualTo(2);
        assertThat(bens.at("/answers/0/oldest").asInt()).isEqualTo(2);
        assertThat(strangers.get("answers")).isEmpty();
        assertThat(strangers.get("decisions")).isEmpty();
    }

    @Test
    void whatChangedSinceOneLookedIsToldWithNames() throws Exception {
        int revision = ok(served.get(FIRST)).get("revision").asInt();
        JsonNode none = ok(served.get(FIRST + "/looks", USER, "Nora Quinn"));
        created(served.post(FIRST + "/looks", "{\"revision\": " + revision + "}", USER, "Nora Quinn"));
        SmallProgram.write(served, FIRST, SmallProgram.OUT_OF_STOCK, "Comment", "First.", ANNA);
        SmallProgram.write(served, FIRST, SmallProgram.OUT_OF_STOCK, "Comment", "Second.", "Ben Osei");
        SmallProgram.write(served, FIRST, SmallProgram.OUT_OF_STOCK, "Action", "Monitor", ANNA);
        SmallProgram.write(served, FIRST, SmallProgram.OUT_OF_STOCK, "Action", "", ANNA);

        JsonNode changes = ok(served.get(FIRST + "/changes", USER, "Nora Quinn"));
        JsonNode queue = ok(served.get("/queue", USER, "Nora Quinn"));

        assertThat(none.get("look").isNull()).isTrue();
        assertThat(changes.get("since").asInt()).isEqualTo(revision);
        assertThat(changes.get("whole").asBoolean()).isTrue();
        assertThat(changes.get("cells")).hasSize(1);
        JsonNode cell = changes.at("/cells/0");
        assertThat(cell.get("column").asText() + cell.get("from") + cell.get("to") + cell.get("by") + cell.get("times"))
                .isEqualTo("Commentnull\"Second.\"\"Ben Osei\"2");
        assertThat(queue.at("/changed/0/sheet").asText()).isEqualTo("weekly-review/northline/2026-W45");
        assertThat(queue.at("/changed/0/by").toString()).isEqualTo("[\"Anna Ortiz\",\"Ben Osei\"]");
        created(served.post(FIRST + "/looks", "{}", USER, "Nora Quinn"));
        assertThat(ok(served.get("/queue", USER, "Nora Quinn")).get("changed")).isEmpty();
        assertThat(served.post(FIRST + "/looks", "{\"revision\": 999}").status())
                .isEqualTo(422);
    }

    @Test
    void aRamsWorkbookOpensOnTheSummaryAndShowsWhatIsDiscussed() throws Exception {
        created(begin(FIRST, "WS-2088|STL|BA-26-0417", "Comment", "=1+1\nis text", USER, ANNA));
        try (XSSFWorkbook rams = workbook(RITA);
                XSSFWorkbook annas = workbook(ANNA)) {
            assertThat(rams.getSheetName(rams.getActiveSheetIndex())).isEqualTo("Summary");
            assertThat(rams.getSheet("Summary").isSelected()).isTrue();
            assertThat(rams.getSheet("Review").isSelected()).isFalse();
            assertThat(annas.getSheetName(annas.getActiveSheetIndex())).isEqualTo("Review");
            List<String> said = new ArrayList<>();
            annas.getSheet("Discussion").forEach(row -> {
                StringBuilder cells = new StringBuilder();
                row.forEach(cell -> cells.append(cell.getStringCellValue()).append('|'));
                said.add(cells.toString());
            });
            assertThat(said.get(2)).isEqualTo("Part Number|Branch|Bid ID|Column|Who|When|What was said|");
            assertThat(said)
                    .anyMatch(line -> line.startsWith("WS-2088|STL|BA-26-0417|Comment|Anna Ortiz|")
                            && line.endsWith("|=1+1\nis text|"));
        }
    }

    private static XSSFWorkbook workbook(String person) throws Exception {
        Answer answer = served.get(FIRST + "/workbook", USER, person);
        Answer check = served.send(
                "POST", FIRST + "/validation", Served.XLSX, answer.response().body(), USER, person);
        assertThat(ok(check).at("/cells/changed").asInt()).isZero();
        assertThat(ok(check).get("problems")).isEmpty();
        return new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()));
    }
}
