package dev.bidbook.http;

import dev.bidbook.TestBidbook;
import dev.bidbook.demo.DemoReports;
import dev.bidbook.people.SignInSettings;
import dev.bidbook.sheet.Period;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
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

    private final TestBidbook wired;
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
        this.wired = TestBidbook.in(folder)
                .clock(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC))
                .limits(limits)
                .front(names, front)
                .signIn(signIn)
                .start();
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
        return wired.server();
    }

    dev.bidbook.people.Accounts accounts() {
        return wired.bidbook().people().accounts();
    }

    Path spool() {
        return wired.spool();
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
        return wired.send("GET", path, null, new byte[0], headers);
    }

    HttpResponse<byte[]> send(String method, String path, String type, byte[] body, String... headers)
            throws Exception {
        return wired.send(method, path, type, body, headers);
    }

    @Override
    public void close() {
        wired.close();
    }
}
