package dev.bidbook.review;

import dev.bidbook.intake.Report;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.ledger.Submission;
import dev.bidbook.ledger.Submission.Resolution;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.review.ImportOutcome.Change;
import dev.bidbook.review.ImportOutcome.Imported;
import dev.bidbook.review.ImportOutcome.Note;
import dev.bidbook.review.ImportOutcome.RowCounts;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a customer's file on their way into a sheet whose rows are people's. The file is one more submission: it is
 * merged with what people did since the file that was imported before, lines that it does not have stay, and its blank
 * cells say nothing. Used once.
 */
final class PeopleImport {

    private final Ledger ledger;
    private final Template template;
    private final SheetId id;
    private final Report report;
    private final ImportRequest request;

    PeopleImport(Ledger ledger, Template template, SheetId id, Report report, ImportRequest request) {
        this.ledger = ledger;
        this.template = template;
        this.id = id;
        this.report = report;
        this.request = request;
    }

    ImportOutcome store(List<Note> notes) {
        Map<RowKey, Statement> statements = statements();
        Map<RowKey, Row> before = ledger.reader().rows(template, id, null, statements.keySet());
        Outcome outcome = ledger.submit(template, submission(statements, List.of()));
        if (outcome instanceof Outcome.Conflicted conflicted && request.take() != null) {
            outcome = ledger.submit(template, submission(statements, resolutions(conflicted)));
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            return imported(accepted, statements, before, notes);
        } else if (outcome instanceof Outcome.Conflicted conflicted) {
            return new ImportOutcome.Conflicted(conflicted.revision(), conflicted.conflicts());
        } else if (outcome instanceof Outcome.Refused refused) {
            return new ImportOutcome.Refused(refused.problems());
        }
        return new ImportOutcome.RetryKeyReused();
    }

    private Map<RowKey, Statement> statements() {
        Map<RowKey, Statement> statements = new LinkedHashMap<>();
        report.rows().forEach((key, row) -> {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            for (int position = 0; position < row.size(); position++) {
                if (report.columns().contains(position) && !row.get(position).isBlank()) {
                    cells.put(template.columns().get(position).name(), row.get(position));
                }
            }
            statements.put(key, new Statement(key, cells, false));
        });
        return statements;
    }

    private Submission submission(Map<RowKey, Statement> statements, List<Resolution> resolutions) {
        @Nullable Integer base = ledger.reader().lastImport(id).orElse(null);
        return new Submission(
                id,
                request.person(),
                Submission.Kind.REPORT,
                null,
                base,
                List.copyOf(statements.values()),
                resolutions,
                0,
                request.retry());
    }

    private List<Resolution> resolutions(Outcome.Conflicted conflicted) {
        Submission.Take take = request.take();
        return take == null
                ? List.of()
                : conflicted.conflicts().stream()
                        .map(conflict -> new Resolution(conflict.key(), conflict.column(), take, conflict.theirs()))
                        .toList();
    }

    private Imported imported(
            Outcome.Accepted accepted, Map<RowKey, Statement> statements, Map<RowKey, Row> before, List<Note> notes) {
        Map<RowKey, Row> after = ledger.reader().rows(template, id, accepted.revision(), statements.keySet());
        List<RowKey> fresh = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        Set<RowKey> changed = new HashSet<>();
        statements.forEach((key, statement) -> {
            Row earlier = before.get(key);
            if (earlier == null) {
                fresh.add(key);
                return;
            }
            for (String column : statement.cells().keySet()) {
                CellValue from = cell(Optional.of(earlier), column);
                CellValue to = cell(Optional.ofNullable(after.get(key)), column);
                if (!from.equals(to)) {
                    changed.add(key);
                    changes.add(new Change(key, column, from, to));
                }
            }
        });
        return new Imported(
                id,
                accepted.submission(),
                accepted.revision(),
                new RowCounts(report.linesRead(), fresh.size(), changed.size(), 0, report.linesDropped()),
                notes,
                fresh,
                List.of(),
                changes.subList(0, Math.min(changes.size(), ImportOutcome.MOST_CHANGES)),
                accepted.replayed());
    }

    private CellValue cell(Optional<Row> row, String column) {
        return row.map(found -> found.values().get(template.positionOf(column))).orElse(Blank.BLANK);
    }
}
