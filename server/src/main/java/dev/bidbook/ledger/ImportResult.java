package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.util.List;

/** What became of the import of a report. */
public sealed interface ImportResult {

    /** How many changed cells an answer lists at most. */
    int MOST_CHANGES = 200;

    /**
     * It is stored, durably. Lines are compared with this period's earlier import, or where there is none with the sheet
     * of the period before.
     *
     * @param submission its id
     * @param revision the sheet's revision now; the same as before where nothing changed
     * @param fresh the keys that were not there
     * @param gone the keys that were there and are not any more
     * @param changedLines how many lines have another report cell
     * @param changedCells how many report cells are different
     * @param changes the first {@value #MOST_CHANGES} of them
     * @param identical whether there is a sheet of an earlier period and nothing differs from its report
     * @param replayed whether this is the answer to an earlier request with the same retry key
     */
    record Imported(
            String submission,
            int revision,
            List<RowKey> fresh,
            List<RowKey> gone,
            int changedLines,
            int changedCells,
            List<ReportChange> changes,
            boolean identical,
            boolean replayed)
            implements ImportResult {}

    /** Nothing is stored: the retry key came before with another request. */
    record RetryKeyReused() implements ImportResult {}

    /**
     * A report cell that is different now.
     *
     * @param key the line
     * @param column the column
     * @param from what was there
     * @param to what is there now
     */
    record ReportChange(RowKey key, String column, CellValue from, CellValue to) {}
}
