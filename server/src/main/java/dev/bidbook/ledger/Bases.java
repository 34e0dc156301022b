package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a submitter started from: the values at a revision, and over them what the same copy in the same person's hands
 * has said and had decided since. Someone who sends a file twice starts the second time from what the first time said.
 */
final class Bases {

    /** Up to so many rows are asked for by their keys; for more the whole log since is read. */
    private static final int FEW = 2000;

    private final Map<Integer, List<CellChange>> changes = new HashMap<>();
    private final Map<RowKey, Map<String, CellValue>> statements;
    private final int revision;
    private final boolean ofToday;

    /**
     * Reads what bases are made of.
     *
     * @param keys the rows that will be asked for, or null for all
     */
    Bases(
            Handle handle,
            StoredSheet sheet,
            int revision,
            @Nullable String copy,
            String person,
            @Nullable Collection<RowKey> keys) {
        this.revision = revision;
        this.ofToday = revision == sheet.revision();
        if (!ofToday) {
            ChangeStore store = new ChangeStore(handle);
            Consumer<CellChange> gather = change -> changes.computeIfAbsent(change.rowId(), row -> new ArrayList<>())
                    .add(change);
            if (keys == null || keys.size() > FEW) {
                store.since(sheet.number(), revision).forEach(gather);
            } else {
                store.since(sheet.number(), revision, keys).forEach(gather);
            }
        }
        statements = copy == null
                ? Map.of()
                : new CopyStore(handle).statements(sheet.number(), copy, person, revision, keys);
    }

    /** The base cells of a row, null where it was not there; {@code row} is what is stored, null if it never was. */
    @Nullable
    Map<String, CellValue> of(RowKey key, @Nullable StoredRow row) {
        Map<String, CellValue> cells =
                row == null ? null : Rewind.cells(row, revision, changes.getOrDefault(row.id, List.of()));
        Map<String, CellValue> said = statements.get(key);
        if (said == null) {
            return cells;
        } else if (stated(key, false)) {
            return null;
        }
        // A row that the copy itself brought holds what was said then, and nothing that an earlier one held.
        Map<String, CellValue> overlaid = cells == null || stated(key, true) ? new LinkedHashMap<>() : cells;
        said.forEach((column, value) -> {
            if (!column.equals(CellChange.ROW)) {
                overlaid.put(column, value);
            }
        });
        return overlaid;
    }

    /** Whether every row's base is what is stored now. */
    boolean areToday() {
        return ofToday && statements.isEmpty();
    }

    /** Whether the copy has said anything about the row. */
    boolean hasSaid(RowKey key) {
        return statements.containsKey(key);
    }

    /** Whether the copy itself said that the row is removed. */
    boolean statedRemoved(RowKey key) {
        return stated(key, false);
    }

    private boolean stated(RowKey key, boolean there) {
        CellValue row = statements.getOrDefault(key, Map.of()).get(CellChange.ROW);
        return row instanceof CellValue.YesNo said && said.value() == there;
    }
}
