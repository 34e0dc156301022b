package dev.bidbook.validation;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.RowKey;
import org.jspecify.annotations.Nullable;

/**
 * Where a problem is, as far as it can be told.
 *
 * @param sheet the name of the sheet in the workbook, or null if there is no workbook
 * @param cell the cell, or null for a whole row, sheet or file
 * @param key the row, or null if it is not known
 * @param column the name of the column, or null if the problem is not in one
 */
public record Place(@Nullable String sheet, @Nullable CellAddress cell, @Nullable RowKey key, @Nullable String column) {

    /** The whole file or request. */
    public static final Place NOWHERE = new Place(null, null, null, null);

    /** A cell of a workbook. */
    public static Place cell(String sheet, CellAddress cell, @Nullable RowKey key, String column) {
        return new Place(sheet, cell, key, column);
    }

    /** A cell of a row that did not come in a workbook. */
    public static Place cell(RowKey key, String column) {
        return new Place(null, null, key, column);
    }

    /** {@code Review!M41 (ETA)}, {@code BSK-12345|STL (ETA)}, or as much of it as is known; perhaps empty. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (sheet != null) {
            text.append(sheet);
        }
        if (cell != null) {
            text.append(text.isEmpty() ? "" : "!").append(cell);
        }
        if (cell == null && key != null) {
            text.append(text.isEmpty() ? "" : ", row ").append(key);
        }
        if (column != null) {
            text.append(text.isEmpty() ? "" : " ").append('(').append(column).append(')');
        }
        return text.toString();
    }
}
