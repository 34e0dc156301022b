package dev.bidbook.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.Bidbook;
import dev.bidbook.TestBidbook;
import dev.bidbook.demo.DemoReports;
import dev.bidbook.mail.MailServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A server on any free port with the demo's program, and a client that knows nothing of it but its address. */
final class Served implements AutoCloseable {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String JSON = "application/json";
    static final List<String> WEEKS = List.of("2026-W45", "2026-W46", "2026-W47");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestBidbook wired;
    private final Path folder;

    /** What the server answered. */
    record Answer(int status, HttpResponse<byte[]> response) {

        JsonNode json() throws IOException {
            return MAPPER.readTree(response.body());
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Path into(Path file) throws IOException {
            return Files.write(file, response.body());
        }
    }

    /** A server with the first reports of the demo's program. */
    Served(Path folder, int weeks) throws Exception {
        this(folder, TestBidbook.templates());
        send("POST", "/programs", JSON, bytes(program()));
        for (int week = 0; week < weeks; week++) {
            importWeek(week, WEEKS.get(week));
        }
    }

    /** A server with other templates, and nothing stored. */
    Served(Path folder, Path templates) throws Exception {
        this(folder, TestBidbook.in(folder).templates(templates));
    }

    /** A server with nothing stored that sends its letters by a mail server. */
    Served(Path folder, @Nullable MailServer mail, String publicAddress) throws Exception {
        this(folder, TestBidbook.in(folder).mail(mail, publicAddress));
    }

    private Served(Path folder, TestBidbook.Wishes wishes) throws Exception {
        this.folder = folder;
        this.wired = wishes.start();
    }

    static String program() {
        return "{\"id\": \"%s\", \"name\": \"%s\", \"customer\": \"%s\"}"
                .formatted(DemoReports.PROGRAM, DemoReports.PROGRAM_NAME, DemoReports.CUSTOMER);
    }

    static byte[] report(int week) throws IOException {
        return ShortReports.of(week);
    }

    /** The same with all of its lines. */
    static byte[] wholeReport(int week) throws IOException {
        return ShortReports.whole(week);
    }

    static String sheet(int week) {
        return "/sheets/weekly-review/" + DemoReports.PROGRAM + "/" + WEEKS.get(week);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return wired.server().port();
    }

    /** What is stored, for what cannot be had over HTTP. */
    Bidbook bidbook() {
        return wired.bidbook();
    }

    Answer importWeek(int report, String period) throws Exception {
        return send("POST", "/programs/" + DemoReports.PROGRAM + "/reports/" + period, XLSX, report(report));
    }

    Answer get(String path, String... headers) throws Exception {
        return answer(wired.send("GET", "/api/v1" + path, null, new byte[0], headers));
    }

    Answer send(String method, String path, String type, byte[] body, String... headers) throws Exception {
        return answer(wired.send(method, "/api/v1" + path, type, body, headers));
    }

    Answer post(String path, String json, String... headers) throws Exception {
        return send("POST", path, JSON, bytes(json), headers);
    }

    /** A new copy for a person. */
    Path download(int week, String person) throws Exception {
        Answer answer = get(sheet(week) + "/workbook", "X-Bidbook-User", person);
        return answer.into(Files.createTempFile(folder, "copy", ".xlsx"));
    }

    Answer submit(int week, Path workbook, String person, String... headers) throws Exception {
        return workbook("/submissions", week, workbook, person, headers);
    }

    Answer validate(int week, Path workbook, String person, String... headers) throws Exception {
        return workbook("/validation", week, workbook, person, headers);
    }

    private Answer workbook(String call, int week, Path workbook, String person, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("X-Bidbook-User", person));
        return send("POST", sheet(week) + call, XLSX, Files.readAllBytes(workbook), all.toArray(String[]::new));
    }

    /** How many cells of a line are for people to fill. */
    int answers() throws Exception {
        int answers = 0;
        for (JsonNode column : get("/templates/weekly-review").json().get("columns")) {
            answers += column.get("origin").asText().equals("entry") ? 1 : 0;
        }
        return answers;
    }

    int revision(int week) throws Exception {
        return get(sheet(week)).json().get("revision").asInt();
    }

    /** The keys of the sheet's rows, in their order. */
    List<String> keys(int week) throws Exception {
        List<String> keys = new ArrayList<>();
        get(sheet(week))
                .json()
                .get("rows")
                .forEach(row -> keys.add(row.get("key").asText()));
        return keys;
    }

    /** Every cell of the sheet as JSON, by "key / column". */
    Map<String, String> cells(int week) throws Exception {
        return cells(week, "");
    }

    Map<String, String> cells(int week, String query) throws Exception {
        Map<String, String> cells = new TreeMap<>();
        for (JsonNode row : get(sheet(week) + query).json().get("rows")) {
            String key = row.get("key").asText();
            row.get("values")
                    .properties()
                    .forEach(cell -> cells.put(
                            key + " / " + cell.getKey(), cell.getValue().toString()));
        }
        return cells;
    }

    /** The cells that have another value now, with that value; without the weeks that follow from the answers. */
    static Map<String, String> changes(Map<String, String> before, Map<String, String> after) {
        Map<String, String> changes = new TreeMap<>();
        after.forEach((cell, value) -> {
            if (!value.equals(before.get(cell)) && !cell.endsWith(" / Weeks answer unchanged")) {
                changes.put(cell, value);
            }
        });
        before.keySet().stream()
                .filter(cell -> !after.containsKey(cell))
                .forEach(cell -> changes.put(cell, "(not there any more)"));
        return changes;
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response);
    }

    @Override
    public void close() {
        wired.close();
    }
}
