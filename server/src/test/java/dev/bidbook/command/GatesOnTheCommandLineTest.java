package dev.bidbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bidbook check --template} for gates. */
class GatesOnTheCommandLineTest {

    @TempDir
    Path folder;

    @Test
    void ourGatesAreInOrderAndAMisspeltCountIsToldWithItsPlace() throws Exception {
        CommandRunner runner = new CommandRunner(folder.resolve("data"));
        Path own = CommandRunner.repository("templates").resolve("hand-off");

        assertThat(runner.runAsIs("check", "--template", own.toString())).isZero();
        assertThat(runner.out()).isEqualTo("The gates hand-off are in order: 9 counts, 7 rules.\n");

        Path copy = Files.createDirectories(folder.resolve("hand-off"));
        String text = Files.readString(own.resolve("gates.yaml"));
        Files.writeString(
                copy.resolve("gates.yaml"),
                text.replace("formula: '=[@Unanswered]>0'", "formula: '=[@Unansweredd]>0'"));
        assertThat(runner.runAsIs("check", "--template", copy.toString())).isEqualTo(1);
        int line = (int)
                text.substring(0, text.indexOf("'=[@Unanswered]>0'")).lines().count();
        assertThat(runner.err())
                .contains("hand-off/gates.yaml:" + line + ":14: ")
                .contains("Unansweredd");
    }
}
