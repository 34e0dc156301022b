package dev.bidbook.ledger;

import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet's rows have from the sheets of earlier periods. A carry-forward cell that nobody wrote in its own sheet
 * equals, at every moment, the cell of the same key in the nearest earlier sheet that has the row, as long as its question
 * is asked; facts that count weeks go on from there. Whoever changes a sheet lets the later ones follow in the same
 * transaction.
 */
final class Inheritance {

    private final Handle handle;
    private final Template template;
    private final Evaluators.InScope evaluators;
    private final CarriedColumns columns;

    Inheritance(Handle handle, Template template, Evaluators.InScope evaluators) {
        this.handle = handle;
        this.template = template;
        this.evaluators = evaluators;
        this.columns = new CarriedColumns(template);
    }

    CarriedColumns columns() {
        return columns;
    }

    /** What the rows of a sheet have from earlier ones. */
    Carrying carrying(SheetId sheet) {
        return new Carrying(template, columns, evaluators, sheet);
    }

    /** Brings what follows from other cells up to date in a revision in the making. */
    void settle(NextRevision next, Map<StoredRow, Set<String>> released) {
        settle(next, released, () -> all(next.sheet()), null, Runnable::run);
    }

    /**
     * The same for the revision of an import, which knows the rows.
     *
     * @param all the rows that the sheet had before
     * @param previous the rows of the sheet before it, or null if there is none
     * @param workers who may help with many rows
     */
    void settleImport(NextRevision next, List<StoredRow> all, @Nullable List<StoredRow> previous, Executor workers) {
        settle(next, Map.of(), () -> all, previous == null ? List.of() : previous, workers);
    }

    private void settle(
            NextRevision next,
            Map<StoredRow, Set<String>> released,
            Supplier<Collection<StoredRow>> all,
            @Nullable List<StoredRow> previous,
            Executor workers) {
        if (!columns.any()) {
            return;
        }
        Settlement settlement = settlement(next);
        List<StoredRow> rows = settlement.rows(released.keySet(), all);
        List<StoredSheet> earlier = columns.comeFromEarlier()
                ? new SheetStore(handle).before(next.sheet().id())
                : List.of();
        List<RowKey> keys = earlier.isEmpty()
                ? List.of()
                : rows.stream().map(row -> row.key).toList();
        settlement.settle(rows, released, sources(earlier, keys, previous), workers);
    }

    Settlement settlement(NextRevision next) {
        return new Settlement(columns, carrying(next.sheet().id()), next);
    }

    /** All rows of a sheet, removed ones included. */
    List<StoredRow> all(StoredSheet sheet) {
        return new RowStore(handle).all(sheet.number(), template, new StoredColumns(template));
    }

    /**
     * What the rows of these keys inherit from, as far as there is anything.
     *
     * @param sheets the sheets before theirs, the nearest first
     * @param previous the rows of the sheet right before, if they are known
     */
    private Map<RowKey, Source> sources(
            List<StoredSheet> sheets, Collection<RowKey> keys, @Nullable Collection<StoredRow> previous) {
        Map<RowKey, Source> sources = new HashMap<>();
        if (!columns.comeFromEarlier() || keys.isEmpty()) {
            return sources;
        }
        Set<RowKey> rest = new HashSet<>(keys);
        boolean direct = true;
        for (StoredSheet earlier : sheets) {
            if (rest.isEmpty()) {
                break;
            }
            Collection<StoredRow> rows = direct && previous != null
                    ? previous
                    : new RowStore(handle).byKey(earlier.number(), rest).values();
            for (StoredRow row : rows) {
                if (!row.removed && rest.remove(row.key)) {
                    sources.put(row.key, new Source(row, direct));
                }
            }
            direct = false;
        }
        return sources;
    }

    /** Whether the row holds an answer that a later sheet would inherit. */
    boolean hasAnswers(StoredRow row) {
        return columns.inherited().stream()
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
        List<StoredSheet> later = columns.comeFromEarlier()
                ? new SheetStore(handle).after(done.sheet().id())
                : List.of();
        if (later.isEmpty()) {
            return revisions;
        }
        // Null is what has no source any more.
        Map<RowKey, @Nullable Source> followed = changedSources(done);
        boolean whole = done.sheet().revision() == 0 && !columns.counting().isEmpty();
        for (StoredSheet sheet : later) {
            if (followed.isEmpty() && !whole) {
                break;
            }
            NextRevision next = NextRevision.following(sheet);
            // A new sheet between two parts all rows of the later one that it does not have from their weeks before.
            followIn(next, followed, whole);
            whole = false;
            if (next.isReal()) {
                Fresh fresh =
                        new Fresh(Submission.Kind.INHERITED, by.person(), by.at(), null, null, 0, by.id(), null, null);
                revisions.add(Revisions.store(handle, next, fresh));
            }
        }
        return revisions;
    }

    private void followIn(NextRevision next, Map<RowKey, @Nullable Source> followed, boolean whole) {
        int sheet = next.sheet().number();
        RowStore store = new RowStore(handle);
        Collection<StoredRow> rows = whole
                ? all(next.sheet())
                : store.byKey(sheet, followed.keySet()).values();
        if (whole) {
            addOthers(next.sheet().id(), rows, followed);
        }
        Settlement settlement = settlement(next);
        Set<RowKey> here = new HashSet<>();
        for (StoredRow row : rows) {
            if (row.removed) {
                continue;
            }
            here.add(row.key);
            int before = next.changes().size();
            settlement.settle(row, Set.of(), followed.get(row.key));
            if (next.changes().size() == before) {
                // What comes after follows this row, and this row stays as it is.
                followed.remove(row.key);
            } else {
                followed.put(row.key, new Source(row, true));
            }
        }
        followed.replaceAll(
                (key, source) -> source == null || here.contains(key) ? source : new Source(source.row(), false));
    }

    private void addOthers(SheetId sheet, Collection<StoredRow> rows, Map<RowKey, @Nullable Source> followed) {
        List<RowKey> others = rows.stream()
                .filter(row -> !row.removed && !followed.containsKey(row.key))
                .map(row -> row.key)
                .toList();
        Map<RowKey, Source> sources = sources(new SheetStore(handle).before(sheet), others, null);
        others.forEach(key -> followed.put(key, sources.get(key)));
    }

    /** What later sheets have from the rows that changed, by key; null where the row left and no earlier sheet has it. */
    private Map<RowKey, @Nullable Source> changedSources(NextRevision done) {
        Set<Integer> ids = new HashSet<>();
        for (CellChange change : done.changes()) {
            if (change.column().equals(CellChange.ROW) || columns.isSource(change.column())) {
                ids.add(change.rowId());
            }
        }
        Map<RowKey, @Nullable Source> changed = new HashMap<>();
        List<RowKey> left = new ArrayList<>();
        for (StoredRow row : done.rows()) {
            if (ids.contains(row.id)) {
                if (row.removed) {
                    left.add(row.key);
                } else {
                    changed.put(row.key, new Source(row, true));
                }
            }
        }
        Map<RowKey, Source> earlier =
                sources(new SheetStore(handle).before(done.sheet().id()), left, null);
        for (RowKey key : left) {
            Source source = earlier.get(key);
            changed.put(key, source == null ? null : new Source(source.row(), false));
        }
        return changed;
    }
}
