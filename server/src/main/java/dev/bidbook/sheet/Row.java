package dev.bidbook.sheet;

import java.util.List;

/**
 * One row of a sheet.
 *
 * @param id the row's number within its sheet, from 1, given once and never used again; written to workbooks as the
 *     hidden row id
 * @param key what identifies the row
 * @param values one value per column of the template, in the template's order; never null, blanks are {@link
 *     CellValue.Blank#BLANK}
 */
public record Row(int id, RowKey key, List<CellValue> values) {}
