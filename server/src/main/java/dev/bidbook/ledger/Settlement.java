package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.ServerFact.EndOfChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings what follows from other cells up to date in a revision in the making, once what was said is in it: inherited
 * cells, and what the server knows of rows.
 */
final class Settlement {

    /** So many different sets of cells are shared between new rows. */
    private static final int MOST_SHARED = 4_096;

    private final CarriedColumns columns;
    private final Carrying carrying;
    private final NextRevision next;
    private final Map<Column, Chains> chains = new LinkedHashMap<>();
    private final Map<Map<String, CellValue>, StoredCells> shared = new HashMap<>();

    Settlement(CarriedColumns columns, Carrying carrying, NextRevision next) {
        this.columns = columns;
        this.carrying = carrying;
        this.next = next;
    }

    /**
     * The rows that are to be settled: those that changed, others of which a cell was released, and others whose chains
     * end elsewhere because a link changed.
     *
     * @param stored gives all rows of the sheet as far as they were stored before
     */
    List<StoredRow> rows(Set<StoredRow> released, Supplier<Collection<StoredRow>> stored) {
        boolean chained = !columns.chains().isEmpty() && linksChanged();
        Collection<StoredRow> before = chained ? stored.get() : List.of();
        if (before.isEmpty() && released.isEmpty()) {
            // No others: the first report of a sheet, or cells that concern nothing but their own row.
            List<StoredRow> rows = next.rows();
            if (chained) {
                chain(rows.stream().filter(row -> !row.removed).toList());
            }
            rows.removeIf(row -> !next.concerns(row));
            return rows;
        }
        Set<StoredRow> rows = new LinkedHashSet<>(next.rows());
        rows.addAll(released);
        if (chained) {
            Map<Integer, StoredRow> all = new LinkedHashMap<>();
            before.forEach(row -> all.put(row.id, row));
            rows.forEach(row -> all.put(row.id, row));
            all.values().removeIf(row -> row.removed);
            chain(all.values());
            all.values().stream().filter(this::endsElsewhere).forEach(rows::add);
        }
        rows.removeIf(row -> !next.concerns(row));
        return new ArrayList<>(rows);
    }

    /** Goes through the chains that these rows make. */
    void chain(Collection<StoredRow> present) {
        for (Column column : columns.chains()) {
            if (column.fact() instanceof EndOfChain fact) {
                chains.put(column, new Chains(fact, present));
            }
        }
    }

    private boolean linksChanged() {
        return !next.addedRows().isEmpty()
                || next.changes().stream()
                        .anyMatch(change -> change.column().equals(CellChange.ROW) || columns.isLink(change.column()));
    }

    private boolean endsElsewhere(StoredRow row) {
        for (Map.Entry<Column, Chains> chain : chains.entrySet()) {
            if (!chain.getValue().end(row).equals(row.get(chain.getKey().name()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Settles rows.
     *
     * @param released the columns whose cells count as not written here any more, by row
     * @param sources what the rows inherit from, by their keys
     * @param workers who may help with many rows
     */
    void settle(
            Collection<StoredRow> rows,
            Map<StoredRow, Set<String>> released,
            Map<RowKey, Source> sources,
            Executor workers) {
        List<StoredRow> fresh = new ArrayList<>();
        for (StoredRow row : rows) {
            Source source = sources.get(row.key);
            if (source == null && line(row) != null && row.own().isEmpty() && !row.removed) {
                fresh.add(row);
            } else {
                settle(row, released.getOrDefault(row, Set.of()), source);
            }
        }
        SharedWork.on(fresh.size(), workers, () -> settling(fresh));
    }

    /** For one thread: settles lines that are new in the sheet and that no earlier sheet has. */
    private SharedWork.Rows settling(List<StoredRow> fresh) {
        FreshLines lines = carrying.freshLines(((ReportCells) fresh.get(0).cells).columns, chains);
        return (from, to) -> {
            for (StoredRow row : fresh.subList(from, to)) {
                ReportCells cells = (ReportCells) row.cells;
                cells.inherit(lines.of(row, cells));
            }
        };
    }

    /** Settles one row; null is no source. */
    void settle(StoredRow row, Set<String> released, @Nullable Source source) {
        Map<String, CellValue> cells = carrying.of(row, ends(row), released, source);
        ReportCells fresh = line(row);
        if (fresh != null) {
            fresh.inherit(stored(fresh.columns, cells));
        } else {
            cells.forEach((column, value) -> next.derive(row, column, value));
        }
    }

    /** The report's line with which the row came in this revision, if it did. */
    private @Nullable ReportCells line(StoredRow row) {
        return next.adds(row) && row.cells instanceof ReportCells line ? line : null;
    }

    private Map<String, CellValue> ends(StoredRow row) {
        if (chains.isEmpty() || row.removed) {
            return Map.of();
        }
        Map<String, CellValue> ends = new LinkedHashMap<>();
        chains.forEach((column, chain) -> ends.put(column.name(), chain.end(row)));
        return ends;
    }

    /** Many lines have the same from elsewhere, and little of it. */
    private StoredCells stored(StoredColumns places, Map<String, CellValue> cells) {
        cells.values().removeIf(CellValue::isBlank);
        StoredCells known = shared.get(cells);
        if (known == null) {
            known = new StoredCells(places);
            known.putAll(cells);
            if (shared.size() < MOST_SHARED) {
                shared.put(cells, known);
            }
        }
        return known;
    }
}
