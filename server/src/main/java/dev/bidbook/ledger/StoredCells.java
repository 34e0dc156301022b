package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import java.util.Arrays;

/** The plain cells of a row in an array. Not thread-safe. */
final class StoredCells extends PlacedCells {

    private final CellValue[] values;
    private int filled;

    /** No cells yet. */
    StoredCells(StoredColumns columns) {
        super(columns);
        this.values = new CellValue[columns.size()];
        Arrays.fill(values, Blank.BLANK);
    }

    @Override
    CellValue at(int place) {
        return values[place];
    }

    @Override
    void set(int place, CellValue plain) {
        filled += (plain.isBlank() ? 0 : 1) - (values[place].isBlank() ? 0 : 1);
        values[place] = plain;
    }

    @Override
    public int size() {
        return filled;
    }
}
