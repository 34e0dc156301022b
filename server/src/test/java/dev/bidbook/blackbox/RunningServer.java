package dev.bidbook.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.JavaProcess;
import dev.bidbook.TestBidbook;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The whole program on any free port, and a client that knows nothing but HTTP. It is in a process of its own where a test asks
 * what it does with its memory, its disk or its settings, and else in this one.
 */
final class RunningServer implements AutoCloseable {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Process process;
    private final Runnable end;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(@Nullable Process process, Runnable end, URI address) {
        this.process = process;
        this.end = end;
        this.address = address;
    }

    /** An answer as it came. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] body() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() throws IOException {
            return JSON.readTree(response.body());
        }
    }

    /** The program in this process, as it is without settings. */
    static RunningServer inThisProcess(Path folder, Path templates) throws Exception {
        TestBidbook wired = TestBidbook.in(folder).templates(templates).start();
        return new RunningServer(
                null,
                wired::close,
                URI.create("http://127.0.0.1:" + wired.server().port()));
    }

    /**
     * Starts the program in a process of its own.
     *
     * @param machine options of the Java virtual machine, such as {@code -Xmx512m}
     * @param settings further options of {@code serve}
     */
    static RunningServer start(Path data, Path templates, List<String> machine, List<String> settings)
            throws Exception {
        return start(List.of(), data, templates, machine, settings);
    }

    /**
     * Starts the program with its data folder on a disk of its own, which holds only so much.
     *
     * @param size such as {@code 8m}
     */
    static RunningServer startOnSmallDisk(Path data, Path templates, String size) throws Exception {
        String mounting = "mount -t tmpfs -o size=" + size + " tmpfs '" + data + "' && exec \"$@\"";
        return start(privileges(mounting), data, templates, List.of("-Xmx512m"), List.of());
    }

    /** Whether this machine lets somebody have a small disk. */
    static boolean smallDisksArePossible() throws Exception {
        Path folder = Files.createTempDirectory("bidbook-disk");
        try {
            List<String> command = new ArrayList<>(privileges("mount -t tmpfs -o size=1m tmpfs '" + folder + "'"));
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } finally {
            Files.delete(folder);
        }
    }

    /** What runs a script, and a command after it, in a world of its own where nobody else sees what is mounted. */
    private static List<String> privileges(String script) {
        return List.of("unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh");
    }

    private static RunningServer start(
            List<String> before, Path data, Path templates, List<String> machine, List<String> settings)
            throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(JavaProcess.command(machine, "dev.bidbook.command.Main"));
        command.addAll(List.of("serve", "--accounts", "none"));
        command.addAll(List.of("--port", "0", "--data", data.toString(), "--templates", templates.toString()));
        command.addAll(settings);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher found = ADDRESS.matcher(line);
            if (found.find()) {
                Thread reader = new Thread(() -> output.lines().forEach(rest -> {}), "server output");
                reader.setDaemon(true);
                reader.start();
                return new RunningServer(process, () -> end(process), URI.create(found.group()));
            }
        }
        throw new IllegalStateException("the server did not start: " + said);
    }

    Answer get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET());
    }

    Answer json(String method, String path, String body) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a workbook; the answer is JSON, or the workbook with its problems and conflicts in it. */
    Answer workbook(String path, Path file, String person, boolean annotated) throws Exception {
        return send(request(path, "X-Bidbook-User", person, "Accept", annotated ? XLSX : "application/json")
                .header("Content-Type", XLSX)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file))));
    }

    /** Sends bytes as a file; the answer is JSON, or where it can be a workbook. */
    Answer file(String path, byte[] body, String person, boolean annotated) throws Exception {
        HttpRequest.Builder request =
                request(path, "X-Bidbook-User", person, "Content-Type", "application/octet-stream");
        if (annotated) {
            request.header("Accept", XLSX);
        }
        return send(request.timeout(Duration.ofMinutes(2)).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends bytes as the one file of a form. */
    Answer multipart(String path, byte[] file) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(path, "Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** The processor time that the server has used so far, in milliseconds. */
    long cpuMillis() {
        return process().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    /** A folder as the server sees it. */
    Path seen(Path folder) {
        return Path.of("/proc/" + process().pid() + "/root" + folder.toAbsolutePath());
    }

    private Process process() {
        Process own = process;
        if (own == null) {
            throw new IllegalStateException("the server has no process of its own");
        }
        return own;
    }

    /** Where it listens. */
    URI address() {
        return address;
    }

    /** Sends a report as .csv. */
    Answer report(String path, Path csv) throws Exception {
        return send(request(path)
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(csv))));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address.resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    @Override
    public void close() {
        end.run();
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
