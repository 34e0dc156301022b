package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;

/**
 * What a raw cell means in a column. A value is read in full or not at all: what would lose something, or could be
 * meant in two ways, is a fault. {@code docs/interpretation.md} says what is accepted. Stateless and thread-safe.
 */
public final class CellReader {

    private CellReader() {}

    /**
     * Reads one cell, of a file or of a JSON body. Only the column's kind and choices matter here, not its origin.
     *
     * @param cell the cell as it stands; a formula counts with its stored result
     * @param column the column it stands in
     * @param hints what is known of how the sender writes dates and numbers as text
     */
    public static Reading read(RawCell cell, Column column, ReadingHints hints) {
        if (cell instanceof RawCell.Formula formula) {
            if (formula.result() instanceof RawCell.Blank) {
                return Faults.noComputedValue(column);
            }
            return read(formula.result(), column, hints);
        }
        if (cell instanceof RawCell.Fault fault) {
            return Faults.errorValue(fault.code(), column);
        }
        if (isBlank(cell)) {
            return value(Blank.BLANK);
        }
        return switch (column.kind()) {
            case TEXT -> TextCells.read(cell, column);
            case CHOICE -> ChoiceCells.read(cell, column);
            case YES_NO -> YesNoCells.read(cell, column);
            case WHOLE_NUMBER, DECIMAL, MONEY -> NumberCells.read(cell, column, hints);
            case DATE, DATE_TIME -> DateCells.read(cell, column, hints);
        };
    }

    /**
     * The text one sees in a cell, whatever it holds, as a text column would take it; for messages and headers. White
     * space at its ends is kept; a blank cell is empty text.
     */
    public static String display(RawCell cell) {
        return TextCells.display(cell);
    }

    static Reading value(CellValue value) {
        return new Reading.Value(value);
    }

    private static boolean isBlank(RawCell cell) {
        return cell instanceof RawCell.Blank || (cell instanceof RawCell.Text text && WhiteSpace.isBlank(text.text()));
    }
}
