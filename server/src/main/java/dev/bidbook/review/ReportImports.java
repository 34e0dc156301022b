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
import dev.bidbook.template.Column;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Suggestion;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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

    ImportOutcome importReport(Scope scope, ImportRequest request) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(request.file(), limits, progress, ahead)) {
            Template named = request.template();
            Optional<Template> recognised =
                    named == null ? ReportReader.recognise(spreadsheet, templates) : Optional.of(named);
            if (recognised.isEmpty()) {
                return refused(ReportReader.unrecognised(spreadsheet, templates));
            }
            return importReport(scope, recognised.get(), spreadsheet, request);
        } catch (SpreadsheetRefusedException e) {
            return refused(RefusedFile.problem(e));
        }
    }

    private ImportOutcome importReport(Scope scope, Template template, Spreadsheet spreadsheet, ImportRequest request)
            throws SpreadsheetRefusedException {
        Optional<Period> period = template.period().parse(request.period());
        List<Problem> problems = problemsOf(template, period, request);
        if (period.isEmpty() || !problems.isEmpty()) {
            return new ImportOutcome.Refused(problems);
        }
        Map<String, String> matches = new HashMap<>(
                database.read(handle -> new HeaderMatchStore(handle).matches(template.name(), scope.id())));
        request.matches().forEach((header, column) -> matches.put(HeaderMatchStore.compared(header), column));
        IntakeOptions options = new IntakeOptions(request.accepted().contains(Accept.TRUNCATED), matches);
        ReportReading reading = ReportReader.read(spreadsheet, template, options);
        if (reading instanceof ReportReading.Refused refused) {
            return new ImportOutcome.Refused(refused.problems());
        }
        Report report = ((ReportReading.Read) reading).report();
        SheetId id = new SheetId(template.name(), scope.id(), period.get());
        ReportHistory history =
                database.read(handle -> new ReportImportStore(handle).history(template.name(), scope.id()));
        ReportDoubts doubts = new ReportDoubts(template, scope, id, report, history);
        Optional<Problem> otherProgram = doubts.otherProgram();
        if (otherProgram.isPresent() && !request.accepted().contains(Accept.OTHER_PROGRAM)) {
            return refused(otherProgram.get());
        }
        beside(report.digesting());
        return template.rows() == RowsFrom.PEOPLE
                ? storeLines(template, id, report, request)
                : store(template, id, report, doubts, request.person(), request.retry());
    }

    private ImportOutcome storeLines(Template template, SheetId id, Report report, ImportRequest request) {
        // Documents have no order in time: that one is like another is no reason for doubt.
        ImportOutcome outcome = new PeopleImport(ledger, template, id, report, request).store(notes(List.of(), report));
        if (!(outcome instanceof Imported imported)) {
            return outcome;
        }
        database.writing(handle -> {
            new HeaderMatchStore(handle)
                    .remember(template.name(), id.scope(), request.matches(), request.person(), clock.instant());
            new ReportImportStore(handle).record(template, imported, report, clock.instant());
        });
        return imported;
    }

    private static List<Note> notes(List<Note> doubts, Report report) {
        List<Note> notes = new ArrayList<>(doubts);
        report.notes()
                .forEach(note ->
                        notes.add(new Note(Note.Kind.valueOf(note.kind().name()), note.message(), note.lines())));
        return notes;
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
        List<Note> notes = notes(doubts.notes(), report);
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

    private static List<Problem> problemsOf(Template template, Optional<Period> period, ImportRequest request) {
        List<Problem> problems = new ArrayList<>();
        if (period.isEmpty()) {
            problems.add(new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    new Place(null, null, null, "period"),
                    request.period(),
                    null,
                    "\"%s\" is not %s."
                            .formatted(request.period(), template.period().description()),
                    "Sheets of %s are for %s."
                            .formatted(template.name(), template.period().description())));
        }
        request.matches().forEach((header, column) -> {
            Integer position = template.find(column);
            if (position == null) {
                problems.add(new Problem(
                        ProblemType.UNKNOWN_COLUMN,
                        new Place(null, null, null, column),
                        header,
                        null,
                        "\"%s\" was answered to be the column \"%s\", which %s does not have."
                                .formatted(header, column, template.name()),
                        Suggestion.forWord(
                                column,
                                template.columns().stream().map(Column::name).toList())));
            }
        });
        template.derivation()
                .ifPresent(how -> problems.add(new Problem(
                        ProblemType.UNKNOWN_REPORT,
                        Place.NOWHERE,
                        template.name(),
                        null,
                        "The rows of %s follow from %s; they are not imported from a report."
                                .formatted(template.name(), how.from().text()),
                        "Import the report of %s.".formatted(how.from().text()))));
        return problems;
    }

    /** Lets somebody do the work meanwhile, if anybody is free; else it is done when it is needed. */
    private void beside(Runnable work) {
        try {
            ahead.execute(work);
        } catch (RejectedExecutionException e) {
            // Nobody is free.
        }
    }

    private static ImportOutcome refused(Problem problem) {
        return new ImportOutcome.Refused(List.of(problem));
    }
}
