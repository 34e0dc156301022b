package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which row of the sheet a row of the file is. */
sealed interface RowMatch {

    /** Rows that say nothing. */
    enum Nothing implements RowMatch {
        /** No cell of the table's is filled. */
        BLANK,
        /** A row of sums below the table. */
        TOTALS
    }

    /**
     * A row of the base.
     *
     * @param row the row
     * @param byId whether its hidden id names it
     * @param keyAgrees whether the file's key cells name it too, or there are none
     */
    record Known(Row row, boolean byId, boolean keyAgrees) implements RowMatch {}

    /** The hidden id names one row and the key another. */
    record Torn(Row byId, Row byKey) implements RowMatch {}

    /**
     * Neither id nor key name a row of the base.
     *
     * @param key the values of the key columns, some perhaps blank
     * @param id the hidden id as it stands there, or null if there is none
     */
    record Unknown(List<CellValue> key, @Nullable String id) implements RowMatch {

        boolean hasWholeKey() {
            return key.stream().noneMatch(CellValue::isBlank);
        }
    }
}
