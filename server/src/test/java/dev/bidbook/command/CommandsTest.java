package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.Bidbook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Path folder;

    CommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theVersionIsPrinted() {
        assertThat(run("--version")).isEqualTo(0);
        assertThat(out).hasToString("bidbook development\n".replace("\n", System.lineSeparator()));
    }

    @Test
    void aMistypedCommandIsSuggestedARightOne() {
        assertThat(run("importt")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean: bidbook import");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void withoutACommandThereIsHelp() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("Name a command.").contains("serve", "demo", "submit", "backup");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                new String[] {"serve", "demo", "program", "import", "workbook", "check", "submit", "backup"}) {
            assertThat(run(command, "--help")).as(command).isEqualTo(0);
        }
    }

    @Test
    void wrongSettingsAreUsageErrorsAndAllAreListed() {
        assertThat(run("settings", "--data", folder.toString(), "--port", "x", "--host", "somewhere"))
                .isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void theSettingsArePrinted() {
        assertThat(run("settings", "--data", folder.toString())).isEqualTo(0);
        assertThat(out.toString()).contains("port = 8420", "data = " + folder, "Now from: --data.");
    }

    @Test
    void aDataFolderThatIsNotThereIsNotFoundAndNotMade() {
        Path missing = folder.resolve("missing");

        assertThat(run("workbook", "x", "2026-W47", "--data", missing.toString()))
                .isEqualTo(3);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "Nothing is stored in the folder " + missing + ". Name the data folder with --data, or make it"
                                + " with \"bidbook program\" or \"bidbook serve\".");
        assertThat(missing).doesNotExist();
    }

    @Test
    void aProgramsLifeOnTheCommandLine() throws Exception {
        String data = folder.resolve("data").toString();
        assertThat(run(
                        "program",
                        "harbor",
                        "--name",
                        "Harbor",
                        "--customer",
                        "H",
                        "--data",
                        data,
                        "--templates",
                        templates()))
                .isEqualTo(0);
        assertThat(run("workbook", "harbour", "2026-W46", "--data", data, "--templates", templates()))
                .isEqualTo(3);
        assertThat(err.toString().strip()).isEqualTo("There is no program harbour. Did you mean harbor?");
        Path text = Files.writeString(folder.resolve("not.xlsx"), "");
        assertThat(run("check", text.toString(), "--data", data, "--templates", templates()))
                .isEqualTo(1);
        Path backup = folder.resolve("backup.db");
        assertThat(run("backup", "-o", backup.toString(), "--data", data, "--templates", templates()))
                .isEqualTo(0);
        assertThat(backup).isNotEmptyFile();
    }

    @Test
    void wrongTemplatesAreListedWithFileAndLineBeforeAnythingStarts() throws Exception {
        for (String name : new String[] {"one", "two"}) {
            Path template = Files.createDirectories(folder.resolve("templates").resolve(name));
            Files.writeString(
                    template.resolve("template.yaml"),
                    "template: " + name + "\nversion: 1\ntitle: T\nperiod: fortnight\nrows: nobody\nkey: [Part]\n"
                            + "columns:\n  - name: Part\n    kind: text\n");
        }
        Path data = folder.resolve("data");

        assertThat(run(
                        "serve",
                        "--accounts",
                        "none",
                        "--port",
                        "0",
                        "--data",
                        data.toString(),
                        "--templates",
                        folder.resolve("templates").toString()))
                .isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSizeGreaterThanOrEqualTo(4)
                .allMatch(line -> line.matches(".*(one|two).template\\.yaml:\\d+(:\\d+)?: .+\\."));
        assertThat(err.toString()).contains("one").contains("two").doesNotContain("Exception");
    }

    @Test
    void aFailureThatNobodyForesawIsAnIncidentInTheLogAndNothingElse() throws Exception {
        Path data = folder.resolve("data");
        assertThat(run(
                        "program",
                        "x",
                        "--name",
                        "X",
                        "--customer",
                        "X",
                        "--data",
                        data.toString(),
                        "--templates",
                        templates()))
                .isZero();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(Bidbook.DATABASE_FILE));
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE program");
        }

        assertThat(run("workbook", "x", "2026-W47", "--data", data.toString(), "--templates", templates()))
                .isEqualTo(70);
        assertThat(err.toString().strip())
                .matches("Something went wrong that should not have\\. Incident [0-9a-f-]{36}; the log file in the data"
                        + " folder has the details\\.");
        String incident = err.toString().replaceAll("(?s).*Incident ([0-9a-f-]{36}).*", "$1");
        try (Stream<Path> logs = Files.list(data.resolve("logs"))) {
            assertThat(logs.map(CommandsTest::text))
                    .anyMatch(log -> log.contains("incident " + incident) && log.contains("Exception"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String templates() {
        return (Files.isDirectory(Path.of("templates")) ? Path.of("templates") : Path.of("../templates")).toString();
    }

    private int run(String... arguments) {
        return Commands.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), false), arguments);
    }
}
