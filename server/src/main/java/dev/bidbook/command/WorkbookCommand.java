package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.review.WorkbookDownload;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bidbook workbook}. */
@Command(name = "workbook", description = "Writes the workbook of a program and period: a new copy of its sheet.")
final class WorkbookCommand extends DataCommand {

    @Parameters(index = "0", paramLabel = "PROGRAM", description = "The program's id, such as harbor-transit.")
    private String program = "";

    @Parameters(index = "1", paramLabel = "PERIOD", description = "The period, such as 2026-W47.")
    private String period = "";

    @Option(names = "--template", paramLabel = "NAME", description = "Which sheet. Default: ${DEFAULT-VALUE}.")
    private String template = "weekly-review";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it. Default: a name that says what it is, in the working folder.")
    private @Nullable Path output;

    @Mixin
    private Person person = new Person();

    WorkbookCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        RowCount rows = new RowCount();
        try (Bidbook bidbook = Opening.open(config, rows)) {
            Opening.program(bidbook, program);
            Template known = Opening.template(bidbook, template);
            SheetId id = new SheetId(known.name(), program, Opening.period(known, period));
            WorkbookDownload download = bidbook.review()
                    .workbook(id, person.name())
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.NOT_FOUND,
                            "There is no sheet " + id + ". "
                                    + known.derivation()
                                            .map(derivation -> "It follows from the sheets of "
                                                    + String.join(" and ", derivation.needs())
                                                    + ", of which there has to be one first.")
                                            .orElseGet(() -> "Import the period's report first: bidbook import "
                                                    + program + " " + period + " FILE")));
            Path target = output == null ? Path.of(download.fileName()) : output;
            write(download, target, rows);
            terminal()
                    .out()
                    .println("Wrote " + target + ", copy " + download.copy() + " of " + id + " at revision "
                            + download.revision() + ".");
            return ExitCode.DONE;
        }
    }

    /** Writes beside the target first, so that a workbook is never there by half. */
    private void write(WorkbookDownload download, Path target, RowCount rows) throws Exception {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "There is no folder " + folder + ". Make it, or write elsewhere with -o.");
        }
        Path unfinished = Files.createTempFile(folder, ".bidbook-", ".xlsx");
        try {
            Progress.during(terminal(), "Writing " + target.getFileName(), rows, () -> {
                try (OutputStream out = Files.newOutputStream(unfinished)) {
                    download.writeTo(out);
                }
                return target;
            });
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
