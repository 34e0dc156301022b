package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.sheet.CellValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as they were: today's, with the changes since taken back from the latest to the earliest. */
final class Rewind {

    private Rewind() {}

    /**
     * The plain cells that the row had, or null if it was not in the sheet.
     *
     * @param row the row as it is stored now; it is left as it is
     * @param revision as it was when
     * @param changes its changes since, the latest first, without that which added it
     */
    static @Nullable Map<String, CellValue> cells(StoredRow row, int revision, List<CellChange> changes) {
        if (row.added > revision) {
            return null;
        }
        Map<String, CellValue> cells = new LinkedHashMap<>(row.cells);
        boolean present = !row.removed;
        for (CellChange change : changes) {
            if (change.column().equals(CellChange.ROW)) {
                present = change.what() == What.REMOVED;
            } else if (!change.column().equals(CellChange.GONE)) {
                cells.put(change.column(), change.oldValue());
            }
        }
        return present ? cells : null;
    }
}
