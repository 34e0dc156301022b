package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bidbook.blackbox.Served.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same request again, and the same file again. */
class RetryTest {

    private static final String SUBMISSIONS = Served.sheet(0) + "/submissions";

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
    void aRetryIsAnsweredAsBeforeAndMakesNoRevision() throws Exception {
        Path file = served.download(0, "Ann");
        Programs.edit(file, "review.set(args[0], 'Comment', 'once')", keys.get(0));
        Answer first = served.submit(0, file, "Ann", "Idempotency-Key", "a");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        Answer again = served.submit(0, file, "Ann", "Idempotency-Key", "a");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(served.revision(0)).isEqualTo(2);
    }

    @Test
    void aRetryIsAnsweredAsBeforeWhateverHappenedSince() throws Exception {
        JsonNode row = served.get(Served.sheet(0)).json().get("rows").get(0);
        ((ObjectNode) row.get("values")).put("Comment", "whole row");
        String body = "{\"rows\": [" + row + "]}";
        Answer first = served.post(SUBMISSIONS, body, "Idempotency-Key", "b");
        assertThat(first.status()).isEqualTo(201);
        // Another report changes what the row's report cells say.
        assertThat(served.importWeek(1, "2026-W45").status()).isEqualTo(201);
        Answer again = served.post(SUBMISSIONS, body, "Idempotency-Key", "b");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.status()).isEqualTo(201);
    }

    @Test
    void theKeyWithAnotherRequestIsRefusedWhateverThatSays() throws Exception {
        String body = "{\"rows\": [{\"key\": \"%s\", \"values\": {\"ETA\": \"%s\"}}]}";
        served.post(SUBMISSIONS, body.formatted(keys.get(0), "2026-12-01"), "Idempotency-Key", "c");
        for (String other : List.of("2026-12-02", "not a date")) {
            Answer answer = served.post(SUBMISSIONS, body.formatted(keys.get(0), other), "Idempotency-Key", "c");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("type").asText()).isEqualTo("/problems/retry-key-reused");
        }
        assertThat(served.revision(0)).isEqualTo(2);
    }

    @Test
    void nothingChangedIsNoRevision() throws Exception {
        Path file = served.download(0, "Ann");
        assertThat(served.submit(0, file, "Ann").text())
                .contains("\"revision\":1,\"cells\":{\"changed\":0,\"unchanged\":" + keys.size() * served.answers()
                        + "}");
        assertThat(served.submit(0, Programs.saveByLibreOffice(file, folder), "Bob")
                        .text())
                .contains("\"revision\":1,\"cells\":{\"changed\":0,\"unchanged\":" + keys.size() * served.answers()
                        + "}");
        assertThat(served.revision(0)).isEqualTo(1);
    }

    @Test
    void theSameCopySubmittedTwiceStartsTheSecondTimeFromTheFirst() throws Exception {
        Path file = served.download(0, "Ann");
        String edit = "review.set(args[0], 'Comment', args[1] or None)";
        Programs.edit(file, edit, keys.get(0), "first");
        served.submit(0, file, "Ann");
        Programs.edit(file, edit, keys.get(0), "second");
        assertThat(served.submit(0, file, "Ann").text()).contains("\"revision\":3,\"cells\":{\"changed\":1,");
        // Back to what the copy was made from: a real change.
        Programs.edit(file, edit, keys.get(0), "");
        assertThat(served.submit(0, file, "Ann").text()).contains("\"revision\":4,\"cells\":{\"changed\":1,");
        assertThat(served.cells(0)).containsEntry(keys.get(0) + " / Comment", "null");
    }

    @Test
    void theSameFileFromSomebodyElseStartsFromTheRevision() throws Exception {
        Path file = served.download(0, "Ann");
        Programs.edit(file, "review.set(args[0], 'Comment', 'shared')", keys.get(0));
        served.submit(0, file, "Ann");
        assertThat(served.submit(0, file, "Bob").text()).contains("\"revision\":2,\"cells\":{\"changed\":0,");
        Programs.edit(file, "review.set(args[0], 'Comment', 'other')", keys.get(0));

        // Bob has agreed to what is stored, so he changes it; Cid starts from the revision, where it was blank.
        Answer conflict = served.submit(0, file, "Cid");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.json().get("conflicts").get(0).get("theirs").asText())
                .isEqualTo("shared");
        assertThat(served.submit(0, file, "Bob").text()).contains("\"revision\":3,\"cells\":{\"changed\":1,");
    }

    @Test
    void anUnknownCopyIsRefusedInJsonToo() throws Exception {
        Answer answer = served.post(
                SUBMISSIONS,
                "{\"copy\": \"nobody's\", \"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"x\"}}]}"
                        .formatted(keys.get(0)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("problems").toString())
                .isEqualTo("[{\"type\":\"unknown-copy\",\"sheet\":null,\"cell\":null,\"key\":null,\"column\":null,"
                        + "\"value\":\"nobody's\",\"rule\":null,\"message\":\"The copy nobody's is not known here.\","
                        + "\"repair\":\"Leave the copy out, or download the workbook of weekly-review/harbor-transit/"
                        + "2026-W45 and name its copy.\"}]");
    }
}
