package dev.bidbook.review;

import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Problem;
import dev.bidbook.workbook.ConflictCells;
import dev.bidbook.workbook.ConflictRow;
import dev.bidbook.workbook.DecidedConflict;
import dev.bidbook.workbook.WorkbookAnnotator;
import dev.bidbook.workbook.WorkbookIdentity;
import dev.bidbook.workbook.WorkbookReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whose copy a file is, and the same file with what is wrong with it. Thread-safe. */
final class Annotations {

    private final Templates templates;
    private final SpreadsheetLimits limits;

    Annotations(Templates templates, SpreadsheetLimits limits) {
        this.templates = templates;
        this.limits = limits;
    }

    /** The sheet a workbook is a copy of, or empty if the file does not say. */
    Optional<SheetId> identify(Path file) throws SpreadsheetRefusedException {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, limits)) {
            Optional<WorkbookIdentity> identity = WorkbookReader.identity(spreadsheet);
            return identity.flatMap(known -> templates
                    .find(known.template())
                    .flatMap(template -> template.period().parse(known.period()))
                    .map(period -> new SheetId(known.template(), known.scope(), period)));
        }
    }

    /**
     * Writes the same workbook with its problems and conflicts in it.
     *
     * @throws SpreadsheetRefusedException if the file is none that can be read, or none that problems can be written
     *     into; nothing is written then
     */
    void annotate(Path original, List<Problem> problems, List<Conflict> conflicts, OutputStream out)
            throws IOException, SpreadsheetRefusedException {
        List<ConflictRow> rows = conflicts.stream()
                .map(conflict -> new ConflictRow(
                        conflict.key(),
                        conflict.column(),
                        conflict.base(),
                        conflict.mine(),
                        conflict.theirs(),
                        conflict.by(),
                        conflict.at()))
                .toList();
        List<DecidedConflict> decided;
        try (Spreadsheet spreadsheet = Spreadsheet.open(original, limits)) {
            if (spreadsheet.format() == Spreadsheet.Format.CSV) {
                throw new SpreadsheetRefusedException(
                        SpreadsheetRefusedException.Reason.NOT_A_SPREADSHEET,
                        "Problems cannot be written into this file, because it is no workbook.",
                        "Ask for the problems as JSON.");
            }
            decided = DecidedConflict.read(spreadsheet);
            rows = placed(spreadsheet, rows);
        }
        WorkbookAnnotator.annotate(original, problems, rows, decided, out);
    }

    private List<ConflictRow> placed(Spreadsheet file, List<ConflictRow> conflicts) throws SpreadsheetRefusedException {
        Optional<Template> template =
                WorkbookReader.identity(file).flatMap(identity -> templates.find(identity.template()));
        return template.isPresent() ? ConflictCells.placed(file, template.get(), conflicts) : conflicts;
    }
}
