package dev.bidbook.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands as a script does, and keeps what they say. */
final class CommandRunner {

    private static final Path ROOT = Files.isDirectory(Path.of("templates")) ? Path.of("") : Path.of("..");

    private final Path data;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    CommandRunner(Path data) {
        this.data = data;
    }

    /** A file of the repository. */
    static Path repository(String path) {
        return ROOT.resolve(path);
    }

    /** The exit code of the command, run on the data folder. */
    int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--data",
                data.toString(),
                "--templates",
                repository("templates").toString()));
        return runAsIs(all.toArray(String[]::new));
    }

    int runAsIs(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        return Commands.run(
                new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), false), arguments);
    }

    /** What the last command answered. */
    String out() {
        return plain(out);
    }

    /** What stopped the last command. */
    String err() {
        return plain(err);
    }

    private static String plain(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
