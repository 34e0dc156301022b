package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.validation.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
 * @param place where the cell stands in the workbook, or null if that is not known or the row is not in it
 */
public record ConflictRow(
        RowKey key,
        String column,
        CellValue base,
        CellValue mine,
        CellValue theirs,
        String by,
        Instant at,
        @Nullable Place place) {

    /** A conflict whose cell has not been looked for. */
    public ConflictRow(
            RowKey key, String column, CellValue base, CellValue mine, CellValue theirs, String by, Instant at) {
        this(key, column, base, mine, theirs, by, at, null);
    }

    /** The same conflict with the place of its cell. */
    ConflictRow at(Place found) {
        return new ConflictRow(key, column, base, mine, theirs, by, at, found);
    }
}
