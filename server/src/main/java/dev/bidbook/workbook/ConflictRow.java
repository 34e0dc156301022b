package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.time.Instant;

/**
 * A cell changed by two people, as the Conflicts sheet shows it.
 *
 * @param key the row
 * @param column the column, {@code (row)} where one removed the row that the other changed
 * @param base what both started from
 * @param mine what the workbook says
 * @param theirs what is stored
 * @param by who wrote what is stored
 * @param at when
 */
public record ConflictRow(
        RowKey key, String column, CellValue base, CellValue mine, CellValue theirs, String by, Instant at) {}
