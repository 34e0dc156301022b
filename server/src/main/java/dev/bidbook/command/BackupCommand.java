package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.settings.ServerConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bidbook backup}. */
@Command(name = "backup", description = "Writes a whole copy of the database, also while a server runs.")
final class BackupCommand extends DataCommand {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "A file that does not exist yet. Default: bidbook-<date and time>.db in the working folder.")
    private @Nullable Path output;

    BackupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        Path target = output == null
                ? Path.of("bidbook-" + TIME.format(LocalDateTime.now(Clock.system(ZoneId.systemDefault()))) + ".db")
                : output;
        requireFolderOf(target);
        if (Files.exists(target)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    target + " exists already, and a backup overwrites nothing. Name another file with -o.");
        }
        try (Bidbook bidbook = Opening.open(config)) {
            Progress.during(terminal(), "Writing " + target.getFileName(), () -> "", () -> {
                bidbook.backup(target);
                return target;
            });
        }
        terminal().out().println("Wrote " + target + ", " + Files.size(target) + " bytes" + ".");
        return ExitCode.DONE;
    }
}
