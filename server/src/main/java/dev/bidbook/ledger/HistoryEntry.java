package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;

/**
 * One entry of a sheet's history.
 *
 * @param sheet the sheet it happened in; an earlier one for a value that is inherited
 * @param ordinal its number within the sheet, in the order of time
 * @param revision the revision it belongs to
 * @param submission the submission it belongs to
 * @param kind how that came
 * @param person who did it; for an inherited value who wrote it in the earlier sheet
 * @param at when
 * @param key the row
 * @param column the column; {@code #row} for the row as a whole, {@code #gone} for the mark that the report no longer
 *     has it
 * @param oldValue before, of the column's kind
 * @param newValue after; of a value that was not taken, that value
 * @param what {@code changed}, {@code lost}, {@code added}, {@code removed}, {@code restored} or {@code inherited}
 */
public record HistoryEntry(
        SheetId sheet,
        int ordinal,
        int revision,
        String submission,
        Submission.Kind kind,
        String person,
        Instant at,
        RowKey key,
        String column,
        CellValue oldValue,
        CellValue newValue,
        String what) {}
