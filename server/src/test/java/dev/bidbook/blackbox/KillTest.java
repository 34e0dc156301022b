package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bidbook.JavaProcess;
import dev.bidbook.command.Main;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A served process that is killed the moment it has acknowledged. */
class KillTest {

    private static final Pattern ADDRESS = Pattern.compile("http://[^/ ]+/");
    private static final String SHEET = "api/v1" + Served.sheet(0);

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void anAcknowledgedSubmissionIsThereAfterTheKill() throws Exception {
        Process first = serve();
        String key;
        String submitted;
        try {
            String address = address(first);
            post(address + "api/v1/programs", Served.JSON, Served.bytes(Served.program()));
            post(address + "api/v1/programs/harbor-transit/reports/2026-W45", Served.XLSX, Served.report(0));
            key = new ObjectMapper()
                    .readTree(get(address + SHEET))
                    .get("rows")
                    .get(0)
                    .get("key")
                    .asText();
            submitted = post(
                    address + SHEET + "/submissions",
                    Served.JSON,
                    Served.bytes("{\"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"acknowledged\"}}]}"
                            .formatted(key)));
        } finally {
            // SIGKILL: no hook runs, nothing is flushed or closed.
            first.toHandle().destroyForcibly();
            first.waitFor();
        }
        assertThat(submitted).contains("\"revision\":2");
        Process second = serve();
        try {
            String history = get(address(second) + SHEET + "/history?column=Comment");
            assertThat(history).contains("\"revision\":2", "\"key\":\"" + key + "\"", "\"to\":\"acknowledged\"");
        } finally {
            second.toHandle().destroyForcibly();
            second.waitFor();
        }
    }

    private Process serve() throws Exception {
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        List<String> command = JavaProcess.command(List.of(), Main.class.getName());
        command.addAll(List.of("serve", "--accounts", "none", "--port", "0"));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--templates", templates.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String address(Process process) throws Exception {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder output = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            output.append(line).append('\n');
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return address.group();
            }
        }
        throw new AssertionError("The server did not start: " + output);
    }

    private String get(String address) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address)).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String post(String address, String type, byte[] body) throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }
}
