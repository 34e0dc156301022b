package dev.bidbook.spreadsheet;

/**
 * A rectangle of cells, both ends included.
 *
 * @param firstRow from 1
 * @param firstColumn from 0
 * @param lastRow from 1, at least {@code firstRow}
 * @param lastColumn from 0, at least {@code firstColumn}
 */
public record Area(int firstRow, int firstColumn, int lastRow, int lastColumn) {}
