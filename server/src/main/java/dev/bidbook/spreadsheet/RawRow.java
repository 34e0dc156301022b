package dev.bidbook.spreadsheet;

import java.util.List;

/**
 * A row as it stands in a file.
 *
 * @param number the row's number, from 1
 * @param cells its cells from column A on, without gaps ({@link RawCell.Blank#BLANK} where nothing stands) and without
 *     trailing blanks
 */
public record RawRow(int number, List<RawCell> cells) {

    /** The cell at a column counted from 0, {@link RawCell.Blank#BLANK} past the row's end. */
    public RawCell cell(int column) {
        return column < cells.size() ? cells.get(column) : RawCell.Blank.BLANK;
    }
}
