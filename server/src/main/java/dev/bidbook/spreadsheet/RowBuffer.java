package dev.bidbook.spreadsheet;

import dev.bidbook.sheet.CellAddress;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * Collects the cells of a row, and counts rows and cells; used again for each row. A row is complete only when the next
 * one begins, because it may be written in several pieces. Not thread-safe.
 */
final class RowBuffer {

    private final SpreadsheetLimits limits;
    /** What stands from the width on is left over from other rows. */
    private RawCell[] cells = new RawCell[64];

    private int width;
    private int rows;
    private int row;
    private int rowElements;
    private int cellsInRow;
    private long cellElements;

    RowBuffer(SpreadsheetLimits limits) {
        this.limits = limits;
    }

    /** The number of the row whose cells these are, 0 before the first. */
    int row() {
        return row;
    }

    boolean isEmpty() {
        return width == 0;
    }

    /** The number of a row that says its number is {@code stated}, or 0 if it says nothing. */
    int following(int stated) throws SpreadsheetRefusedException {
        if (rowElements >= SpreadsheetLimits.LAST_ROW) {
            throw Refusals.tooLarge("A sheet has", SpreadsheetLimits.LAST_ROW, "rows");
        }
        int next = stated > 0 ? stated : row + 1;
        if (next > SpreadsheetLimits.LAST_ROW) {
            throw Refusals.tooLarge("A sheet has", SpreadsheetLimits.LAST_ROW, "rows");
        }
        if (next < row) {
            throw Refusals.damaged("row " + next + " of a sheet stands after row " + row);
        }
        return next;
    }

    /** Begins the row, or the next piece of it. */
    void begin(int number) {
        rowElements++;
        cellsInRow = number == row ? cellsInRow : 0;
        row = number;
    }

    /** Counts cells of the row that has begun, blank ones included. */
    void count(int more) throws SpreadsheetRefusedException {
        cellElements += more;
        if (cellElements > limits.cells()) {
            throw Refusals.tooLarge("A sheet has", limits.cells(), "cells");
        }
        cellsInRow += more;
        if (cellsInRow > SpreadsheetLimits.LAST_COLUMN) {
            throw Refusals.tooLarge("Row " + row + " of a sheet has", SpreadsheetLimits.LAST_COLUMN, "cells");
        }
    }

    /** Whether a new row of so many cells so far, the last of them in that column, is within the limits. */
    boolean allows(int more, int lastColumn) {
        return more <= SpreadsheetLimits.LAST_COLUMN
                && cellElements + more <= limits.cells()
                && lastColumn < limits.columns();
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
            cells = Arrays.copyOf(cells, Math.max(cells.length * 2, column + 1));
        }
        while (width < column) {
            cells[width++] = RawCell.Blank.BLANK;
        }
        cells[column] = cell;
        width = Math.max(width, column + 1);
    }

    /** Forgets the cells. */
    void clear() {
        width = 0;
    }

    /** The row if it has any cell, else null; the buffer is empty then. */
    @Nullable
    RawRow take() throws SpreadsheetRefusedException {
        if (width == 0) {
            return null;
        }
        if (++rows > limits.rows()) {
            throw Refusals.tooLarge("A sheet has", limits.rows(), "rows");
        }
        RawCell[] taken = Arrays.copyOf(cells, width);
        clear();
        return new RawRow(row, Collections.unmodifiableList(Arrays.asList(taken)));
    }
}
