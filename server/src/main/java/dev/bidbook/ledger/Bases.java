package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What a submitter started from: the values at a revision, and over them what the same copy in the same person's hands
 * has said and had decided since. Someone who sends a file twice starts the second time from what the first time said.
 */
final class Bases {

    private final Map<Integer, List<CellChange>> changes = new HashMap<>();
    private final Map<RowKey, Map<String, CellValue>> statements;

    Bases(Handle handle, StoredSheet sheet, int revision, @Nullable String copy, String person) {
        if (revision < sheet.revision()) {
            for (CellChange change : new ChangeStore(handle).since(sheet.number(), revision)) {
                changes.computeIfAbsent(change.rowId(), row -> new ArrayList<>())
                        .add(change);
            }
        }
        statements = copy == null ? Map.of() : new CopyStore(handle).statements(sheet.number(), copy, person, revision);
    }

    /** The base cells of a row, null where it was not there; {@code row} is what is stored, null if it never was. */
    @Nullable
    Map<String, CellValue> of(RowKey key, @Nullable StoredRow row) {
        Map<String, CellValue> cells = row == null ? null : Rewind.cells(row, changes.getOrDefault(row.id, List.of()));
        Map<String, CellValue> said = statements.get(key);
        if (said == null) {
            return cells;
        } else if (statedRemoved(key)) {
            return null;
        }
        Map<String, CellValue> overlaid = cells == null ? new LinkedHashMap<>() : cells;
        said.forEach((column, value) -> {
            if (!column.equals(CellChange.ROW)) {
                overlaid.put(column, value);
            }
        });
        return overlaid;
    }

    /** Whether the copy itself said that the row is removed. */
    boolean statedRemoved(RowKey key) {
        CellValue row = statements.getOrDefault(key, Map.of()).get(CellChange.ROW);
        return row instanceof CellValue.YesNo there && !there.value();
    }
}
