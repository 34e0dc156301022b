package dev.bidbook.ledger;

import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One report being imported, within one writing transaction. It never touches what people wrote. */
final class Importing {

    private final Handle handle;
    private final Template template;
    private final SheetId id;
    private final String person;
    private final Instant now;
    private final Executor workers;
    private final Inheritance inheritance;
    private final List<Column> reportColumns = new ArrayList<>();
    private final List<Column> imported = new ArrayList<>();
    private final List<Column> goneSince = new ArrayList<>();
    private final StoredColumns columns;

    Importing(
            Handle handle,
            Template template,
            Evaluators.InScope evaluators,
            Executor workers,
            SheetId id,
            String person,
            Instant now) {
        this.workers = workers;
        this.handle = handle;
        this.template = template;
        this.id = id;
        this.person = person;
        this.now = now;
        this.inheritance = new Inheritance(handle, template, evaluators);
        this.columns = new StoredColumns(template);
        for (int i = 0; i < template.columns().size(); i++) {
            Column column = template.columns().get(i);
            if (column.origin() == Origin.REPORT) {
                reportColumns.add(column);
            }
            boolean key = template.key().contains(i);
            if (key || column.origin() == Origin.REPORT || column.fact() == ServerFact.DIFFERING_DUPLICATES) {
                imported.add(column);
            } else if (column.fact() == ServerFact.GONE_SINCE) {
                goneSince.add(column);
            }
        }
    }

    /**
     * Imports the lines.
     *
     * @param lines by their keys, positional by the template's columns
     * @param revisions takes the revisions that this makes
     * @param run is told of the rows before they are stored
     */
    ImportResult store(
            Map<RowKey, ? extends List<CellValue>> lines,
            @Nullable Retry retry,
            List<SheetRevision> revisions,
            Forerunner.Run run) {
        ReportLines report = new ReportLines(template, columns, imported, lines);
        SheetStore sheets = new SheetStore(handle);
        StoredSheet known = sheets.find(id).orElse(null);
        if (known != null && retry != null) {
            ImportResult replay = new ImportAnswers(handle, template).replay(known, person, retry, now);
            if (replay != null) {
                return replay;
            }
        }
        StoredSheet sheet = known != null ? known : sheets.create(id, template.version(), now, person);
        boolean first = sheet.revision() == 0;
        List<StoredRow> rows = new RowStore(handle).all(sheet.number(), template, columns);
        StoredSheet previous = sheets.before(id).stream().findFirst().orElse(null);
        List<StoredRow> previousRows =
                previous == null ? List.of() : new RowStore(handle).all(previous.number(), template, columns);
        Comparison withPrevious = new Comparison(previousRows, reportColumns, report);
        Comparison comparison = first ? withPrevious : new Comparison(rows, reportColumns, report);

        NextRevision next = new NextRevision(sheet, Identifiers.submission());
        refreshKnown(next, rows, report);
        addFresh(next, rows, report);
        if (first) {
            next.makeEvenIfEmpty();
        }
        if (first && previous != null && template.rows() == RowsFrom.REPORT) {
            takeOver(next, report, previousRows, new TakeOver(template, inheritance, previous.id()));
        }
        inheritance.settleImport(next, rows, previous == null ? null : previousRows, workers);
        run.coming(coming(next, rows));
        boolean identical = previous != null && withPrevious.isIdentical();
        ImportResult.Imported result = comparison.result(next.submission(), next.revision(), identical);
        Submission.Kind kind = template.rows() == RowsFrom.DERIVED ? Submission.Kind.DERIVED : Submission.Kind.REPORT;
        String answer = retry == null ? null : ImportAnswers.toJson(result);
        Fresh fresh = new Fresh(kind, person, now, null, null, 0, null, retry, answer);
        revisions.addAll(Revisions.storeAndFollow(handle, inheritance, next, fresh, workers));
        return result;
    }

    private ComingRows coming(NextRevision next, List<StoredRow> before) {
        List<StoredRow> rows = new ArrayList<>(before);
        rows.addAll(next.addedRows());
        rows.removeIf(row -> row.removed);
        int touched = next.addedRows().size() + next.changedRows().size();
        return new ComingRows(template, id, next.revision(), touched, rows);
    }

    private void refreshKnown(NextRevision next, List<StoredRow> rows, ReportLines report) {
        for (StoredRow row : rows) {
            ReportCells line = report.find(row.key);
            if (line == null) {
                if (row.inReport() && template.rows() != RowsFrom.PEOPLE) {
                    gone(next, row, id.period().text());
                }
                continue;
            }
            if (row.removed) {
                next.restore(row);
            }
            gone(next, row, null);
            for (Column column : imported) {
                next.set(row, column.name(), line.getOrDefault(column.name(), Blank.BLANK), false);
            }
        }
    }

    private void gone(NextRevision next, StoredRow row, @Nullable String since) {
        next.gone(row, since);
        for (Column column : goneSince) {
            next.set(row, column.name(), since == null ? Blank.BLANK : new CellValue.Text(since), false);
        }
    }

    private static void addFresh(NextRevision next, List<StoredRow> rows, ReportLines report) {
        Set<RowKey> known = new HashSet<>();
        rows.forEach(row -> known.add(row.key));
        report.forEach((key, line) -> {
            if (!known.contains(key)) {
                next.add(key, line, Set.of(), null, false);
            }
        });
    }

    /** Lines that this report does not have, but of which something is still asked: they stay in sight. */
    private void takeOver(NextRevision next, ReportLines report, List<StoredRow> previousRows, TakeOver takeOver) {
        for (StoredRow row : previousRows) {
            if (row.removed || report.has(row.key) || !takeOver.takes(row)) {
                continue;
            }
            String since = row.goneSince == null ? id.period().text() : row.goneSince;
            Map<String, CellValue> cells = new StoredCells(columns);
            for (Column column : imported) {
                cells.put(column.name(), row.get(column.name()));
            }
            for (Column column : goneSince) {
                cells.put(column.name(), new CellValue.Text(since));
            }
            next.add(row.key, cells, Set.of(), since, false);
        }
    }
}
