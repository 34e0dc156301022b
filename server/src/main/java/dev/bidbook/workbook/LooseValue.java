package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import dev.bidbook.validation.ReadingHints.DayOrder;
import dev.bidbook.validation.ReadingHints.DecimalMark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a cell that is not going to be stored still says what it said when the workbook was made. Other programs turn
 * text into numbers and dates and lose leading zeros on the way; that is no change by a person.
 */
final class LooseValue {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?");
    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    /** Both ways to read what is ambiguous. */
    private static final List<ReadingHints> EITHER_WAY = List.of(
            new ReadingHints(DayOrder.DAY_FIRST, DecimalMark.POINT, false),
            new ReadingHints(DayOrder.MONTH_FIRST, DecimalMark.COMMA, false));

    private LooseValue() {}

    /** Whether the cell says what the base says. */
    static boolean same(CellValue base, RawCell cell, Column column) {
        if (cell instanceof RawCell.Text text
                && base instanceof CellValue.Text baseText
                && text.text().equals(baseText.text())) {
            return true;
        }
        if (cell instanceof RawCell.Blank) {
            return base.isBlank();
        }
        if (PlainlySame.same(base, cell, column)) {
            return true;
        }
        if (isNumberShownAsDate(base, cell)) {
            return true;
        }
        if (CellReader.read(cell, column, ReadingHints.NONE) instanceof Reading.Value value) {
            return value.value().equals(base) || of(value.value()).equals(of(base));
        }
        for (ReadingHints hints : EITHER_WAY) {
            if (CellReader.read(cell, column, hints) instanceof Reading.Value value
                    && value.value().equals(base)) {
                return true;
            }
        }
        return WhiteSpace.collapse(CellReader.display(cell)).equals(WhiteSpace.collapse(base.display()));
    }

    /** Whether the base's number is what stands in the cell, and only the cell's format makes a date of it. */
    static boolean isNumberShownAsDate(CellValue base, RawCell cell) {
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        return plain instanceof RawCell.Moment moment
                && base instanceof CellValue.Number
                && new CellValue.Number(moment.serial()).equals(base);
    }

    /** Whether a text column's number is the base's text with its leading zeros lost. */
    static boolean isTextTurnedNumber(CellValue base, RawCell cell) {
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        return plain instanceof RawCell.Number number
                && base instanceof CellValue.Text
                && of(new CellValue.Number(number.value())).equals(of(base));
    }

    /** A text that is the same for values that say the same; a part number and its digits alone among them. */
    static String of(CellValue value) {
        if (value.isBlank()) {
            return "";
        }
        String text = WhiteSpace.collapse(value.display());
        if (!PLAIN_NUMBER.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text).round(FIFTEEN_DIGITS);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
