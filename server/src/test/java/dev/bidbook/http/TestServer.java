package dev.bidbook.http;

import dev.bidbook.Bidbook;
import dev.bidbook.communication.Communications;
import dev.bidbook.demo.DemoReports;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** A whole server over an empty data folder, on any free port, and a client of it. */
final class TestServer implements AutoCloseable {

    static final Period.Week FIRST_WEEK = new Period.Week(2026, 45);
    static final String PROGRAM = DemoReports.PROGRAM;
    static final String SHEET = "weekly-review/" + PROGRAM + "/2026-W45";

    private final Bidbook bidbook;
    private final HttpServer server;
    private final Path spool;
    private final HttpClient client = HttpClient.newHttpClient();
    private final DemoReports reports = new DemoReports(FIRST_WEEK);

    TestServer(Path folder, HttpLimits limits) throws Exception {
        this(folder, limits, Set.of(), Front.PLAIN);
    }

    /** A server that may be called by further names, and by https if its front has a certificate. */
    TestServer(Path folder, HttpLimits limits, Set<String> names, Front front) throws Exception {
        this(folder, limits, names, front, SignInSettings.DEFAULTS);
    }

    private TestServer(Path folder, HttpLimits limits, Set<String> names, Front front, SignInSettings signIn)
            throws Exception {
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        this.bidbook = Bidbook.open(
                folder.resolve("data"), templates, SpreadsheetLimits.DEFAULTS, RowProgress.NONE, signIn, clock);
        this.spool = folder.resolve("spool");
        this.server = new HttpServer(
                new HttpServer.Address("127.0.0.1", 0, names, spool, front),
                limits,
                new HttpServer.About("test", "SQLite", () -> bidbook.programs().all()),
                bidbook.review(),
                bidbook.programs(),
                bidbook.handOffs(),
                bidbook.people(),
                bidbook.trail(),
                new HttpServer.Exchange(
                        bidbook.discussions(),
                        bidbook.desk(),
                        bidbook.communications(new Communications.Post(null, "", folder.resolve("spool")))),
                clock);
        bidbook.ledger().onRevision(server::revision);
        server.start();
    }

    /** A server that has the demo's program and its first week. */
    static TestServer withWeek(Path folder) throws Exception {
        return filled(new TestServer(folder, HttpLimits.DEFAULTS));
    }

    /** The same, where people may sign in by an OpenID provider. */
    static TestServer withWeek(Path folder, SignInSettings signIn) throws Exception {
        return filled(new TestServer(folder, HttpLimits.DEFAULTS, Set.of(), Front.PLAIN, signIn));
    }

    private static TestServer filled(TestServer server) throws Exception {
        server.send(
                "POST",
                "/api/v1/programs",
                "application/json",
                program().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        server.importWeek(0, "2026-W45");
        return server;
    }

    static String program() {
        return "{\"id\": \"%s\", \"name\": \"%s\", \"customer\": \"%s\"}"
                .formatted(PROGRAM, DemoReports.PROGRAM_NAME, DemoReports.CUSTOMER);
    }

    HttpServer server() {
        return server;
    }

    dev.bidbook.people.Accounts accounts() {
        return bidbook.people().accounts();
    }

    Path spool() {
        return spool;
    }

    byte[] report(int week) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reports.write(week, bytes);
        return bytes.toByteArray();
    }

    HttpResponse<byte[]> importWeek(int week, String period) throws Exception {
        return send("POST", "/api/v1/programs/" + PROGRAM + "/reports/" + period, Accepts.XLSX, report(week));
    }

    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return client.send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> send(String method, String path, String type, byte[] body, String... headers)
            throws Exception {
        return client.send(
                request(path, headers)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port()).resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    @Override
    public void close() {
        server.close();
        bidbook.close();
    }
}
