package dev.bidbook;

import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.validation.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command on a workbook that came back. */
abstract class ReturnCommand extends DataCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The workbook.")
    private Path file = Path.of("");

    @Option(
            names = "--only-mine",
            description = "Cells that are not yours to edit are left out instead of stopping the rest.")
    private boolean onlyMine;

    @Option(
            names = "--annotated",
            paramLabel = "OUT",
            description = "Writes the same workbook with its problems and conflicts in it, if there are any.")
    private @Nullable Path annotated;

    @Option(names = "--json", description = "Answers with JSON.")
    private boolean json;

    @Mixin
    private Person person = new Person();

    ReturnCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    final int run(ServerConfig config, Logging logging) throws Exception {
        existing(file);
        try (Bidbook bidbook = Opening.open(config)) {
            SheetId id;
            try {
                id = bidbook.review()
                        .identify(file)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.PROBLEMS,
                                file + ": The workbook does not say which sheet it is a copy of. Download a fresh one"
                                        + " with \"bidbook workbook\", copy your cells into it, and use that one."));
            } catch (SpreadsheetRefusedException refused) {
                throw new CommandFailure(
                        ExitCode.PROBLEMS, file + ": " + refused.getMessage() + " " + refused.repair());
            }
            if (bidbook.review().sheet(id).isEmpty()) {
                throw new CommandFailure(ExitCode.NOT_FOUND, unknownSheet(id, config));
            }
            return run(bidbook, id);
        }
    }

    abstract int run(Bidbook bidbook, SheetId id) throws Exception;

    /** What to say of a workbook whose sheet is not in the data folder. */
    abstract String unknownSheet(SheetId id, ServerConfig config);

    /** Writes the annotated workbook if it was asked for. */
    final void annotate(Bidbook bidbook, List<Problem> problems, List<Conflict> conflicts)
            throws IOException, SpreadsheetRefusedException {
        Path target = annotated;
        if (target == null || (problems.isEmpty() && conflicts.isEmpty())) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            bidbook.review().annotate(file, problems, conflicts, out);
        }
        terminal().err().println("Wrote " + target + ", the workbook with its problems in it.");
    }

    Path file() {
        return file;
    }

    boolean onlyMine() {
        return onlyMine;
    }

    boolean json() {
        return json;
    }

    String person() {
        return person.name();
    }
}
