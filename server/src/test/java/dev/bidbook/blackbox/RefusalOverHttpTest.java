package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.Served.Answer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not taken: one sentence, one shape, and never an incident. */
class RefusalOverHttpTest {

    private static final String SUBMISSIONS = Served.sheet(0) + "/submissions";
    private static final String VALIDATION = Served.sheet(0) + "/validation";

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = new Served(folder, 2);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void filesThatAreNoWorkbookAreToldSoInWhateverFormTheAnswerIsWished() throws Exception {
        byte[] workbook = Files.readAllBytes(served.download(0, "Ann"));
        refused("hello".getBytes(StandardCharsets.UTF_8), "The file is text, such as a .csv, and not a workbook.");
        refused(new byte[0], "The file is empty.");
        refused(
                "PK\u0003\u0004garbage".getBytes(StandardCharsets.UTF_8),
                "The file is damaged: it begins like a workbook, but is cut off or changed.");
        refused(
                Arrays.copyOf(workbook, workbook.length / 2),
                "The file is damaged: it begins like a workbook, but is cut off or changed.");
        refused(container("Workbook"), "The file is a workbook of the old Excel 97-2003 kind (.xls).");
        refused(
                changed(workbook, "[Content_Types].xml", ".sheet.main+xml", ".sheet.macroEnabled.main+xml"),
                "The workbook contains macros.");
        refused(
                changed(workbook, "xl/worksheets/sheet1.xml", "<worksheet", "<!DOCTYPE a><worksheet"),
                "The file's part xl/worksheets/sheet1.xml declares a document type or entities, which no workbook has.");
    }

    @Test
    void anEncryptedWorkbookIsToldSo() throws Exception {
        JsonNode problem = served.send("POST", SUBMISSIONS, Served.XLSX, container("EncryptedPackage"))
                .json()
                .get("problems")
                .get(0);
        assertThat(problem.get("type").asText()).isEqualTo("unreadable-file");
        assertThat(problem.get("message").asText()).contains("encrypted");
    }

    @Test
    void anotherWeeksWorkbookAndAnUnknownCopyAreRefused() throws Exception {
        byte[] workbook = Files.readAllBytes(served.download(0, "Ann"));
        JsonNode other = served.send("POST", Served.sheet(1) + "/submissions", Served.XLSX, workbook)
                .json()
                .get("problems")
                .get(0);
        assertThat(other.get("type").asText()).isEqualTo("other-sheet");
        assertThat(other.get("message").asText())
                .isEqualTo("The workbook is a copy of weekly-review/harbor-transit/2026-W45, not of"
                        + " weekly-review/harbor-transit/2026-W46.");
        byte[] ofAnotherServer;
        try (Served second = new Served(Files.createDirectories(folder.resolve("second")), 1)) {
            ofAnotherServer = Files.readAllBytes(second.download(0, "Ann"));
        }
        JsonNode unknown = served.send("POST", SUBMISSIONS, Served.XLSX, ofAnotherServer)
                .json()
                .get("problems")
                .get(0);
        assertThat(unknown.get("type").asText()).isEqualTo("unknown-copy");
        assertThat(unknown.get("message").asText()).endsWith(" of revision 1 is not known here.");
        JsonNode report = served.send("POST", SUBMISSIONS, Served.XLSX, Served.report(0))
                .json()
                .get("problems")
                .get(0);
        assertThat(report.get("message").asText()).isEqualTo("The workbook does not say which copy it is.");
    }

    @Test
    void requestsOfTheWrongFormAreNeverIncidents() throws Exception {
        for (String body : List.of("{", "{\"rows\": [}", "[]", "null", "", "{}", "[".repeat(50_000))) {
            Answer answer = served.post(SUBMISSIONS, body);
            assertThat(answer.status())
                    .as(body.substring(0, Math.min(20, body.length())))
                    .isIn(400, 422);
            assertOneShape(answer);
        }
        for (String type :
                List.of("multipart/form-data", "multipart/form-data; boundary=x", "text/plain", "nonsense")) {
            Answer answer = served.send("POST", SUBMISSIONS, type, "xx".getBytes(StandardCharsets.UTF_8));
            assertThat(answer.status()).as(type).isIn(400, 415);
            assertOneShape(answer);
        }
        Answer encoded = served.send(
                "POST", SUBMISSIONS, Served.JSON, "xx".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip");
        assertThat(encoded.status()).isEqualTo(415);
        assertThat(encoded.json().get("detail").asText())
                .isEqualTo("Send the body as it is, without a Content-Encoding.");
        assertOneShape(served.get(Served.sheet(0) + "?since=99"));
        assertOneShape(served.get("/sheets/weekly-review/harbor-transit/2026-W99"));
        assertOneShape(served.get("/sheets/weekly-review/nobody/2026-W45"));
        assertOneShape(served.send("DELETE", Served.sheet(0), Served.JSON, new byte[0]));
        assertOneShape(served.post("/submissions/none/undo", ""));
    }

    @Test
    void aNumberThatWouldLoseDigitsIsAProblemInJsonToo() throws Exception {
        String key = served.keys(0).get(0);
        String body = "{\"rows\": [{\"key\": \"%s\", \"values\": {\"%s\": 12345678901234567}}]}";
        JsonNode problem = served.post(SUBMISSIONS, body.formatted(key, "IBT qty requested"))
                .json()
                .get("problems")
                .get(0);
        assertThat(problem.get("type").asText()).isEqualTo("not-a-number");
        assertThat(problem.get("message").asText()).startsWith("12345678901234567 ");
        assertThat(served.post(SUBMISSIONS, body.formatted(key, "IBT number")).status())
                .isEqualTo(201);
        assertThat(served.cells(0)).containsEntry(key + " / IBT number", "\"12345678901234567\"");
    }

    @Test
    void callersOfForeignNamesAreRefused() throws Exception {
        assertThat(served.get("/health", "Origin", "http://elsewhere.example").status())
                .isEqualTo(403);
        assertThat(raw("GET /api/v1/health HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("\"type\":\"/problems/foreign-caller\"");
        assertThat(raw("POST /api/v1" + SUBMISSIONS + " HTTP/1.1\r\nHost: 127.0.0.1:" + served.port()
                        + "\r\nContent-Type: " + Served.XLSX
                        + "\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("A body may have at most 64 MiB here.");
    }

    private void refused(byte[] body, String message) throws Exception {
        for (String accept : List.of("*/*", Served.XLSX)) {
            Answer answer = served.send("POST", SUBMISSIONS, Served.XLSX, body, "Accept", accept);
            assertThat(answer.status()).as(message).isEqualTo(422);
            assertOneShape(answer);
            JsonNode problem = answer.json().get("problems").get(0);
            assertThat(problem.get("message").asText()).isEqualTo(message);
            assertThat(problem.get("type").asText()).isEqualTo("unreadable-file");
            assertThat(problem.get("repair").asText()).isNotEmpty();
            Answer checked = served.send("POST", VALIDATION, Served.XLSX, body, "Accept", accept);
            // A report of the check can name what is wrong; a workbook with its problems in it cannot be made of this.
            assertThat(checked.status()).as(message).isEqualTo(accept.equals(Served.XLSX) ? 422 : 200);
            assertThat(checked.json().get("problems").get(0)).isEqualTo(problem);
        }
    }

    private static void assertOneShape(Answer answer) throws Exception {
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode json = answer.json();
        assertThat(json.get("type").asText()).startsWith("/problems/");
        assertThat(json.get("title").asText()).isNotEmpty();
        assertThat(json.get("status").asInt()).isEqualTo(answer.status()).isBetween(400, 499);
        assertThat(json.get("problems").isArray()).isTrue();
    }

    private String raw(String request) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A file of the old kind, with one stream. */
    private static byte[] container(String stream) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
            files.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] changed(byte[] workbook, String part, String from, String to) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace(from, to)
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
