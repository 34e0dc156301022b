package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.validation.Place;
import org.jspecify.annotations.Nullable;

/**
 * The template's table in a file.
 *
 * @param sheet the sheet that holds it
 * @param headers its header row
 */
record FoundTable(SheetInfo sheet, Headers headers) {

    Place cell(int row, int place, @Nullable RowKey key, String column) {
        return Place.cell(sheet.name(), new CellAddress(row, place), key, column);
    }

    Place row(int row, @Nullable RowKey key) {
        return new Place(sheet.name(), new CellAddress(row, headers.firstPlace()), key, null);
    }
}
