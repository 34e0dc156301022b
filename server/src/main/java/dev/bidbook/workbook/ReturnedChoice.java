package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * A choice that a person made on the Conflicts sheet.
 *
 * @param key the row in conflict
 * @param column the template's column, or {@link #WHOLE_ROW} where a removal and a change are in conflict
 * @param take whose value counts
 * @param theirs the stored value on which the choice was made; null if the sheet has no such column
 */
public record ReturnedChoice(RowKey key, String column, Take take, @Nullable CellValue theirs) {

    /** What stands in place of a column where the whole row is in conflict. */
    public static final String WHOLE_ROW = "(row)";

    /** Whose value counts. */
    public enum Take {
        MINE,
        THEIRS
    }
}
