package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.Served.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Undo, and what the next week inherits, over HTTP. */
class UndoOverHttpTest {

    @TempDir
    Path folder;

    private Served served;
    private String key;
    private String other;

    @BeforeEach
    void start() throws Exception {
        served = new Served(folder, 2);
        List<String> both = partial(0);
        both.retainAll(partial(1));
        key = both.get(0);
        other = both.get(1);
    }

    /** The lines of which an ETA is asked, so that answers go along. */
    private List<String> partial(int week) throws Exception {
        Map<String, String> cells = served.cells(week);
        List<String> keys = served.keys(week);
        keys.removeIf(row -> !"\"Partial\"".equals(cells.get(row + " / Stock Status")));
        return keys;
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aPreviewListsAndStoresNothing() throws Exception {
        String submission = write(0, key, "ETA", "2026-12-01");
        Answer preview = undo(submission, "?preview=true");
        assertThat(preview.text())
                .isEqualTo("{\"submission\":null,\"sheet\":\"weekly-review/harbor-transit/2026-W45\",\"revision\":3,"
                        + "\"preview\":true,\"cells\":{\"changed\":1,\"kept\":0},\"changes\":[{\"key\":\"" + key
                        + "\",\"column\":\"ETA\",\"from\":\"2026-12-01\",\"to\":null}],\"kept\":[]}");
        assertThat(served.revision(0)).isEqualTo(2);
    }

    @Test
    void theNextWeekFollowsAWriteAnUndoAndTheUndosUndo() throws Exception {
        String submission = write(0, key, "Root cause", "IBT late");
        assertThat(value(1, key, "Root cause")).isEqualTo("\"IBT late\"");
        String undone = undo(submission, "").json().get("submission").asText();
        assertThat(value(0, key, "Root cause")).isEqualTo("null");
        assertThat(value(1, key, "Root cause")).isEqualTo("null");
        assertThat(undo(undone, "").status()).isEqualTo(200);
        assertThat(value(0, key, "Root cause")).isEqualTo("\"IBT late\"");
        assertThat(value(1, key, "Root cause")).isEqualTo("\"IBT late\"");
    }

    @Test
    void whatTheNextWeekWroteItselfStaysItsOwn() throws Exception {
        String submission = write(0, key, "ETA", "2026-12-01");
        String own = write(1, key, "ETA", "2026-12-15");
        undo(submission, "");
        assertThat(value(1, key, "ETA")).isEqualTo("\"2026-12-15\"");
        write(0, key, "ETA", "2026-12-02");
        assertThat(value(1, key, "ETA")).isEqualTo("\"2026-12-15\"");
        undo(own, "");
        assertThat(value(1, key, "ETA")).isEqualTo("\"2026-12-02\"");
    }

    @Test
    void aCellChangedSinceIsLeftAloneAndNamed() throws Exception {
        String submission = served.post(
                        Served.sheet(0) + "/submissions",
                        "{\"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"a\"}}, {\"key\": \"%s\", \"values\": {\"Comment\": \"b\"}}]}"
                                .formatted(key, other))
                .json()
                .get("submission")
                .asText();
        write(0, key, "Comment", "later");
        JsonNode undone = undo(submission, "").json();
        assertThat(undone.get("cells").toString()).isEqualTo("{\"changed\":1,\"kept\":1}");
        JsonNode kept = undone.get("kept").get(0);
        assertThat(kept.get("key").asText()).isEqualTo(key);
        assertThat(kept.get("by").asText()).isEqualTo("local");
        assertThat(value(0, key, "Comment")).isEqualTo("\"later\"");
        assertThat(value(0, other, "Comment")).isEqualTo("null");
    }

    @Test
    void anUndoTwiceIsTold() throws Exception {
        String submission = write(0, key, "Comment", "a");
        undo(submission, "");
        Answer again = undo(submission, "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("type").asText()).isEqualTo("/problems/nothing-to-undo");
    }

    @Test
    void theHistoryIsFilteredAndPaged() throws Exception {
        String first = write(0, key, "Comment", "a");
        write(0, other, "Owner", "Buyer");
        assertThat(history("?column=Owner")).hasSize(1);
        assertThat(history("?submission=" + first).get(0).get("to").asText()).isEqualTo("a");
        assertThat(history("?person=nobody")).isEmpty();
        JsonNode page = served.get(Served.sheet(0) + "/history?limit=1").json();
        assertThat(page.get("entries").get(0).get("column").asText()).isEqualTo("Owner");
        JsonNode next = history("?limit=1&before=" + page.get("before").asInt());
        assertThat(next.get(0).get("column").asText()).isEqualTo("Comment");
        assertThat(next.get(0).get("from").isNull()).isTrue();
    }

    private JsonNode history(String query) throws Exception {
        return served.get(Served.sheet(0) + "/history" + query).json().get("entries");
    }

    private Answer undo(String submission, String query) throws Exception {
        return served.post("/submissions/" + submission + "/undo" + query, "");
    }

    private String value(int week, String row, String column) throws Exception {
        return served.cells(week).getOrDefault(row + " / " + column, "(no such cell)");
    }

    private String write(int week, String row, String column, String value) throws Exception {
        Answer answer = served.post(
                Served.sheet(week) + "/submissions",
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"%s\": \"%s\"}}]}".formatted(row, column, value));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().get("submission").asText();
    }
}
