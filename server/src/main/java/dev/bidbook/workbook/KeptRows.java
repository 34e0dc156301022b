package dev.bidbook.workbook;

import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rows of the file that need a second look, once the whole of it has been seen. They are kept in memory as long as
 * they are few; of many only the numbers are, and they have to be read again. Not thread-safe.
 */
final class KeptRows {

    /** So many cells, and as many characters in them, are kept: some 30 MB at the most. */
    static final int MOST_CELLS = 1_000_000;

    private static final int CHARACTERS_A_CELL = 8;

    private final long room;
    private final List<RawRow> rows = new ArrayList<>();
    private final BitSet numbers = new BitSet();
    private long taken;

    KeptRows(int cells) {
        this.room = cells;
    }

    void add(RawRow row) {
        numbers.set(row.number());
        taken += weight(row);
        if (taken <= room) {
            rows.add(row);
        } else {
            rows.clear();
        }
    }

    private static long weight(RawRow row) {
        long weight = 1;
        for (RawCell cell : row.cells()) {
            RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
            weight += plain instanceof RawCell.Text text ? 1 + text.text().length() / CHARACTERS_A_CELL : 1;
        }
        return weight;
    }

    /** Whether all of them are here. */
    boolean isWhole() {
        return taken <= room;
    }

    /** The rows in the order of the file, if they are all here. */
    List<RawRow> rows() {
        return rows;
    }

    /** Whether the row of that number is one of them. */
    boolean has(int number) {
        return numbers.get(number);
    }
}
