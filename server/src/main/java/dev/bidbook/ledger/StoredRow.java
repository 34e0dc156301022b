package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row as it is stored, being changed within one transaction. Values are plain; blanks are not in the document. */
final class StoredRow {

    final int id;
    final RowKey key;
    final Map<String, CellValue> cells;
    final Set<String> own;
    final Map<String, Integer> touchedCells;
    final int added;
    int touched;
    boolean removed;

    @Nullable
    String goneSince;

    StoredRow(
            int id,
            RowKey key,
            Map<String, CellValue> cells,
            Set<String> own,
            Map<String, Integer> touchedCells,
            int added) {
        this.id = id;
        this.key = key;
        this.cells = cells;
        this.own = own;
        this.touchedCells = touchedCells;
        this.added = added;
        this.touched = added;
    }

    /** The plain value of a cell. */
    CellValue get(String column) {
        return cells.getOrDefault(column, Blank.BLANK);
    }

    /** Whether the row is in the sheet and the latest report has it. */
    boolean inReport() {
        return !removed && goneSince == null;
    }
}
