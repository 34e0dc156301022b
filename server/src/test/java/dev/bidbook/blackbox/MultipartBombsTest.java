package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Multipart bodies made to hurt, sent to a small server: each is answered with a sentence, and nothing is left of it. */
class MultipartBombsTest {

    private static final int LARGE = 40 << 20;
    private static final String REPORT = "/api/v1/programs/harbor-transit/reports/2026-W46";
    private static final String SUBMISSIONS = "/api/v1/sheets/weekly-review/harbor-transit/2026-W45/submissions";
    private static final String USUAL = "multipart/form-data; boundary=b";
    private static final String PART =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
    private static final String FIELD = "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nx\r\n";
    private static final String END = "\r\n--b--\r\n";
    private static final String BROKEN = "The multipart body cannot be read. Send one file, with the boundary named.";
    private static final String LIMITS =
            "A multipart body may have at most 100 parts, with headers of at most 16 KiB and"
                    + " a file of at most 64 MiB.";
    private static final String NO_REPORT = "The file is not a report for W";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static RunningServer server;

    @BeforeAll
    static void start() throws Exception {
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        server = RunningServer.start(folder.resolve("data"), templates, List.of("-Xmx512m"), List.of());
        server.json("POST", "/api/v1/programs", Served.program());
        server.file("/api/v1/programs/harbor-transit/reports/2026-W45", Served.report(0), "anna", false);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void moreHeadersOrPartsThanAnybodySendsAreRefused() throws Exception {
        String start = "--b\r\n";
        assertAnswer("headers without an end", 413, LIMITS, USUAL, start, "X: a\r\n", "");
        assertAnswer("a header without an end", 413, LIMITS, USUAL, start + "X: ", "a", "");
        assertAnswer("a name of a header without an end", 413, LIMITS, USUAL, start, "a", "");
        assertAnswer(
                "a giant file name", 413, LIMITS, USUAL, start + "Content-Disposition: form-data; name=\"", "a", "");
        assertAnswer("fields without an end", 413, LIMITS, USUAL, PART + "x\r\n", FIELD, END);
        assertAnswer("files without an end", 413, LIMITS, USUAL, "", PART + "x\r\n", END);
        assertAnswer("parts in parts", 413, LIMITS, USUAL, "", nested(), END);
        assertNothingIsLeft();
    }

    @Test
    void boundariesThatAreNoneAreRefused() throws Exception {
        String dashes = "-".repeat(7_000);
        assertAnswer(
                "nearly a long boundary",
                400,
                BROKEN,
                "multipart/form-data; boundary=" + dashes,
                "--" + dashes + "\r\n\r\n",
                "\r\n--" + dashes.substring(1) + "x",
                "\r\n--" + dashes + "--");
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"b",
                "multipart/form-data; boundary=c",
                "multipart/form-data; boundary=" + "b".repeat(71))) {
            assertAnswer(type, 400, BROKEN, type, PART, "", "x" + END);
        }
        assertAnswer("no last boundary", 400, BROKEN, USUAL, PART, "x", "");
        assertAnswer("no boundary", 400, BROKEN, USUAL, "", "x", "");
        assertAnswer("nothing but ends", 400, "holds exactly one file; this one holds 0.", USUAL, "", "--b--\r\n", "");
        assertNothingIsLeft();
    }

    @Test
    void whatIsOddButMeantIsTaken() throws Exception {
        assertAnswer("text before", 422, NO_REPORT, USUAL, "", "x\r\n", PART + "x" + END);
        assertAnswer("text after", 422, NO_REPORT, USUAL, PART + "x" + END, "x", "");
        assertAnswer("nearly a boundary", 422, NO_REPORT, USUAL, PART, "\r\n--a", END);
        String longest = "-".repeat(69) + "b";
        assertAnswer(
                "nearly the longest boundary",
                422,
                NO_REPORT,
                "multipart/form-data; boundary=" + longest,
                PART.replace("--b", "--" + longest),
                "\r\n--" + longest.substring(1) + "x",
                "\r\n--" + longest + "--");
        assertAnswer("an unknown charset", 422, NO_REPORT, USUAL + "; charset=nobodys", PART, "", "x" + END);
        assertNothingIsLeft();
    }

    @Test
    void choicesBesideAFileKeepToBounds() throws Exception {
        String choices = "--b\r\nContent-Disposition: form-data; name=\"resolutions\"\r\n";
        String beside = "\r\n" + PART + "x" + END;
        assertAnswer(
                "large choices",
                413,
                "The field resolutions may have at most 8 MiB.",
                SUBMISSIONS,
                USUAL,
                choices + "\r\n",
                "[",
                beside);
        assertThat(sent(
                        SUBMISSIONS,
                        USUAL,
                        (choices + "\r\n" + "[".repeat(500_000) + beside).getBytes(StandardCharsets.UTF_8),
                        new byte[0],
                        new byte[0]))
                .contains("HTTP/1.1 4");
        assertThat(sent(
                        SUBMISSIONS,
                        USUAL,
                        (choices + "Content-Type: text/plain; charset=nobodys\r\n\r\n[]" + beside)
                                .getBytes(StandardCharsets.UTF_8),
                        new byte[0],
                        new byte[0]))
                .contains("HTTP/1.1 422");
        assertNothingIsLeft();
    }

    private static String nested() {
        return PART.replace("\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
    }

    private static void assertAnswer(
            String what, int status, String sentence, String type, String start, String middle, String end)
            throws Exception {
        assertAnswer(what, status, sentence, REPORT, type, start, middle, end);
    }

    /** Sends a body whose middle is repeated until it is large. */
    private static void assertAnswer(
            String what, int status, String sentence, String path, String type, String start, String middle, String end)
            throws Exception {
        byte[] large =
                middle.repeat(middle.isEmpty() ? 0 : LARGE / middle.length()).getBytes(StandardCharsets.ISO_8859_1);
        String answer = sent(
                path,
                type,
                start.getBytes(StandardCharsets.ISO_8859_1),
                large,
                end.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer)
                .as("%s: %s", what, answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(sentence);
    }

    private static String sent(String path, String type, byte[] start, byte[] middle, byte[] end) throws Exception {
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.address().getPort() + "\r\nConnection: close\r\nContent-Type: " + type
                + "\r\nContent-Length: " + (start.length + middle.length + end.length) + "\r\n\r\n";
        Thread sender;
        String answer;
        try (Socket client =
                new Socket(server.address().getHost(), server.address().getPort())) {
            client.setSoTimeout(60_000);
            sender = new Thread(() -> {
                try {
                    OutputStream out = client.getOutputStream();
                    for (byte[] part : List.of(head.getBytes(StandardCharsets.ISO_8859_1), start, middle, end)) {
                        out.write(part);
                    }
                } catch (IOException e) {
                    // Answered and closed before everything was sent.
                }
            });
            sender.start();
            answer = read(client.getInputStream());
        }
        sender.join();
        return answer;
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            in.transferTo(answer);
        } catch (IOException e) {
            // Closed while the rest of the body was on its way; what was answered came before.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void assertNothingIsLeft() throws Exception {
        assertThat(server.get("/api/v1/health").status()).isEqualTo(200);
        assertThat(server.get("/api/v1/sheets/weekly-review/harbor-transit/2026-W46")
                        .status())
                .isEqualTo(404);
        try (Stream<Path> files = Files.list(folder.resolve("data").resolve("incoming"))) {
            assertThat(files).isEmpty();
        }
        try (Stream<Path> logs = Files.walk(folder.resolve("data").resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(log).content().doesNotContain("incident");
            }
        }
    }
}
