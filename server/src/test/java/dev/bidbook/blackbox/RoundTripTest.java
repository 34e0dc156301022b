package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.Served.Answer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three reports in, workbooks out, filled by programs that are not ours, and back. */
class RoundTripTest {

    private static final String EDITS =
            """
            review.set(args[0], "Customer answer", "wants  another OFFER ")
            review.set(args[0], "ETA", date("2026-12-01"))
            review.set(args[1], "Comment", 'two\\nlines & <"quoted"> \\u00fcber')
            review.set(args[1], "IBT qty requested", 7)
            review.set(args[2], "IBT qty requested", "1,250,000")
            review.set(args[2], "IBT number", 12345)
            review.cell(args[3], "Comment").value = "=1+1"
            review.cell(args[3], "Comment").data_type = "s"
            """;

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = new Served(folder, 3);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void everyEditedCellIsStoredAndNoOther() throws Exception {
        for (int week : new int[] {2, 1, 0}) {
            List<String> keys = served.keys(week);
            Map<String, String> before = served.cells(week);
            Path file = served.download(week, "Ann");
            Programs.edit(file, EDITS, keys.get(0), keys.get(1), keys.get(100), keys.get(keys.size() - 1));
            Path sent = week == 2 ? file : Programs.saveByLibreOffice(file, folder);
            Answer checked = served.validate(week, sent, "Ann");
            assertThat(checked.text())
                    .isEqualTo("{\"problems\":[],\"warnings\":[],\"conflicts\":[],\"cells\":{\"changed\":7}}");
            Answer answer = served.submit(week, sent, "Ann");
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text())
                    .contains("\"cells\":{\"changed\":7,\"unchanged\":" + (keys.size() * served.answers() - 7)
                            + "},\"warnings\":[]");
            assertThat(Served.changes(before, served.cells(week)))
                    .isEqualTo(edited(keys.get(0), keys.get(1), keys.get(100), keys.get(keys.size() - 1)));
            assertThat(served.cells(week, "?since=1"))
                    .containsAllEntriesOf(edited(keys.get(0), keys.get(1), keys.get(100), keys.get(keys.size() - 1)));
        }
    }

    @Test
    void aSheetAsItWasAndWhatChangedSince() throws Exception {
        Map<String, String> first = served.cells(0);
        List<String> keys = served.keys(0);
        write(0, keys.get(5), "Comment", "later");
        assertThat(served.cells(0, "?at=1")).isEqualTo(first);
        JsonNode since = served.get(Served.sheet(0) + "?since=1").json();
        assertThat(since.get("rows")).hasSize(1);
        assertThat(since.get("rows").get(0).get("key").asText()).isEqualTo(keys.get(5));
        assertThat(since.get("removed")).isEmpty();
        String tag = served.get(Served.sheet(0)).header("ETag");
        assertThat(served.get(Served.sheet(0), "If-None-Match", tag).status()).isEqualTo(304);
        write(0, keys.get(5), "Comment", "later still");
        assertThat(served.get(Served.sheet(0), "If-None-Match", tag).status()).isEqualTo(200);
        assertThat(served.get(Served.sheet(0), "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @Test
    void importingAWeekAgainKeepsWhatPeopleWroteAndMarksLinesThatAreGone() throws Exception {
        List<String> keys = served.keys(2);
        Map<String, String> third = served.cells(2);
        String gone = keys.stream()
                .filter(key -> !third.get(key + " / Gone since").equals("null"))
                .findFirst()
                .orElseGet(() -> keys.get(0));
        write(2, keys.get(3), "Comment", "mine");
        write(2, gone, "Action", "Monitor");
        JsonNode again = served.importWeek(1, "2026-W47").json();
        assertThat(again.get("rows").get("gone").asInt()).isPositive();
        Map<String, String> cells = served.cells(2);
        assertThat(cells)
                .containsEntry(keys.get(3) + " / Comment", "\"mine\"")
                .containsEntry(gone + " / Action", "\"Monitor\"");
        String left = again.get("gone").get(0).asText();
        assertThat(cells).containsEntry(left + " / Gone since", "\"2026-W47\"");
        write(2, left, "Comment", "gone, and answered");
        served.importWeek(2, "2026-W47");
        assertThat(served.cells(2))
                .containsEntry(left + " / Gone since", "null")
                .containsEntry(left + " / Comment", "\"gone, and answered\"");
    }

    @Test
    void aReportThatSaysTheSameIsNoRevision() throws Exception {
        int revision = served.revision(2);
        Answer again = served.importWeek(2, "2026-W47");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("revision").asInt()).isEqualTo(revision);
    }

    private void write(int week, String key, String column, String value) throws Exception {
        Answer answer = served.post(
                Served.sheet(week) + "/submissions",
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"%s\": \"%s\"}}]}".formatted(key, column, value));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static Map<String, String> edited(String first, String second, String third, String fourth) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(first + " / Customer answer", "\"Wants another offer\"");
        cells.put(first + " / ETA", "\"2026-12-01\"");
        cells.put(second + " / Comment", "\"two\\nlines & <\\\"quoted\\\"> über\"");
        cells.put(second + " / IBT qty requested", "7");
        cells.put(third + " / IBT qty requested", "1250000");
        cells.put(third + " / IBT number", "\"12345\"");
        cells.put(fourth + " / Comment", "\"=1+1\"");
        return new TreeMap<>(cells);
    }
}
