package dev.bidbook.command;

import dev.bidbook.Bidbook;
import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.settings.ServerConfig;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command on a workbook that came back. */
abstract class ReturnCommand extends DataCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The workbook.")
    private @Nullable Path file;

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

    private final RowCount rows = new RowCount();

    @Mixin
    private Person person = new Person();

    ReturnCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    int run(ServerConfig config, Logging logging) throws Exception {
        existing(file());
        try (Bidbook bidbook = Opening.open(config, rows)) {
            Optional<SheetId> id = identify(bidbook);
            return id.isPresent() && isStored(bidbook, id.get())
                    ? run(bidbook, id.get())
                    : runWithoutSheet(config, bidbook.templates(), id.orElse(null));
        }
    }

    /** Does the command's work; the answer is its exit code. */
    abstract int run(Bidbook bidbook, SheetId id) throws Exception;

    /**
     * Does what can be done with a workbook whose sheet is not in the data folder.
     *
     * @param id the sheet, or null if the workbook does not say
     */
    abstract int runWithoutSheet(ServerConfig config, Templates templates, @Nullable SheetId id) throws Exception;

    private Optional<SheetId> identify(Bidbook bidbook) throws CommandFailure {
        try {
            return bidbook.review().identify(file());
        } catch (SpreadsheetRefusedException refused) {
            throw new CommandFailure(ExitCode.PROBLEMS, file() + ": " + refused.getMessage() + " " + refused.repair());
        }
    }

    private static boolean isStored(Bidbook bidbook, SheetId id) {
        return bidbook.review().sheets(id.scope()).stream()
                .anyMatch(entry -> entry.sheet().equals(id));
    }

    /** Writes the annotated workbook if it was asked for. */
    final void annotate(List<Problem> problems, List<Conflict> conflicts, Annotator annotator)
            throws IOException, SpreadsheetRefusedException {
        Path target = annotated;
        if (target == null || (problems.isEmpty() && conflicts.isEmpty())) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            annotator.annotate(out);
        }
        terminal().err().println("Wrote " + target + ", the workbook with its problems in it.");
    }

    /** What writes the annotated workbook. */
    interface Annotator {
        void annotate(OutputStream out) throws IOException, SpreadsheetRefusedException;
    }

    /** How many rows are read so far. */
    RowCount rows() {
        return rows;
    }

    /** The workbook; a failure if none was named. */
    Path file() throws CommandFailure {
        if (file == null) {
            throw new CommandFailure(ExitCode.USAGE, "Name the workbook.");
        }
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
