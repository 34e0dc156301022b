package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.ServerFact.EndOfChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Brings what follows from other cells up to date in a revision in the making, once what was said is in it: inherited
 * cells, and what the server knows of rows.
 */
final class Settlement {

    private final Handle handle;
    private final CarriedColumns columns;
    private final Carrying carrying;
    private final NextRevision next;

    Settlement(Handle handle, CarriedColumns columns, Carrying carrying, NextRevision next) {
        this.handle = handle;
        this.columns = columns;
        this.carrying = carrying;
        this.next = next;
    }

    /** The rows that are to be settled: those that changed, and others of which a cell was released. */
    Collection<StoredRow> rows(Map<StoredRow, Set<String>> released) {
        Set<StoredRow> rows = new LinkedHashSet<>(next.rows());
        rows.addAll(released.keySet());
        rows.removeIf(row -> !next.concerns(row));
        return rows;
    }

    /**
     * Settles rows.
     *
     * @param released the columns whose cells count as not written here any more, by row
     * @param sources what the rows inherit from, by their keys
     */
    void settle(Collection<StoredRow> rows, Map<StoredRow, Set<String>> released, Map<RowKey, Source> sources) {
        for (StoredRow row : rows) {
            settle(row, released.getOrDefault(row, Set.of()), sources.get(row.key));
        }
    }

    /** Settles one row; null is no source. */
    void settle(StoredRow row, Set<String> released, @Nullable Source source) {
        carrying.of(row, released, source).forEach((column, value) -> next.derive(row, column, value));
    }

    /**
     * Brings the ends of chains up to date where any link changed.
     *
     * @param all all rows of the sheet as far as they were stored before, or null if they are not known yet
     */
    void chainIfLinked(@Nullable Collection<StoredRow> all) {
        if (columns.chains().isEmpty() || !linksChanged()) {
            return;
        }
        Map<Integer, StoredRow> rows = new LinkedHashMap<>();
        Collection<StoredRow> stored =
                all == null ? new RowStore(handle).all(next.sheet().number()) : all;
        stored.forEach(row -> rows.put(row.id, row));
        next.rows().forEach(row -> rows.put(row.id, row));
        rows.values().removeIf(row -> row.removed);
        chain(rows.values());
    }

    /** Brings the ends of chains up to date that go through these rows. */
    void chain(Collection<StoredRow> present) {
        List<StoredRow> rows = new ArrayList<>(present);
        for (Column column : columns.chains()) {
            if (column.fact() instanceof EndOfChain fact) {
                Chains chains = new Chains(fact, rows);
                for (StoredRow row : rows) {
                    CellValue end = chains.end(row);
                    next.derive(row, column.name(), end);
                }
            }
        }
    }

    private boolean linksChanged() {
        return !next.addedRows().isEmpty()
                || next.changes().stream()
                        .anyMatch(change -> change.column().equals(CellChange.ROW) || columns.isLink(change.column()));
    }
}
