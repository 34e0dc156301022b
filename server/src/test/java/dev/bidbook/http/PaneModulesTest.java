package dev.bidbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pane's modules, without a browser: their types, and what needs neither Excel nor a page. */
class PaneModulesTest {

    private static final Path NODE = Path.of("src/test/node");
    private static final Path PANE = Path.of("src/main/resources/web/pane");

    @Test
    void theTypesAgreeWithThoseOfOfficeJs() throws Exception {
        require(Files.isDirectory(NODE.resolve("node_modules/typescript")));
        run(NODE, List.of("node_modules/.bin/tsc", "-p", "tsconfig.pane.json"));
    }

    @Test
    void theModulesDoWhatTheySay(@TempDir Path folder) throws Exception {
        require(Files.isDirectory(NODE.resolve("node_modules")));
        copy(PANE, folder, ".js");
        copy(NODE.resolve("pane"), folder, ".test.js");
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        run(folder, List.of("node", "--test"));
    }

    @Test
    void theModulesOfExcelAloneTouchIt() throws Exception {
        try (Stream<Path> modules = Files.list(PANE)) {
            assertThat(modules.filter(module -> module.toString().endsWith(".js"))
                            .filter(PaneModulesTest::touchesExcel)
                            .map(module -> module.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "excel-events.js",
                            "excel-frame.js",
                            "excel-marks.js",
                            "excel-rows.js",
                            "excel-table.js",
                            "excel-workbook.js");
        }
    }

    /** What uses the workbook interface knows neither of the two that are behind it. */
    @Test
    void nobodyElseKnowsWhichWorkbookItIs() throws Exception {
        try (Stream<Path> modules = Files.list(PANE)) {
            assertThat(modules.map(module -> module.getFileName().toString())
                            .filter(name ->
                                    name.endsWith(".js") && !name.startsWith("excel-") && !name.startsWith("grid-"))
                            .filter(name -> importsAWorkbook(PANE.resolve(name))))
                    .containsExactly("taskpane.js");
        }
    }

    private static boolean importsAWorkbook(Path module) {
        try {
            return Files.readString(module).matches("(?s).*from \"\\./(excel|grid)-.*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean touchesExcel(Path module) {
        try {
            return Files.readString(module)
                    .lines()
                    .filter(line -> !line.startsWith("//"))
                    .anyMatch(line -> line.matches(".*\\bExcel\\.\\w.*"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to, String ending) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void require(boolean present) {
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present).as("npm ci --prefix server/src/test/node").isTrue();
        }
        assumeTrue(present, "skipped: npm ci --prefix server/src/test/node");
    }

    private static void run(Path folder, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
