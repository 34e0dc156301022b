package dev.bidbook.spreadsheet;

import dev.bidbook.sheet.CellAddress;
import java.util.Arrays;
import java.util.Collections;

/** Collects the cells of a row; used again for each row. Not thread-safe. */
final class RowBuffer {

    private final SpreadsheetLimits limits;
    private RawCell[] cells = new RawCell[64];
    private int width;
    private int rows;

    RowBuffer(SpreadsheetLimits limits) {
        this.limits = limits;
        Arrays.fill(cells, RawCell.Blank.BLANK);
    }

    /** Puts a cell that is not blank; a later one in the same place counts. */
    void put(int column, RawCell cell) throws SpreadsheetRefusedException {
        if (column >= limits.columns()) {
            throw Refusals.tooLarge(
                    "A sheet has values as far as column " + CellAddress.columnLetters(column) + ":",
                    limits.columns(),
                    "columns");
        }
        if (column >= cells.length) {
            int before = cells.length;
            cells = Arrays.copyOf(cells, Math.max(before * 2, column + 1));
            Arrays.fill(cells, before, cells.length, RawCell.Blank.BLANK);
        }
        cells[column] = cell;
        width = Math.max(width, column + 1);
    }

    /** Hands the row on if it has any cell, and empties the buffer; answers whether to go on. */
    boolean handOn(int number, RowHandler handler) throws SpreadsheetRefusedException {
        if (width == 0) {
            return true;
        }
        if (++rows > limits.rows()) {
            throw Refusals.tooLarge("A sheet has", limits.rows(), "rows");
        }
        RawCell[] taken = Arrays.copyOf(cells, width);
        Arrays.fill(cells, 0, width, RawCell.Blank.BLANK);
        width = 0;
        return handler.row(new RawRow(number, Collections.unmodifiableList(Arrays.asList(taken))));
    }
}
