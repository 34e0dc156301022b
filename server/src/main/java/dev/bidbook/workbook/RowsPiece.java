package dev.bidbook.workbook;

/**
 * A batch of rows, written, compressed and counted.
 *
 * @param deflated the rows
 * @param counts what was counted of them
 */
record RowsPiece(Deflated deflated, BatchCounts counts) {}
