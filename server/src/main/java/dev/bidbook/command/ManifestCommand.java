package dev.bidbook.command;

import dev.bidbook.addin.AddIn;
import dev.bidbook.addin.ManifestChecks;
import dev.bidbook.addin.ManifestProblem;
import dev.bidbook.addin.ServerAddress;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.settings.Setting;
import dev.bidbook.settings.SettingsRefusedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bidbook manifest}. */
@Command(
        name = "manifest",
        description = "Writes the manifest by which Excel installs the add-in from a server, or checks one.")
final class ManifestCommand implements Callable<Integer> {

    static final List<Setting> SETTINGS = List.of(Setting.DATA, Setting.PUBLIC_ADDRESS);

    /** A manifest has some twenty kilobytes. */
    private static final long MOST_BYTES = 1L << 20;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "The server's https address. Default: the setting public-address.")
    private @Nullable String address;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write, instead of the standard output.")
    private @Nullable Path output;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Says what is wrong with a manifest, instead of writing one.")
    private @Nullable Path checked;

    ManifestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure, SettingsRefusedException, IOException {
        if (checked != null) {
            return check(checked);
        }
        ServerConfig config = SettingOptions.read(spec.commandLine().getParseResult(), terminal);
        String manifest = new AddIn().manifest(address(config));
        if (output == null) {
            terminal.out().print(manifest);
            terminal.out().flush();
        } else {
            DataCommand.requireFolderOf(output);
            Files.writeString(output, manifest);
            terminal.out().println("Wrote " + output + ".");
        }
        return ExitCode.DONE;
    }

    private ServerAddress address(ServerConfig config) throws CommandFailure {
        if (address == null) {
            return config.publicAddress()
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "Name the server's address with --address, or set public-address:"
                                    + " https://bidbook.example.com"));
        }
        String written = address;
        return ServerAddress.of(written)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "\"" + written + "\" is not an address that Excel takes add-ins from. Write one such as"
                                + " https://bidbook.example.com or https://localhost:8443, without a path."));
    }

    private int check(Path file) throws CommandFailure, IOException {
        if (Files.size(DataCommand.existing(file)) > MOST_BYTES) {
            throw new CommandFailure(ExitCode.PROBLEMS, file + " is too large for a manifest.");
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.PROBLEMS, file + " is not a text in UTF-8. Save it as one.");
        }
        List<ManifestProblem> problems = ManifestChecks.problems(text);
        problems.forEach(problem -> terminal.out().println(problem));
        if (problems.isEmpty()) {
            terminal.out().println("Nothing is wrong with " + file + ".");
        }
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.PROBLEMS;
    }
}
