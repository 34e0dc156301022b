package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bidbook.blackbox.RunningServer.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full: whoever writes is told so, nothing is half stored, and with some space everything works again. */
class FullDiskTest {

    private static final String REPORTS = "/api/v1/programs/harbor-transit/reports/";
    private static final String SHEET = "/api/v1/sheets/weekly-review/harbor-transit/2026-W45";
    private static final String FULL =
            "{\"type\":\"/problems/insufficient-storage\",\"title\":\"There is no space left on the server's disk\","
                    + "\"status\":507,\"detail\":\"The disk of the data folder is full, so nothing of this request is"
                    + " stored. Free some space there and send it again.\",\"problems\":[]}";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static RunningServer server;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static byte[] before;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(RunningServer.smallDisksArePossible(), "skipped: this account may not mount a small disk");
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        Path mounted = Files.createDirectories(folder.resolve("data"));
        server = RunningServer.startOnSmallDisk(mounted, templates, "24m");
        data = server.seen(mounted);
        assertThat(server.json("POST", "/api/v1/programs", Served.program()).status())
                .isEqualTo(201);
        assertThat(report("2026-W45", 0).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void remember() throws Exception {
        Files.deleteIfExists(data.resolve("ballast"));
        before = server.get(SHEET).body();
    }

    @Test
    void aReportForWhichTheDatabaseHasNoSpaceIsNotStored() throws Exception {
        leave(400_000);

        assertFull(report("2026-W46", 1));
        assertThat(server.get("/api/v1/sheets/weekly-review/harbor-transit/2026-W46")
                        .status())
                .isEqualTo(404);
        assertNothingChanged();
        free();
        assertThat(report("2026-W46", 1).status()).isEqualTo(201);
    }

    @Test
    void aBodyThatCannotBeKeptIsNotStored() throws Exception {
        leave(0);

        assertFull(report("2026-W47", 2));
        assertFull(server.multipart(REPORTS + "2026-W47", Served.wholeReport(2)));
        assertFull(server.json("POST", SHEET + "/submissions", rows()));
        assertFull(server.json("POST", "/api/v1/programs", Served.program().replace("harbor-transit", "other")));
        assertNothingChanged();
        free();
        assertThat(server.json("POST", SHEET + "/submissions", rows()).status()).isEqualTo(201);
    }

    @Test
    void anAnswerThatCannotBeKeptIsNotAnIncident() throws Exception {
        Path workbook = Files.write(
                folder.resolve("copy.xlsx"), server.get(SHEET + "/workbook").body());
        before = server.get(SHEET).body();
        leave(Files.size(workbook) + 40_000);

        assertFull(server.workbook(SHEET + "/validation", workbook, "anna", true));
        assertNothingChanged();
        free();
        assertThat(server.workbook(SHEET + "/validation", workbook, "anna", true)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsStoredCanStillBeRead() throws Exception {
        // Nobody has looked at what follows from this week, so that it is not stored.
        assertThat(report("2026-W48", 2).status()).isEqualTo(201);
        leave(0);

        assertThat(server.get(SHEET).status()).isEqualTo(200);
        assertThat(server.get("/api/v1/health").status()).isEqualTo(200);
        assertThat(server.get("/api/v1/programs").text()).contains("weekly-review/harbor-transit/2026-W48");
        // A download is noted, for which the log of the database may have room or not.
        Answer download = server.get(SHEET + "/workbook");
        if (download.status() != 200) {
            assertFull(download);
        }
        assertNothingChanged();
    }

    private static Answer report(String period, int week) throws Exception {
        return server.file(REPORTS + period, Served.wholeReport(week), "anna", false);
    }

    private static String rows() throws Exception {
        String key = server.get(SHEET).json().get("rows").get(0).get("key").asText();
        return "{\"rows\": [{\"key\": \"" + key + "\", \"values\": {\"Comment\": \"asked\"}}]}";
    }

    private static void assertFull(Answer answer) {
        assertThat(answer.text()).isEqualTo(FULL);
        assertThat(answer.status()).isEqualTo(507);
    }

    private static void assertNothingChanged() throws Exception {
        assertThat(server.get(SHEET).body()).isEqualTo(before);
        assertThat(server.get("/api/v1/programs").json().get("programs")).hasSize(1);
        try (Stream<Path> left = Files.list(data.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> logs = Files.walk(data.resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(log).content().doesNotContain("incident");
            }
        }
    }

    /** Fills the disk but for so many bytes. */
    private static void leave(long bytes) throws IOException {
        Path ballast = data.resolve("ballast");
        byte[] zeros = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (; ; ) {
                out.write(zeros);
            }
        } catch (IOException full) {
            long size = Math.max(0, Files.size(ballast) - bytes);
            try (FileChannel channel = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
                channel.truncate(size - size % zeros.length);
            }
        }
    }

    private static void free() throws IOException {
        Files.delete(data.resolve("ballast"));
    }
}
