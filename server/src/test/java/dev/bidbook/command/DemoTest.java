package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.Bidbook;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo from end to end: made, served, stopped, and begun again. */
class DemoTest {

    private static final long MINUTES = 3;

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void theDemoIsMadeOnceAndServedUntilItIsStopped() throws Exception {
        try (Running demo = new Running()) {
            List<String> said = demo.untilServing();
            assertThat(said.get(0))
                    .matches("Harbor Transit bus parts award, \\d{4}-W\\d\\d: \\d+ lines, \\d+ of them answered\\.");
            assertThat(said.get(2)).endsWith(" lines, still to be worked on.");
            answers(said);
        }
        try (Running again = new Running()) {
            assertThat(again.untilServing().get(0))
                    .isEqualTo("The demo in " + folder
                            + " is from before, with whatever was changed in it. --fresh makes it anew.");
        }
        try (Running fresh = new Running("--fresh")) {
            assertThat(fresh.untilServing().get(2)).endsWith(" lines, still to be worked on.");
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFolderWithOtherDataIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve(Bidbook.DATABASE_FILE), "somebody's");
        CommandRunner command = new CommandRunner(folder);

        assertThat(command.run("demo", "--port", "0")).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo(
                        "The folder " + folder + " holds other data than the demo's. Name another one with --data.\n");
        assertThat(folder.resolve(Bidbook.DATABASE_FILE)).hasContent("somebody's");
    }

    private static void answers(List<String> said) throws Exception {
        String page = address(said, "Start page:");
        assertThat(get(page)).contains("<title>Bidbook</title>");
        assertThat(get(page + "api/v1/health")).contains("\"storage\"");
        assertThat(get(address(said, "API:"))).contains("\"openapi\"");
        String signIn = "Sign in as any of these, each with the password ";
        String password = said.stream()
                .filter(line -> line.startsWith(signIn))
                .map(line -> line.substring(signIn.length(), line.length() - 1))
                .findFirst()
                .orElseThrow();
        List<String> people =
                said.stream().filter(line -> line.startsWith("    ")).toList();
        assertThat(people).hasSize(10).anyMatch(line -> line.matches("    RAM +June Okafor"));
        for (String person : people) {
            String token = signIn(page, person.substring(30), password);
            assertThat(get(page + "api/v1/programs", "Authorization", "Bearer " + token))
                    .contains("harbor-transit");
        }
        String token = signIn(page, "Mara Lindqvist", password);
        assertThat(get(address(said, "Last week:"), "Authorization", "Bearer " + token))
                .contains("\"rows\":[{\"key\":");
        assertThat(get(address(said, "Its workbook:"), "Authorization", "Bearer " + token))
                .startsWith("PK");
    }

    private static String signIn(String page, String name, String password) throws Exception {
        String body = "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "api/v1/sign-ins"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return response.body().replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
    }

    private static String address(List<String> said, String label) {
        return said.stream()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    private static String get(String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(address).isEqualTo(200);
        return response.body();
    }

    /** The command in a thread of its own; closing it stops it as Ctrl+C does. */
    private final class Running implements AutoCloseable {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final FutureTask<Integer> exitCode;
        private final Thread thread;

        Running(String... more) {
            List<String> arguments = new ArrayList<>(List.of("demo", "--port", "0", "--data", folder.toString()));
            arguments.addAll(
                    List.of("--templates", CommandRunner.repository("templates").toString()));
            arguments.addAll(List.of(more));
            Terminal terminal =
                    new Terminal(new PrintWriter(new Lines(lines), true), new PrintWriter(err, true), Map.of(), false);
            Callable<Integer> command = () -> Commands.run(terminal, arguments.toArray(String[]::new));
            this.exitCode = new FutureTask<>(command);
            this.thread = new Thread(exitCode, "demo");
            thread.start();
        }

        /** What it says until it serves. */
        List<String> untilServing() throws Exception {
            List<String> said = new ArrayList<>();
            while (!said.contains("Stop it with Ctrl+C.")) {
                String line = lines.poll(MINUTES, TimeUnit.MINUTES);
                assertThat(line).as("after %s; %s", said, err).isNotNull();
                said.add(line);
            }
            return said;
        }

        @Override
        public void close() {
            thread.interrupt();
            assertThat(exitCode).succeedsWithin(Duration.ofMinutes(MINUTES)).isEqualTo(0);
        }
    }

    /** Puts every whole line into a queue. */
    private static final class Lines extends Writer {

        private final BlockingQueue<String> lines;
        private final StringBuilder line = new StringBuilder();

        Lines(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void write(char[] characters, int start, int length) {
            for (int i = start; i < start + length; i++) {
                if (characters[i] == '\n') {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                } else {
                    line.append(characters[i]);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
