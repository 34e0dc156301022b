package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.blackbox.ForeignSweep.Route;
import dev.bidbook.spreadsheet.ForeignChanges;
import dev.bidbook.spreadsheet.ForeignFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a stranger sends is answered by data or by a sentence, leaves nothing behind, and leaves the server well. It
 * takes a sample of the files; {@code -Dforeign.files=4000} takes that many.
 */
class ForeignFilesTest {

    private static final String SHEET = "sheets/weekly-review/harbor-transit/2026-W45";
    private static final int FILES = Integer.getInteger("foreign.files", 120);
    private static final long SEED = Long.getLong("foreign.seed", 3);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before the tests
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static RunningServer server;

    @SuppressWarnings("NullAway.Init") // set before the tests
    private static ForeignSweep sweep;

    @BeforeAll
    static void start() throws Exception {
        Path templates = Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates");
        server = RunningServer.start(folder.resolve("data"), templates, List.of("-Xmx512m"), List.of());
        server.json("POST", "/api/v1/programs", Served.program());
        server.file("/api/v1/programs/harbor-transit/reports/2026-W45", Served.report(0), "Ann", false);
        sweep = new ForeignSweep(server, folder.resolve("data").resolve("incoming"), SHEET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void reportsOfEveryMakeAreAnsweredByDataOrASentence() throws Exception {
        assertThat(faults(ForeignSweep.parts(Served.report(0)), List.of(Route.REPORT)))
                .as("seed %s", SEED)
                .isEmpty();
    }

    @Test
    void workbooksOfEveryMakeAreAnsweredByDataOrASentence() throws Exception {
        byte[] copy = server.get("/api/v1/" + SHEET + "/workbook", "X-Bidbook-User", "Ann")
                .body();
        List<Route> routes = List.of(Route.CHECK, Route.CHECK_ANNOTATED, Route.SUBMIT, Route.SUBMIT_ANNOTATED);
        assertThat(faults(ForeignSweep.parts(copy), routes)).as("seed %s", SEED).isEmpty();
    }

    private static List<String> faults(Map<String, byte[]> parts, List<Route> routes) throws Exception {
        List<ForeignFile> all = new ArrayList<>(ForeignFile.all(parts));
        Random random = new Random(SEED);
        java.util.Collections.shuffle(all, random);
        for (int i = 0; i < FILES / 2; i++) {
            all.add(i, ForeignChanges.of(parts, random.nextLong()));
        }
        List<String> faults = new ArrayList<>();
        int sent = 0;
        for (ForeignFile file : all.subList(0, Math.min(FILES, all.size()))) {
            byte[] body = file.content().get();
            // All routes for one file in so many; the others take turns.
            List<Route> turns = FILES > all.size() ? routes : List.of(routes.get(sent++ % routes.size()));
            for (Route route : turns) {
                ForeignSweep.Result result = sweep.send(file, body, route);
                result.faults().forEach(fault -> faults.add(route + " " + file + ": " + fault));
            }
        }
        return faults;
    }
}
