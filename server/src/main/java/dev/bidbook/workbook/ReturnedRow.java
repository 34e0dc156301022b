package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.util.Map;

/**
 * A row of a returned workbook that says something new.
 *
 * @param key which row
 * @param excelRow its row in the file, from 1
 * @param cells the cells that differ from the base, by column name in the template's order; for a new row all that are
 *     not blank, its key among them
 * @param delete whether the row is to be removed; it has no cells then
 */
public record ReturnedRow(RowKey key, int excelRow, Map<String, CellValue> cells, boolean delete) {}
