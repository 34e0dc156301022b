package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row as it is stored, being changed within one transaction. Values are plain; blanks are not in the document. */
final class StoredRow {

    final int id;
    final RowKey key;
    final Map<String, CellValue> cells;
    final int added;
    int touched;
    boolean removed;

    @Nullable
    String goneSince;

    /** Most rows of a report have neither: they share what is empty. */
    private Set<String> own;

    private Map<String, Integer> touchedCells;

    /**
     * A row.
     *
     * @param cells its cells without blanks; a modifiable map that becomes the row's own
     * @param own the columns that a person wrote in this very sheet; modifiable unless empty
     * @param touchedCells by column the revision that changed it last; modifiable unless empty
     * @param added the revision that added it
     */
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

    /** The columns that a person wrote in this very sheet; not to be changed. */
    Set<String> own() {
        return own;
    }

    /** Says whether a person wrote the column here; whether it was so before. */
    boolean setOwn(String column, boolean now) {
        if (now && own.isEmpty()) {
            own = new LinkedHashSet<>();
        }
        return now ? !own.add(column) : !own.isEmpty() && own.remove(column);
    }

    /** By column the revision that changed it last, if any did since the row was added; not to be changed. */
    Map<String, Integer> touchedCells() {
        return touchedCells;
    }

    /** Says that a revision changes the column. */
    void touch(String column, int revision) {
        if (touchedCells.isEmpty()) {
            touchedCells = new LinkedHashMap<>();
        }
        touchedCells.put(column, revision);
        touched = revision;
    }

    /** Whether the row is in the sheet and the latest report has it. */
    boolean inReport() {
        return !removed && goneSince == null;
    }
}
