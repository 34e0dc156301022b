package dev.bidbook.review;

import dev.bidbook.database.Database;
import dev.bidbook.intake.IntakeOptions;
import dev.bidbook.intake.Report;
import dev.bidbook.intake.ReportReader;
import dev.bidbook.intake.ReportReading;
import dev.bidbook.ledger.ImportResult;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.review.ImportOutcome.Imported;
import dev.bidbook.review.ImportOutcome.Note;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Imports of reports. Thread-safe. */
final class ReportImports {

    private final Templates templates;
    private final Ledger ledger;
    private final Database database;
    private final SpreadsheetLimits limits;
    private final RowProgress progress;
    private final Executor ahead;
    private final Clock clock;

    ReportImports(
            Templates templates,
            Ledger ledger,
            Database database,
            SpreadsheetLimits limits,
            RowProgress progress,
            Executor ahead,
            Clock clock) {
        this.templates = templates;
        this.ledger = ledger;
        this.database = database;
        this.limits = limits;
        this.progress = progress;
        this.ahead = ahead;
        this.clock = clock;
    }

    ImportOutcome importReport(
            Scope scope,
            @Nullable Template template,
            String period,
            Path file,
            Set<Accept> accepted,
            String person,
            @Nullable Retry retry) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(file, limits, progress, ahead)) {
            Optional<Template> recognised =
                    template == null ? ReportReader.recognise(spreadsheet, templates) : Optional.of(template);
            if (recognised.isEmpty()) {
                return refused(ReportReader.unrecognised(spreadsheet, templates));
            }
            return importReport(scope, recognised.get(), period, spreadsheet, accepted, person, retry);
        } catch (SpreadsheetRefusedException e) {
            return refused(RefusedFile.problem(e));
        }
    }

    private ImportOutcome importReport(
            Scope scope,
            Template template,
            String periodText,
            Spreadsheet spreadsheet,
            Set<Accept> accepted,
            String person,
            @Nullable Retry retry)
            throws SpreadsheetRefusedException {
        Optional<Period> period = template.period().parse(periodText);
        List<Problem> problems = problemsOf(template, period, periodText);
        if (period.isEmpty() || !problems.isEmpty()) {
            return new ImportOutcome.Refused(problems);
        }
        ReportReading reading =
                ReportReader.read(spreadsheet, template, new IntakeOptions(accepted.contains(Accept.TRUNCATED)));
        if (reading instanceof ReportReading.Refused refused) {
            return new ImportOutcome.Refused(refused.problems());
        }
        Report report = ((ReportReading.Read) reading).report();
        SheetId id = new SheetId(template.name(), scope.id(), period.get());
        ReportHistory history =
                database.read(handle -> new ReportImportStore(handle).history(template.name(), scope.id()));
        ReportDoubts doubts = new ReportDoubts(template, scope, id, report, history);
        Optional<Problem> otherProgram = doubts.otherProgram();
        if (otherProgram.isPresent() && !accepted.contains(Accept.OTHER_PROGRAM)) {
            return refused(otherProgram.get());
        }
        return store(template, id, report, doubts, person, retry);
    }

    private ImportOutcome store(
            Template template, SheetId id, Report report, ReportDoubts doubts, String person, @Nullable Retry retry) {
        ImportResult answer = ledger.importReport(template, id, person, report.rows(), retry);
        if (!(answer instanceof ImportResult.Imported result)) {
            return new ImportOutcome.RetryKeyReused();
        }
        if (result.replayed()) {
            Optional<Imported> earlier =
                    database.read(handle -> new ReportImportStore(handle).answer(result.submission(), id));
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        List<Note> notes = new ArrayList<>(doubts.notes());
        report.notes()
                .forEach(note ->
                        notes.add(new Note(Note.Kind.valueOf(note.kind().name()), note.message(), note.lines())));
        Imported imported = new Imported(
                id,
                result.submission(),
                result.revision(),
                new ImportOutcome.RowCounts(
                        report.linesRead(),
                        result.fresh().size(),
                        result.changedLines(),
                        result.gone().size(),
                        report.linesDropped()),
                notes,
                result.fresh(),
                result.gone(),
                result.changes().stream()
                        .limit(ImportOutcome.MOST_CHANGES)
                        .map(change ->
                                new ImportOutcome.Change(change.key(), change.column(), change.from(), change.to()))
                        .toList(),
                false);
        database.write(handle -> {
            new ReportImportStore(handle).record(template, imported, report, clock.instant());
            return null;
        });
        return imported;
    }

    private static List<Problem> problemsOf(Template template, Optional<Period> period, String periodText) {
        List<Problem> problems = new ArrayList<>();
        if (period.isEmpty()) {
            problems.add(new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    new Place(null, null, null, "period"),
                    periodText,
                    null,
                    "\"%s\" is not %s.".formatted(periodText, template.period().description()),
                    "Sheets of %s are for %s."
                            .formatted(template.name(), template.period().description())));
        }
        if (template.rows() != RowsFrom.REPORT) {
            problems.add(new Problem(
                    ProblemType.UNKNOWN_REPORT,
                    Place.NOWHERE,
                    template.name(),
                    null,
                    "The rows of %s are added by people, not imported from a report.".formatted(template.name()),
                    "Submit a workbook or rows instead."));
        }
        return problems;
    }

    private static ImportOutcome refused(Problem problem) {
        return new ImportOutcome.Refused(List.of(problem));
    }
}
