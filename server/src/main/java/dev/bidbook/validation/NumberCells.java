package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import java.math.BigDecimal;

/** Cells of number columns. */
final class NumberCells {

    private static final int DIGITS_KEPT = 15;
    private static final double ALL_DIGITS_KEPT = 1e15;

    private NumberCells() {}

    static Reading read(RawCell cell, Column column, ReadingHints hints) {
        if (cell instanceof RawCell.Number number) {
            String shown = Numbers.plain(number.value());
            return lostDigits(number.value())
                    ? Faults.lostDigits(shown, column)
                    : checked(number.value(), shown, column);
        } else if (cell instanceof RawCell.Text text) {
            return readText(WhiteSpace.visible(text.text()), column, hints);
        } else if (cell instanceof RawCell.Moment moment) {
            String shown = TextCells.display(moment);
            return Faults.notANumber(
                    shown,
                    column,
                    shown + (moment.serial() >= 0 && moment.serial() < 1 ? " is a time" : " is a date")
                            + ": the cell is formatted as one.");
        }
        return Faults.notANumber(TextCells.display(cell), column);
    }

    private static Reading readText(String text, Column column, ReadingHints hints) {
        NumberText.Result result = NumberText.parse(text, column.kind() == ColumnKind.MONEY, hints.decimalMark());
        if (result instanceof NumberText.Ambiguous ambiguous) {
            return Faults.ambiguousNumber(text, column, plain(ambiguous.grouped()), plain(ambiguous.decimal()));
        } else if (result instanceof NumberText.Parsed parsed) {
            return readParsed(parsed.value(), text, column);
        }
        return Faults.notANumber(text, column);
    }

    private static Reading readParsed(BigDecimal value, String text, Column column) {
        boolean whole = value.stripTrailingZeros().scale() <= 0;
        if (whole && value.stripTrailingZeros().precision() > DIGITS_KEPT) {
            return Faults.notANumber(
                    text, column, Wording.shown(text) + " has more than the 15 digits that a number can keep.");
        }
        return checked(value.doubleValue(), text, column);
    }

    private static Reading checked(double value, String shown, Column column) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Faults.notANumber(
                    shown, column, Wording.shown(shown) + " is larger than any number a cell can hold.");
        }
        CellValue.Number number = new CellValue.Number(value);
        if (column.kind() == ColumnKind.WHOLE_NUMBER && number.value() != Math.rint(number.value())) {
            return Faults.notAWholeNumber(shown, column);
        }
        return CellReader.value(number);
    }

    /** Whether the number has more digits than are kept: a program wrote them that no spreadsheet program would. */
    static boolean lostDigits(double value) {
        return Math.abs(value) >= ALL_DIGITS_KEPT && new CellValue.Number(value).value() != value;
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
