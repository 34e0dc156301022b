package dev.bidbook.desk;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.time.Instant;
import java.util.List;

/**
 * What became of a sheet's cells after a revision.
 *
 * @param since the revision
 * @param revision the revision that the sheet is at
 * @param cells the cells that hold something else now, the last changed first
 * @param whole whether these are all; if not, more was changed than is told
 */
public record Changes(int since, int revision, List<ChangedCell> cells, boolean whole) {

    /**
     * A cell that holds something else than before, whatever it held between.
     *
     * @param key the row
     * @param column the column; {@code #row} for the row as a whole, {@code #gone} for the mark that the report no longer
     *     has it
     * @param from what it held
     * @param to what it holds
     * @param by who wrote that
     * @param at when
     * @param times how often it was changed in between
     */
    public record ChangedCell(
            RowKey key, String column, CellValue from, CellValue to, String by, Instant at, int times) {}
}
