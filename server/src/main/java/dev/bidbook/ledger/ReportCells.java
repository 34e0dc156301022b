package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a report's line, and perhaps what its row inherits: nothing of the line is copied before somebody changes
 * it. Not thread-safe.
 */
final class ReportCells extends PlacedCells {

    private final List<CellValue> line;
    /** By place, the position of the column in the line; -1 for those that do not come with it. */
    private final int[] imported;

    private @Nullable StoredCells inherited;
    private @Nullable StoredCells changed;

    ReportCells(StoredColumns columns, int[] imported, List<CellValue> line) {
        super(columns);
        this.imported = imported;
        this.line = line;
    }

    /** Adds what the row inherits, in other columns than those of the line; it may be shared by many rows. */
    void inherit(StoredCells cells) {
        inherited = cells;
    }

    @Override
    CellValue at(int place) {
        if (changed != null) {
            return changed.at(place);
        }
        int position = imported[place];
        if (position >= 0) {
            return line.get(position);
        }
        return inherited == null ? Blank.BLANK : inherited.at(place);
    }

    @Override
    public int size() {
        if (changed != null) {
            return changed.size();
        }
        int size = inherited == null ? 0 : inherited.size();
        for (int position : imported) {
            size += position < 0 || line.get(position) == Blank.BLANK ? 0 : 1;
        }
        return size;
    }

    @Override
    void set(int place, CellValue plain) {
        if (changed == null) {
            StoredCells copy = new StoredCells(columns);
            for (int i = 0; i < columns.size(); i++) {
                copy.set(i, PlainValues.plain(at(i)));
            }
            changed = copy;
        }
        changed.set(place, plain);
    }
}
