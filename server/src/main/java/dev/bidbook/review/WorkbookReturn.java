package dev.bidbook.review;

import dev.bidbook.ledger.Copy;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.Submission;
import dev.bidbook.ledger.Submission.Resolution;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.review.SubmittedBody.SentResolution;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.workbook.ConflictCells;
import dev.bidbook.workbook.ReturnedWorkbook;
import dev.bidbook.workbook.WorkbookIdentity;
import dev.bidbook.workbook.WorkbookReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands workbooks that came back. */
final class WorkbookReturn {

    private final LedgerReader ledger;
    private final SpreadsheetLimits limits;
    private final RowProgress progress;
    private final Executor ahead;

    WorkbookReturn(LedgerReader ledger, SpreadsheetLimits limits, RowProgress progress, Executor ahead) {
        this.ledger = ledger;
        this.limits = limits;
        this.progress = progress;
        this.ahead = ahead;
    }

    Returns.Understood understand(Template template, SheetId id, SubmittedBody.Workbook body, Sender sender) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(body.file(), limits, progress, ahead)) {
            return understand(template, id, spreadsheet, body.resolutions(), sender);
        } catch (SpreadsheetRefusedException e) {
            return Returns.Understood.refused(RefusedFile.problem(e));
        }
    }

    private Returns.Understood understand(
            Template template, SheetId id, Spreadsheet file, List<SentResolution> sent, Sender sender)
            throws SpreadsheetRefusedException {
        if (file.format() == Spreadsheet.Format.CSV) {
            return Returns.Understood.refused(notAWorkbook());
        }
        Set<WorkbookIdentity> told = WorkbookReader.identities(file);
        Optional<Problem> contradiction = WorkbookReader.contradiction(told);
        if (contradiction.isPresent()) {
            return Returns.Understood.refused(contradiction.get());
        }
        if (told.isEmpty()) {
            return Returns.Understood.refused(nameless(id));
        }
        WorkbookIdentity identity = told.iterator().next();
        Problem mistaken = mistaken(id, identity);
        if (mistaken != null) {
            return Returns.Understood.refused(mistaken);
        }
        ReturnedWorkbook returned = read(template, id, file, identity, sender);
        List<Problem> problems = new ArrayList<>(returned.problems());
        ForeignBranches foreign = new ForeignBranches(template, sender.editing());
        List<Statement> statements = returned.rows().stream()
                .map(row -> foreign.without(new Statement(row.key(), row.cells(), row.delete())))
                .flatMap(Optional::stream)
                .toList();
        if (!foreign.problems().isEmpty()) {
            problems.addAll(ConflictCells.placedProblems(file, template, foreign.problems()));
        }
        Submission submission = new Submission(
                id,
                sender.person(),
                Submission.Kind.WORKBOOK,
                identity.copy(),
                identity.revision(),
                statements,
                resolutions(template, returned, sent, problems),
                returned.silent(),
                null);
        return new Returns.Understood(submission, problems, returned.warnings());
    }

    /** The problems with the cells of the workbook that they are about, as far as it has them. */
    List<Problem> placed(Template template, SubmittedBody.Workbook body, List<Problem> problems) {
        try (Spreadsheet spreadsheet = Spreadsheet.open(body.file(), limits, RowProgress.NONE, ahead)) {
            return ConflictCells.placedProblems(spreadsheet, template, problems);
        } catch (SpreadsheetRefusedException e) {
            return problems;
        }
    }

    /** Reads the file beside its base, whose rows come out of the database while it is read. */
    private ReturnedWorkbook read(
            Template template, SheetId id, Spreadsheet file, WorkbookIdentity identity, Sender sender)
            throws SpreadsheetRefusedException {
        List<SpreadsheetRefusedException> refusal = new ArrayList<>(0);
        Optional<ReturnedWorkbook> returned =
                ledger.base(template, id, identity.revision(), identity.copy(), sender.person(), base -> {
                    try {
                        return Optional.of(WorkbookReader.read(file, template, base, sender.editing()::isOpen));
                    } catch (SpreadsheetRefusedException e) {
                        refusal.add(e);
                        return Optional.empty();
                    }
                });
        if (returned.isEmpty()) {
            throw refusal.get(0);
        }
        return returned.get();
    }

    /** The choices sent beside the workbook, which are newer, and those that stand in it. */
    private static List<Resolution> resolutions(
            Template template, ReturnedWorkbook returned, List<SentResolution> sent, List<Problem> problems) {
        List<Resolution> resolutions = new ArrayList<>();
        for (SentResolution resolution : sent) {
            SentChoices.read(template, resolution, resolutions, problems);
        }
        Set<String> chosen = resolutions.stream().map(WorkbookReturn::cell).collect(Collectors.toSet());
        returned.choices().stream()
                .map(choice -> new Resolution(
                        choice.key(),
                        choice.column(),
                        Submission.Take.valueOf(choice.take().name()),
                        choice.theirs()))
                .filter(choice -> !chosen.contains(cell(choice)))
                .forEach(resolutions::add);
        return resolutions;
    }

    private static Problem notAWorkbook() {
        return problem(
                ProblemType.UNREADABLE_FILE,
                null,
                "The file is text, such as a .csv, and not a workbook.",
                "Submit the .xlsx workbook that you downloaded and filled in.");
    }

    private static Problem nameless(SheetId id) {
        return problem(
                ProblemType.NO_IDENTITY,
                null,
                "The workbook does not say which copy it is.",
                "Download the workbook of %s, copy your cells into it, and submit that one.".formatted(id));
    }

    private static String cell(Resolution resolution) {
        return resolution.key() + "\n" + resolution.column();
    }

    /** Why this workbook cannot be merged into this sheet, or null if it can. */
    private @Nullable Problem mistaken(SheetId id, WorkbookIdentity identity) {
        String sheet = identity.template() + "/" + identity.scope() + "/" + identity.period();
        if (!sheet.equals(id.toString())) {
            return problem(
                    ProblemType.OTHER_SHEET,
                    sheet,
                    "The workbook is a copy of %s, not of %s.".formatted(sheet, id),
                    "Submit it to %s, or choose the workbook of %s.".formatted(sheet, id));
        }
        Optional<Copy> copy = ledger.copy(identity.copy());
        if (copy.isEmpty() || !copy.get().sheet().equals(id) || copy.get().revision() != identity.revision()) {
            return problem(
                    ProblemType.UNKNOWN_COPY,
                    identity.copy(),
                    "The copy %s of revision %d is not known here.".formatted(identity.copy(), identity.revision()),
                    "Download the workbook of %s, copy your cells into it, and submit that one.".formatted(id));
        }
        return null;
    }

    private static Problem problem(ProblemType type, @Nullable String value, String message, String repair) {
        return new Problem(type, Place.NOWHERE, value, null, message, repair);
    }
}
