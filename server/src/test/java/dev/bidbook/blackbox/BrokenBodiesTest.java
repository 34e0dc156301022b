package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that do not arrive as a whole: told in time where somebody still listens, and nothing is left of them. */
class BrokenBodiesTest {

    private static final String REPORT = "/api/v1/programs/harbor-transit/reports/2026-W45";
    private static final String TOO_SLOW =
            "{\"type\":\"/problems/request-timeout\",\"title\":\"The request took too long"
                    + " to arrive\",\"status\":408,\"detail\":\"The body took too long to arrive. Send it"
                    + " again.\",\"problems\":[]}";
    private static final String MULTIPART = "multipart/form-data; boundary=b";
    private static final String PART =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        server = RunningServer.start(
                folder.resolve("data"), templates, List.of(), List.of("--body-timeout", "1", "--idle-timeout", "2"));
        // On a busy machine even this short body may take too long at first, or the connection be silent for too long.
        assertThat(eventually(BrokenBodiesTest::hasProgram)).isTrue();
    }

    private static boolean hasProgram() throws Exception {
        try {
            int status =
                    server.json("POST", "/api/v1/programs", Served.program()).status();
            return status == 201 || status == 409;
        } catch (IOException e) {
            return false;
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBodyThatStopsArrivingIsAnsweredWhenItsTimeIsOver() throws Exception {
        for (List<String> body : List.of(
                List.of(REPORT, "text/csv", "Customer,"),
                List.of(REPORT, MULTIPART, PART + "Customer,"),
                List.of("/api/v1/programs", "application/json", "{"))) {
            try (Socket client = begun(body.get(0), body.get(1), body.get(2))) {
                assertThat(answer(client))
                        .as("%s", body)
                        .startsWith("HTTP/1.1 408 ")
                        .endsWith("\r\n\r\n" + TOO_SLOW);
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void aBodyThatArrivesDropByDropIsAnsweredWhenItsTimeIsOver() throws Exception {
        for (List<String> body : List.of(List.of("text/csv", "Customer,"), List.of(MULTIPART, PART))) {
            try (Socket client = begun(REPORT, body.get(0), body.get(1))) {
                assertThat(answerWhileSending(client)).as("%s", body).contains("HTTP/1.1 408 ");
            }
        }
        assertNothingIsLeft();
    }

    @Test
    void aClientThatHangsUpLeavesNothingBehind() throws Exception {
        for (List<String> body : List.of(List.of("text/csv", ""), List.of(MULTIPART, PART))) {
            Socket client = begun(REPORT, body.get(0), body.get(1) + "x".repeat(90_000));
            assertThat(eventually(() -> !spooled().isEmpty())).isTrue();
            client.close();
            assertNothingIsLeft();
        }
    }

    @Test
    void aConnectionOnWhichNobodySpeaksIsClosed() throws Exception {
        try (Socket client = connected()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static void assertNothingIsLeft() throws Exception {
        assertThat(eventually(() -> spooled().isEmpty())).as("%s", spooled()).isTrue();
        assertThat(server.get("/api/v1/sheets/weekly-review/harbor-transit/2026-W45")
                        .status())
                .isEqualTo(404);
        try (Stream<Path> logs = Files.walk(folder.resolve("data").resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(log).content().doesNotContain("incident");
            }
        }
    }

    private static Socket connected() throws IOException {
        Socket client = new Socket(server.address().getHost(), server.address().getPort());
        client.setSoTimeout(20_000);
        return client;
    }

    /** A request whose body has only begun. */
    private static Socket begun(String path, String type, String body) throws IOException {
        Socket client = connected();
        send(
                client,
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + server.address().getPort() + "\r\nContent-Type: " + type
                        + "\r\nContent-Length: 100000\r\n\r\n" + body);
        return client;
    }

    private static void send(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Sends a letter whenever nothing was answered for a while. */
    private static String answerWhileSending(Socket client) throws IOException {
        client.setSoTimeout(100);
        InputStream in = client.getInputStream();
        byte[] answer = new byte[1_000];
        for (int i = 0; i < 200; i++) {
            try {
                return new String(answer, 0, Math.max(0, in.read(answer)), StandardCharsets.UTF_8);
            } catch (SocketTimeoutException e) {
                send(client, "x");
            }
        }
        return "nothing";
    }

    private static List<String> spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data").resolve("incoming"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static boolean eventually(Condition condition) throws Exception {
        for (int i = 0; i < 1_000 && !condition.holds(); i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return condition.holds();
    }
}
