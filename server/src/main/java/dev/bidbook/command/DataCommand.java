package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.database.DiskFullException;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on the data folder. */
abstract class DataCommand implements Callable<Integer> {

    /** The settings that are options of every such command. */
    static final List<Setting> SETTINGS = List.of(Setting.DATA, Setting.TEMPLATES);

    /** Who does something when nobody is named. */
    private static final String NOBODY_NAMED = "local";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Terminal terminal;

    DataCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public final Integer call() throws Exception {
        ServerConfig config = configure(SettingOptions.read(spec.commandLine().getParseResult(), terminal));
        Path data = config.data();
        if (!makesTheDataFolder() && !Files.exists(data.resolve(Bidbook.DATABASE_FILE))) {
            return runWithoutData(config);
        }
        Files.createDirectories(data);
        try (Logging logging = Logging.into(data)) {
            try {
                return run(config, logging);
            } catch (CommandFailure told) {
                throw told;
            } catch (DiskFullException full) {
                throw new CommandFailure(
                        ExitCode.PROBLEMS,
                        "There is no space left on the disk of the folder " + data
                                + ", so nothing of this is stored. Free some there and try again.");
            } catch (Exception unexpected) {
                // Here, because the log file is open only here.
                return Commands.incident(terminal, unexpected);
            }
        }
    }

    /** Does the command's work; the answer is its exit code. */
    abstract int run(ServerConfig config, Logging logging) throws Exception;

    /** What the command can do where nothing is stored: commonly nothing. */
    int runWithoutData(ServerConfig config) throws Exception {
        throw new CommandFailure(
                ExitCode.NOT_FOUND,
                "Nothing is stored in the folder " + config.data() + ". Name the data folder with --data, or make it"
                        + " with \"bidbook program\" or \"bidbook serve\".");
    }

    /** Whether the data folder may be new. */
    boolean makesTheDataFolder() {
        return false;
    }

    /** The configuration that counts for this command. */
    ServerConfig configure(ServerConfig config) {
        return config;
    }

    Terminal terminal() {
        return terminal;
    }

    /** The file, or a failure that says it is not there. */
    static Path existing(Path file) throws CommandFailure {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "There is no file " + file + ". Check its name and folder.");
        }
        return file;
    }

    /** Refuses a file to be written into a folder that is not there. */
    static void requireFolderOf(Path file) throws CommandFailure {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "There is no folder " + folder + ". Make it, or write elsewhere with -o.");
        }
    }

    /** Who does it. */
    static final class Person {

        @Option(names = "--as", paramLabel = "NAME", description = "Who does this. Default: local.")
        private String name = NOBODY_NAMED;

        String name() {
            return name;
        }
    }
}
