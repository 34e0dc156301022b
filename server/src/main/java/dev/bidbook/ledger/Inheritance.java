package dev.bidbook.ledger;

import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet's rows have from the sheets of earlier periods. A carry-forward cell that nobody wrote in its own sheet
 * equals, at every moment, the cell of the same key in the nearest earlier sheet that has the row; so does the period
 * in which a row was first seen. Whoever changes a sheet lets the later ones follow in the same transaction.
 */
final class Inheritance {

    private final Handle handle;
    private final List<Column> columns = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    Inheritance(Handle handle, Template template) {
        this.handle = handle;
        for (Column column : template.columns()) {
            if ((column.carryForward() && column.origin() == Origin.ENTRY) || column.fact() == ServerFact.FIRST_SEEN) {
                columns.add(column);
                names.add(column.name());
            }
        }
    }

    /** Whether the column's cells are inherited until somebody writes them. */
    boolean inherits(String column) {
        return names.contains(column);
    }

    /** For each key the row of the nearest earlier sheet that has it, as far as there is one. */
    Map<RowKey, StoredRow> sources(SheetId sheet, Collection<RowKey> keys) {
        Map<RowKey, StoredRow> sources = new HashMap<>();
        if (columns.isEmpty()) {
            return sources;
        }
        Set<RowKey> rest = new HashSet<>(keys);
        for (StoredSheet earlier : new SheetStore(handle).before(sheet)) {
            if (rest.isEmpty()) {
                break;
            }
            for (StoredRow row :
                    new RowStore(handle).byKey(earlier.number(), rest).values()) {
                if (!row.removed) {
                    sources.put(row.key, row);
                    rest.remove(row.key);
                }
            }
        }
        return sources;
    }

    /** What a row inherits from its source, by column; a null source is none. Blanks are in it. */
    Map<String, CellValue> inherited(@Nullable StoredRow source, SheetId sheet) {
        Map<String, CellValue> cells = new HashMap<>();
        for (Column column : columns) {
            CellValue value = source == null ? Blank.BLANK : source.get(column.name());
            boolean firstSeenHere = column.fact() == ServerFact.FIRST_SEEN && value.isBlank();
            cells.put(
                    column.name(),
                    firstSeenHere ? new CellValue.Text(sheet.period().text()) : value);
        }
        return cells;
    }

    /** Lets rows that have come back take on what they inherit today. */
    void refresh(NextRevision next, Collection<StoredRow> rows) {
        Map<RowKey, StoredRow> sources =
                sources(next.sheet().id(), rows.stream().map(row -> row.key).toList());
        for (StoredRow row : rows) {
            refresh(next, row, sources.get(row.key));
        }
    }

    /** Lets one row take on what it inherits from its source; a null source is none. */
    void refresh(NextRevision next, StoredRow row, @Nullable StoredRow source) {
        inherited(source, next.sheet().id()).forEach((column, value) -> {
            if (!row.own.contains(column)) {
                next.set(row, column, value, false);
            }
        });
    }

    /** Whether the row holds an answer that a later sheet would inherit. */
    boolean hasAnswers(StoredRow row) {
        return columns.stream()
                .anyMatch(column -> column.origin() == Origin.ENTRY
                        && !row.get(column.name()).isBlank());
    }

    /**
     * Lets the later sheets follow a revision that has just been stored.
     *
     * @return the revisions that this made, in the order of their periods
     */
    List<SheetRevision> follow(NextRevision done, Stored by) {
        List<SheetRevision> revisions = new ArrayList<>();
        List<StoredSheet> later = columns.isEmpty()
                ? List.of()
                : new SheetStore(handle).after(done.sheet().id());
        if (later.isEmpty()) {
            return revisions;
        }
        Map<RowKey, StoredRow> followed = changedSources(done);
        for (StoredSheet sheet : later) {
            if (followed.isEmpty()) {
                break;
            }
            NextRevision next = new NextRevision(sheet, Identifiers.submission());
            followIn(next, followed);
            if (next.isReal()) {
                Fresh fresh =
                        new Fresh(Submission.Kind.INHERITED, by.person(), by.at(), null, null, 0, by.id(), null, null);
                revisions.add(Revisions.store(handle, next, fresh));
            }
        }
        return revisions;
    }

    private void followIn(NextRevision next, Map<RowKey, StoredRow> followed) {
        Collection<StoredRow> rows = new RowStore(handle)
                .byKey(next.sheet().number(), followed.keySet())
                .values();
        for (StoredRow row : rows) {
            if (row.removed) {
                continue;
            }
            StoredRow source = followed.get(row.key);
            int before = next.changes().size();
            refresh(next, row, source);
            if (next.changes().size() == before) {
                // What comes after follows this row, and this row stays as it is.
                followed.remove(row.key);
            } else {
                followed.put(row.key, row);
            }
        }
    }

    /** The rows whose inheritable cells changed, by key; null where the row left and no earlier sheet has it. */
    private Map<RowKey, StoredRow> changedSources(NextRevision done) {
        Set<Integer> ids = new HashSet<>();
        for (CellChange change : done.changes()) {
            if (change.column().equals(CellChange.ROW) || inherits(change.column())) {
                ids.add(change.rowId());
            }
        }
        Map<RowKey, StoredRow> changed = new HashMap<>();
        List<RowKey> left = new ArrayList<>();
        for (StoredRow row : done.rows()) {
            if (ids.contains(row.id)) {
                if (row.removed) {
                    left.add(row.key);
                } else {
                    changed.put(row.key, row);
                }
            }
        }
        Map<RowKey, StoredRow> earlier = sources(done.sheet().id(), left);
        left.forEach(key -> changed.put(key, earlier.get(key)));
        return changed;
    }
}
