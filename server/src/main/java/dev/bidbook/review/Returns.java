package dev.bidbook.review;

import dev.bidbook.ledger.Ledger;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.ledger.Submission;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.SpreadsheetLimits;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What comes home: workbooks and rows, checked and stored. Thread-safe. */
final class Returns {

    private final Ledger ledger;
    private final WorkbookReturn workbooks;
    private final RowsReturn rows;

    Returns(Ledger ledger, SpreadsheetLimits limits, RowProgress progress, Executor ahead) {
        this.ledger = ledger;
        this.workbooks = new WorkbookReturn(ledger.reader(), limits, progress, ahead);
        this.rows = new RowsReturn(ledger.reader());
    }

    /** What would become of the submission. */
    CheckReport check(Template template, SheetId id, SubmittedBody body, Sender sender) {
        Understood understood = understand(template, id, body, sender);
        List<Problem> problems = new ArrayList<>(understood.problems());
        List<Outcome.Conflict> conflicts = List.of();
        int changed = understood.submission() == null
                ? 0
                : understood.submission().statements().stream()
                        .mapToInt(statement -> statement.cells().size())
                        .sum();
        if (understood.submission() != null) {
            Outcome outcome = ledger.preview(template, understood.submission());
            if (outcome instanceof Outcome.Accepted accepted) {
                changed = accepted.changed();
            } else if (outcome instanceof Outcome.Conflicted conflicted) {
                conflicts = conflicted.conflicts();
            } else if (outcome instanceof Outcome.Refused refused) {
                problems.addAll(placed(template, body, refused.problems()));
            }
        }
        return new CheckReport(problems, understood.warnings(), conflicts, changed);
    }

    /** Stores the submission, or says why not. */
    SubmissionAnswer submit(Template template, SheetId id, SubmittedBody body, Sender sender, @Nullable Retry retry) {
        String person = sender.person();
        Optional<Outcome> before =
                retry == null ? Optional.empty() : ledger.reader().answered(id, person, retry);
        if (before.isPresent()) {
            return new SubmissionAnswer(before.get(), List.of());
        }
        Understood understood = understand(template, id, body, sender);
        // A retry is answered as before even if the sheet has changed so much that the request would have problems now.
        Optional<Outcome> replayed =
                retry == null ? Optional.empty() : ledger.reader().answered(id, person, retry);
        if (replayed.isPresent()) {
            return new SubmissionAnswer(replayed.get(), understood.warnings());
        }
        Submission submission = understood.submission();
        if (!understood.problems().isEmpty() || submission == null) {
            return new SubmissionAnswer(new Outcome.Refused(understood.problems()), understood.warnings());
        }
        Submission retriable = new Submission(
                submission.sheet(),
                submission.person(),
                submission.kind(),
                submission.copy(),
                submission.revision(),
                submission.statements(),
                submission.resolutions(),
                submission.silent(),
                retry);
        Outcome outcome = ledger.submit(template, retriable);
        return new SubmissionAnswer(
                outcome instanceof Outcome.Refused refused
                        ? new Outcome.Refused(placed(template, body, refused.problems()))
                        : outcome,
                understood.warnings());
    }

    /** What the ledger found has a row and a column; in a workbook it gets its cell. */
    private List<Problem> placed(Template template, SubmittedBody body, List<Problem> problems) {
        return body instanceof SubmittedBody.Workbook workbook
                ? workbooks.placed(template, workbook, problems)
                : problems;
    }

    private Understood understand(Template template, SheetId id, SubmittedBody body, Sender sender) {
        Understood understood = body instanceof SubmittedBody.Workbook workbook
                ? workbooks.understand(template, id, workbook, sender)
                : rows.understand(template, id, (SubmittedBody.Rows) body, sender);
        return sender.onlyMine() ? understood.onlyMine() : understood;
    }

    /**
     * What a body says.
     *
     * @param submission what it asks to store, without the cells that have problems; null if not even that is clear
     * @param problems what stops it
     * @param warnings what stops nothing
     */
    record Understood(@Nullable Submission submission, List<Problem> problems, List<Problem> warnings) {

        static Understood refused(Problem problem) {
            return new Understood(null, List.of(problem), List.of());
        }

        /** Cells that are not the submitter's to edit are left out instead of stopping the rest. */
        Understood onlyMine() {
            List<Problem> stopping = new ArrayList<>();
            List<Problem> noted = new ArrayList<>(warnings);
            for (Problem problem : problems) {
                (problem.type() == ProblemType.NOT_YOURS_TO_EDIT ? noted : stopping).add(problem);
            }
            return new Understood(submission, stopping, noted);
        }
    }
}
