package dev.bidbook.finding;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.util.List;

/**
 * What the rules say of one row.
 *
 * @param key the row
 * @param open what holds, in the order of the rules
 * @param ended what held in the sheet before and does not hold here, as it is stored there
 * @param values the row's values with formulas computed, if anything ended and the row is still there; else empty
 */
record Judged(RowKey key, List<StoredFinding> open, List<StoredFinding> ended, List<CellValue> values) {

    boolean isQuiet() {
        return open.isEmpty() && ended.isEmpty();
    }
}
