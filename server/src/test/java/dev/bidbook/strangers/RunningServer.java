package dev.bidbook.strangers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.JavaProcess;
import dev.bidbook.workbook.Tools;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The program as people start it, in a process of its own on a free port, and a client of it. */
final class RunningServer implements AutoCloseable {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV = "text/csv";

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sets cells of the workbook's table by the row in the table and the header, and prints how many rows it has. */
    private static final String EDIT =
            """
            import sys, json, datetime, openpyxl
            from openpyxl.utils import range_boundaries
            book = openpyxl.load_workbook(sys.argv[1])
            for sheet in book:
                for table in sheet.tables.values():
                    left, top, right, bottom = range_boundaries(table.ref)
                    headers = {sheet.cell(top, c).value: c for c in range(left, right + 1)}
                    if 'Row id' not in headers:
                        continue
                    for line in sys.argv[2].splitlines():
                        row, column, kind, value = line.split('\\t')
                        made = datetime.date.fromisoformat(value) if kind == 'date' else json.loads(value) if kind == 'json' else value
                        sheet.cell(top + int(row), headers[column]).value = made
                    print(sheet.title, bottom - top, right - left + 1)
            book.save(sys.argv[1])
            """;

    /** An answer: JSON if it is some. */
    static final class Answer {

        private final int status;
        private final byte[] bytes;
        private final JsonNode json;

        Answer(int status, byte[] bytes, JsonNode json) {
            this.status = status;
            this.bytes = bytes;
            this.json = json;
        }

        int status() {
            return status;
        }

        byte[] bytes() {
            return bytes;
        }

        JsonNode json() {
            return json;
        }

        /** Kind and sentence of every note of an import. */
        List<String> notes() {
            List<String> notes = new ArrayList<>();
            json.path("notes")
                    .forEach(note -> notes.add(note.get("kind").asText() + ": "
                            + note.get("message").asText()));
            return notes;
        }

        /** Type, place, sentence and repair of every problem. */
        List<String> problems() {
            List<String> problems = new ArrayList<>();
            json.path("problems")
                    .forEach(problem -> problems.add(problem.get("type").asText()
                            + place(problem, "cell") + place(problem, "column") + ": "
                            + problem.get("message").asText() + " "
                            + problem.get("repair").asText()));
            return problems;
        }

        private static String place(JsonNode problem, String what) {
            String text = problem.path(what).asText("");
            return text.isEmpty() || text.equals("null") ? "" : " " + text;
        }

        /** The counts of an import, such as {@code read 3, new 3, changed 0, gone 0, dropped 0}. */
        String rows() {
            return json.path("rows")
                    .toString()
                    .replaceAll("[{}\"]", "")
                    .replace(":", " ")
                    .replace(",", ", ");
        }
    }

    /** A cell to write: the row in the table from 1, the header, and the value as JSON or, with {@code date}, a day. */
    record Edit(int row, String column, String kind, String value) {

        static Edit text(int row, String column, String value) {
            return new Edit(row, column, "text", value);
        }

        static Edit date(int row, String column, String value) {
            return new Edit(row, column, "date", value);
        }

        static Edit json(int row, String column, String value) {
            return new Edit(row, column, "json", value);
        }

        private String line() {
            return row + "\t" + column + "\t" + kind + "\t" + value;
        }
    }

    private static @Nullable RunningServer product;

    private final Process process;
    private final Path folder;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    RunningServer(Path folder, Path templates) throws IOException {
        this.folder = folder;
        List<String> command = JavaProcess.command(List.of("-Xmx512m"), "dev.bidbook.command.Main");
        command.addAll(List.of("serve", "--accounts", "none", "--port", "0"));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--templates", templates.toString()));
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        this.address = address();
    }

    /** A server with the templates of strangers. */
    static RunningServer ofStrangers(Path folder) throws IOException {
        return new RunningServer(folder, module().resolve("src/test/resources/strangers"));
    }

    /** The one server with the product's templates; each test has programs of its own in it, and nobody stops it. */
    static synchronized RunningServer ofTheProduct() throws IOException {
        RunningServer running = product;
        if (running == null) {
            Path folder = Files.createTempDirectory("bidbook-strangers");
            RunningServer made =
                    new RunningServer(folder, module().toAbsolutePath().resolveSibling("templates"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                made.close();
                deleteAll(folder);
            }));
            product = made;
            running = made;
        }
        return running;
    }

    private static Path module() {
        return Files.isDirectory(Path.of("server")) ? Path.of("server") : Path.of("");
    }

    private static void deleteAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException left) {
            // A temporary folder that stays behind does no harm.
        }
    }

    private URI address() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            Matcher found = ADDRESS.matcher(line);
            if (found.find()) {
                return URI.create(found.group());
            }
        }
        throw new IOException("the server did not start: " + said);
    }

    Answer program(String id, String name, String customer) throws Exception {
        String body = "{\"id\": \"%s\", \"name\": \"%s\", \"customer\": \"%s\"}".formatted(id, name, customer);
        return post("/api/v1/programs", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Imports into the program's period, the query such as {@code ?template=vendas} perhaps empty. */
    Answer report(String program, String period, String query, String type, byte[] body) throws Exception {
        return post("/api/v1/programs/" + program + "/reports/" + period + query, type, body);
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    Answer post(String path, String type, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    Answer rows(String sheet) throws Exception {
        return get("/api/v1/sheets/" + sheet);
    }

    /** Downloads the sheet's workbook, writes cells by openpyxl, and submits it; tells what openpyxl saw, too. */
    Answer edit(String sheet, String seen, Edit... edits) throws Exception {
        Answer workbook = get("/api/v1/sheets/" + sheet + "/workbook");
        Path file = Files.createTempFile(folder, "returned", ".xlsx");
        Files.write(file, workbook.bytes());
        String lines = String.join("\n", List.of(edits).stream().map(Edit::line).toList());
        String told = Tools.openpyxl(EDIT, file.toString(), lines).strip();
        if (!told.equals(seen)) {
            throw new AssertionError("openpyxl saw " + told + " instead of " + seen);
        }
        return post("/api/v1/sheets/" + sheet + "/submissions", XLSX, Files.readAllBytes(file));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        return new Answer(
                response.statusCode(), response.body(), json ? JSON.readTree(response.body()) : JSON.nullNode());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
