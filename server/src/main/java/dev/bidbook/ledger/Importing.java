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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One report being imported, within one writing transaction. It never touches what people wrote. */
final class Importing {

    private final Handle handle;
    private final Template template;
    private final SheetId id;
    private final String person;
    private final Instant now;
    private final Inheritance inheritance;
    private final List<Column> reportColumns = new ArrayList<>();
    private final List<Column> imported = new ArrayList<>();
    private final List<Column> goneSince = new ArrayList<>();

    Importing(Handle handle, Template template, SheetId id, String person, Instant now) {
        this.handle = handle;
        this.template = template;
        this.id = id;
        this.person = person;
        this.now = now;
        this.inheritance = new Inheritance(handle, template);
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

    /** Imports the lines, positional by the template's columns; the revisions that this makes are added to the list. */
    ImportResult store(List<List<CellValue>> lines, @Nullable Retry retry, List<SheetRevision> revisions) {
        Map<RowKey, Map<String, CellValue>> report = report(lines);
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
        List<StoredRow> rows = new RowStore(handle).all(sheet.number());
        StoredSheet previous = sheets.before(id).stream().findFirst().orElse(null);
        List<StoredRow> previousRows = previous == null ? List.of() : new RowStore(handle).all(previous.number());
        Comparison withPrevious = new Comparison(previousRows, reportColumns, report);
        Comparison comparison = first ? withPrevious : new Comparison(rows, reportColumns, report);

        NextRevision next = new NextRevision(sheet, Identifiers.submission());
        refreshKnown(next, rows, report);
        addFresh(next, rows, report, previous, previousRows);
        if (first) {
            takeOverAnswered(next, report, previousRows);
            next.makeEvenIfEmpty();
        }
        boolean identical = previous != null && withPrevious.isIdentical();
        ImportResult.Imported result = comparison.result(next.submission(), next.revision(), identical);
        String answer = retry == null ? null : ImportAnswers.toJson(result);
        Fresh fresh = new Fresh(Submission.Kind.REPORT, person, now, null, null, 0, null, retry, answer);
        revisions.addAll(Revisions.storeAndFollow(handle, template, next, fresh));
        return result;
    }

    private Map<RowKey, Map<String, CellValue>> report(List<List<CellValue>> lines) {
        Map<RowKey, Map<String, CellValue>> report = new LinkedHashMap<>();
        for (List<CellValue> line : lines) {
            Map<String, CellValue> cells = new LinkedHashMap<>();
            for (Column column : imported) {
                CellValue value = line.get(template.positionOf(column.name()));
                if (!value.isBlank()) {
                    cells.put(column.name(), PlainValues.plain(value));
                }
            }
            RowKey key = template.keyOf(line);
            if (report.put(key, cells) != null) {
                throw new IllegalArgumentException("a report's lines have different keys, but two have " + key);
            }
        }
        return report;
    }

    private void refreshKnown(NextRevision next, List<StoredRow> rows, Map<RowKey, Map<String, CellValue>> report) {
        List<StoredRow> restored = new ArrayList<>();
        for (StoredRow row : rows) {
            Map<String, CellValue> line = report.get(row.key);
            if (line == null) {
                if (row.inReport() && template.rows() == RowsFrom.REPORT) {
                    gone(next, row, id.period().text());
                }
                continue;
            }
            if (row.removed) {
                next.restore(row);
                restored.add(row);
            }
            gone(next, row, null);
            for (Column column : imported) {
                next.set(row, column.name(), line.getOrDefault(column.name(), Blank.BLANK), false);
            }
        }
        inheritance.refresh(next, restored);
    }

    private void gone(NextRevision next, StoredRow row, @Nullable String since) {
        next.gone(row, since);
        for (Column column : goneSince) {
            next.set(row, column.name(), since == null ? Blank.BLANK : new CellValue.Text(since), false);
        }
    }

    private void addFresh(
            NextRevision next,
            List<StoredRow> rows,
            Map<RowKey, Map<String, CellValue>> report,
            @Nullable StoredSheet previous,
            List<StoredRow> previousRows) {
        Map<RowKey, Map<String, CellValue>> fresh = new LinkedHashMap<>(report);
        rows.forEach(row -> fresh.remove(row.key));
        Map<RowKey, StoredRow> sources = new HashMap<>();
        for (StoredRow row : previousRows) {
            if (!row.removed) {
                sources.put(row.key, row);
            }
        }
        if (previous != null) {
            List<RowKey> notThere = fresh.keySet().stream()
                    .filter(key -> !sources.containsKey(key))
                    .toList();
            sources.putAll(inheritance.sources(previous.id(), notThere));
        }
        fresh.forEach((key, line) -> {
            // Nobody reads the line after this, and a copy of every line of a large report would fill the memory.
            line.putAll(inheritance.inherited(sources.get(key), id));
            add(next, key, line, null);
        });
    }

    /** Lines that this report does not have, but on which somebody answered: their open questions stay in sight. */
    private void takeOverAnswered(
            NextRevision next, Map<RowKey, Map<String, CellValue>> report, List<StoredRow> previousRows) {
        for (StoredRow row : previousRows) {
            if (row.removed
                    || report.containsKey(row.key)
                    || template.rows() != RowsFrom.REPORT
                    || !inheritance.hasAnswers(row)) {
                continue;
            }
            String since = row.goneSince == null ? id.period().text() : row.goneSince;
            Map<String, CellValue> cells = new LinkedHashMap<>();
            for (Column column : imported) {
                cells.put(column.name(), row.get(column.name()));
            }
            for (Column column : goneSince) {
                cells.put(column.name(), new CellValue.Text(since));
            }
            cells.putAll(inheritance.inherited(row, id));
            add(next, row.key, cells, since);
        }
    }

    private static void add(NextRevision next, RowKey key, Map<String, CellValue> cells, @Nullable String goneSince) {
        cells.values().removeIf(CellValue::isBlank);
        next.add(key, cells, Set.of(), goneSince, false);
    }
}
