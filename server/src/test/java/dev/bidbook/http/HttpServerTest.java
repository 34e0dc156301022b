package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bidbook.ledger.SheetRevision;
import dev.bidbook.ledger.Submission;
import dev.bidbook.sheet.SheetId;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String KEY = "CB-8243|PVD|HT-26-0093";
    private static final String ADDRESS = "/api/v1/sheets/" + TestServer.SHEET;

    @TempDir
    Path folder;

    @Test
    void everyErrorHasOneShape() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            HttpResponse<byte[]> missing = server.get("/api/v1/nothing");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(text(missing))
                    .isEqualTo("{\"type\":\"/problems/not-found\",\"title\":\"There is nothing at this address\","
                            + "\"status\":404,\"detail\":\"Nothing is at /api/v1/nothing. The addresses are listed in "
                            + "/openapi.json.\",\"problems\":[]}");
            HttpResponse<byte[]> method = json(server, "PUT", "/api/v1/programs", "{}");
            assertThat(method.statusCode()).isEqualTo(405);
            assertThat(method.headers().firstValue("Allow")).hasValue("GET, POST, HEAD");
            assertThat(server.get("/api/v1/health", "Accept", "text/html").statusCode())
                    .isEqualTo(406);
            assertThat(server.send("POST", "/api/v1/programs", "text/plain", new byte[] {1})
                            .statusCode())
                    .isEqualTo(415);
            assertThat(json(server, "POST", "/api/v1/programs", "{\"id\": ").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() throws Exception {
        try (TestServer server = TestServer.withWeek(folder)) {
            for (String address : List.of("/api/v1/health", ADDRESS, ADDRESS + "/summary", "/api/v1/programs")) {
                HttpResponse<byte[]> get = server.get(address);
                HttpResponse<byte[]> head = server.send("HEAD", address, "application/json", new byte[0]);
                assertThat(head.statusCode()).as(address).isEqualTo(200);
                assertThat(head.body()).as(address).isEmpty();
                for (String name : List.of("Content-Type", "ETag")) {
                    assertThat(head.headers().firstValue(name))
                            .as(address + " " + name)
                            .isEqualTo(get.headers().firstValue(name));
                }
            }
            assertThat(server.send("HEAD", "/api/v1/programs/none", "application/json", new byte[0])
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    /** Sheets that follow are still made while the server stops. */
    @Test
    void revisionsAfterTheEndAreToldToNobody() throws Exception {
        TestServer server = new TestServer(folder, HttpLimits.DEFAULTS);
        server.close();
        SheetRevision late = new SheetRevision(
                new SheetId("ibt-requests", "northline", TestServer.FIRST_WEEK),
                2,
                "s1",
                Submission.Kind.DERIVED,
                "Mara",
                Instant.EPOCH);
        assertThatCode(() -> server.server().revision(late)).doesNotThrowAnyException();
    }

    @Test
    void aListenerTooManyIsSentAway() throws Exception {
        HttpLimits none = new HttpLimits(1000, 1000, 10, 10, 10, 1, 1, 0, 1, 1000, 10);
        try (TestServer server = new TestServer(folder, none)) {
            HttpResponse<byte[]> answer = server.get("/api/v1/events", "Accept", "text/event-stream");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(text(answer))
                    .contains("As many clients listen already as may. Ask for the sheet now and then instead.");
        }
    }

    @Test
    void aForeignPageIsRefused() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            assertThat(server.get("/api/v1/health").statusCode()).isEqualTo(200);
            HttpResponse<byte[]> foreign = server.get("/api/v1/health", "Origin", "http://elsewhere.example");
            assertThat(foreign.statusCode()).isEqualTo(403);
            assertThat(server.get("/api/v1/health", "Origin", "null").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void everythingWrongInABodyIsToldAtOnce() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            HttpResponse<byte[]> answer =
                    json(server, "POST", "/api/v1/programs", "{\"name\": 1, \"foo\": 2, \"foo\": 3}");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(text(answer))
                    .contains("name is not a text.", "Nothing is known of a member foo.", "The body holds foo twice.");
        }
    }

    @Test
    void aBodyPastTheLimitIsRefusedWithTheLimit() throws Exception {
        HttpLimits small = new HttpLimits(1000, 1000, 10, 10, 10, 1, 1, 1, 1, 1000, 10);
        try (TestServer server = new TestServer(folder, small)) {
            HttpResponse<byte[]> answer = json(server, "POST", "/api/v1/programs", " ".repeat(2000));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(text(answer)).contains("A body may have at most 1000 bytes here.");
        }
    }

    @Test
    void aSheetIsAnsweredAndItsTagSaysWhenItHasNotChanged() throws Exception {
        try (TestServer server = TestServer.withWeek(folder)) {
            HttpResponse<byte[]> sheet = server.get(ADDRESS);
            assertThat(sheet.statusCode()).isEqualTo(200);
            assertThat(text(sheet))
                    .startsWith("{\"template\":\"weekly-review\",")
                    .contains(
                            "\"revision\":1,",
                            "\"key\":\"" + KEY + "\",\"id\":\"R1\",\"values\":{\"Part Number\":\"CB-8243\",")
                    .contains("\"Annualized Qty\":288,");
            String tag = sheet.headers().firstValue("ETag").orElseThrow();
            assertThat(server.get(ADDRESS, "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(server.get(ADDRESS, "Accept-Encoding", "gzip").headers().firstValue("Content-Encoding"))
                    .hasValue("gzip");
        }
    }

    @Test
    void valuesAreAskedForAsListsInTheOrderOfTheColumns() throws Exception {
        try (TestServer server = TestServer.withWeek(folder)) {
            HttpResponse<byte[]> named = server.get(ADDRESS);
            HttpResponse<byte[]> listed = server.get(ADDRESS + "?values=list");
            JsonNode sheet = JSON.readTree(listed.body());
            for (JsonNode row : sheet.get("rows")) {
                ObjectNode values = JSON.createObjectNode();
                for (int place = 0; place < sheet.get("columns").size(); place++) {
                    values.set(
                            sheet.get("columns").get(place).asText(),
                            row.get("values").get(place));
                }
                ((ObjectNode) row).set("values", values);
            }
            assertThat(sheet).isEqualTo(JSON.readTree(named.body()));
            assertThat(listed.headers().firstValue("ETag"))
                    .isNotEqualTo(named.headers().firstValue("ETag"));
            assertThat(listed.body()).hasSizeLessThan(named.body().length / 2);
            HttpResponse<byte[]> other = server.get(ADDRESS + "?values=names");
            assertThat(other.statusCode()).isEqualTo(400);
            assertThat(text(other)).contains("\"detail\":\"?values= takes list, and nothing else.\"");
        }
    }

    @Test
    void aRetryIsHarmlessAndItsKeyWithAnotherBodyIsRefused() throws Exception {
        try (TestServer server = TestServer.withWeek(folder)) {
            String body = "{\"rows\":[{\"key\":\"" + KEY + "\",\"values\":{\"ETA\":\"2026-12-05\"}}]}";
            HttpResponse<byte[]> first = submit(server, body);
            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(text(first)).contains("\"revision\":2,\"cells\":{\"changed\":1,\"unchanged\":0}");
            HttpResponse<byte[]> again = submit(server, body);
            assertThat(text(again)).isEqualTo(text(first));
            assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
            assertThat(submit(server, body.replace("05", "06")).statusCode()).isEqualTo(422);
            assertThat(text(server.get(ADDRESS + "?since=1")))
                    .contains("\"since\":1,", "\"ETA\":\"2026-12-05\"")
                    .doesNotContain("\"BGR\"");
        }
    }

    @Test
    void aConflictNamesBothValuesAndNothingIsLeftBehind() throws Exception {
        try (TestServer server = TestServer.withWeek(folder)) {
            String body = "{\"revision\":1,\"rows\":[{\"key\":\"" + KEY + "\",\"values\":{\"ETA\":\"2026-12-05\"}}]}";
            json(server, "POST", ADDRESS + "/submissions", body);
            HttpResponse<byte[]> conflict = server.send(
                    "POST",
                    ADDRESS + "/submissions",
                    "application/json",
                    body.replace("05", "06").getBytes(StandardCharsets.UTF_8),
                    "X-Bidbook-User",
                    "utf-8''J%C3%BCrgen");
            assertThat(conflict.statusCode()).isEqualTo(409);
            assertThat(text(conflict))
                    .contains("\"key\":\"" + KEY + "\",\"column\":\"ETA\",\"base\":null,\"mine\":\"2026-12-06\","
                            + "\"theirs\":\"2026-12-05\",\"by\":\"local\"");
            try (var left = Files.list(server.spool())) {
                assertThat(left).isEmpty();
            }
        }
    }

    private static HttpResponse<byte[]> submit(TestServer server, String body) throws Exception {
        return server.send(
                "POST",
                ADDRESS + "/submissions",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                "one");
    }

    private static HttpResponse<byte[]> json(TestServer server, String method, String path, String body)
            throws Exception {
        return server.send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
