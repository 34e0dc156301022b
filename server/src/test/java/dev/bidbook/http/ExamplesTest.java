package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of {@code docs/http-api.md} as a person would, and compares what they answer with the page. */
class ExamplesTest {

    private static final Path ROOT = Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```(sh|json)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("\"([A-Za-z]+)\":");

    /** Tells each call's status apart from its answer. */
    private static final String CURL =
            """
            curl() { command curl --max-time 60 -w '%{stderr}%{http_code}\\n' "$@"; }
            """;

    @TempDir
    Path folder;

    private final StringBuilder script = new StringBuilder();
    private final List<String> expected = new ArrayList<>();

    @Test
    void everyExampleAnswersWhatThePageSays() throws Exception {
        try (TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            read(server.server().port());
            int exit = run();
            Files.delete(folder.resolve("docs"));
            String errors = Files.readString(folder.resolve("errors"));
            assertThat(exit).as(errors).isZero();
        }
        assertThat(expected).hasSizeGreaterThan(8);
        for (int i = 0; i < expected.size(); i++) {
            compare(i, expected.get(i));
        }
    }

    private void read(int port) throws Exception {
        String page = Files.readString(ROOT.resolve("docs/http-api.md"));
        script.append(CURL);
        // The examples read files as from the project's folder, whatever that is called.
        Files.createSymbolicLink(folder.resolve("docs"), ROOT.resolve("docs").toAbsolutePath());
        Matcher blocks = BLOCK.matcher(page);
        while (blocks.find()) {
            String text = blocks.group(2);
            if (blocks.group(1).equals("json")) {
                expected.set(expected.size() - 1, text);
                continue;
            }
            String file = folder.resolve("example" + expected.size()).toString();
            String commands = text.replace("localhost:8420", "127.0.0.1:" + port);
            script.append("{\n").append(commands).append("} >'").append(file).append("' 2>'");
            script.append(file).append(".status'\n");
            expected.add("");
        }
    }

    private int run() throws Exception {
        Files.writeString(folder.resolve("script"), script);
        Process process = new ProcessBuilder("bash", "-eu", "script")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the examples did not end");
        }
        return process.exitValue();
    }

    private void compare(int example, String answer) throws Exception {
        List<String> statuses = Files.readAllLines(folder.resolve("example" + example + ".status"));
        String body = Files.readString(folder.resolve("example" + example), StandardCharsets.UTF_8);
        if (answer.isEmpty()) {
            assertThat(statuses).as(body).allMatch(status -> status.startsWith("2"));
            return;
        }
        assertThat(statuses.get(statuses.size() - 1)).as(body).isEqualTo(answer.substring(0, 3));
        // What the page shows is an answer itself, and has no member that the server's has not.
        assertThat(new ObjectMapper().readTree(answer.substring(4)).isObject()).isTrue();
        Matcher members = MEMBER.matcher(answer);
        while (members.find()) {
            assertThat(body).contains(members.group());
        }
    }
}
