package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Spelling;
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
    /** By so much the serials of the 1900 system are greater. */
    private static final int DAYS_TO_1904 = 1_462;

    private static final MathContext FIFTEEN_DIGITS = new MathContext(15);

    /** Both ways to read what is ambiguous. */
    private static List<ReadingHints> eitherWay(boolean epoch1904) {
        return List.of(
                new ReadingHints(DayOrder.DAY_FIRST, DecimalMark.POINT, epoch1904),
                new ReadingHints(DayOrder.MONTH_FIRST, DecimalMark.COMMA, epoch1904));
    }

    private LooseValue() {}

    /** Whether the cell says what the base says, in a file whose dates perhaps count from 1904. */
    static boolean same(CellValue base, RawCell cell, Column column, boolean epoch1904) {
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
        if (isShownOtherwise(base, cell, epoch1904) || isSameMoment(base, cell)) {
            return true;
        }
        ReadingHints unknown = new ReadingHints(DayOrder.UNKNOWN, DecimalMark.UNKNOWN, epoch1904);
        if (CellReader.read(cell, column, unknown) instanceof Reading.Value value) {
            return value.value().equals(base) || of(value.value()).equals(of(base));
        }
        for (ReadingHints hints : eitherWay(epoch1904)) {
            if (CellReader.read(cell, column, hints) instanceof Reading.Value value
                    && value.value().equals(base)) {
                return true;
            }
        }
        return shown(CellReader.display(cell)).equals(shown(base.display()));
    }

    private static String shown(String text) {
        return Spelling.composed(WhiteSpace.collapse(text));
    }

    /**
     * Whether what stands in the cell is the base's number, and only the cell's format makes a date of it; or the
     * base's date, and only a format that a program lost makes a number of it: a number of the file's own date system.
     */
    static boolean isShownOtherwise(CellValue base, RawCell cell, boolean epoch1904) {
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        if (plain instanceof RawCell.Moment moment) {
            return base instanceof CellValue.Number && new CellValue.Number(moment.serial()).equals(base);
        }
        double serial = CellXml.serial(base) - (epoch1904 ? DAYS_TO_1904 : 0);
        return plain instanceof RawCell.Number number
                && serial >= 0
                && new CellValue.Number(number.value()).equals(new CellValue.Number(serial));
    }

    /**
     * Whether the cell is formatted as a date and is the base's day or moment: also one of so long ago that a cell which
     * somebody typed would not be believed to be it.
     */
    static boolean isSameMoment(CellValue base, RawCell cell) {
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        if (!(plain instanceof RawCell.Moment moment)) {
            return false;
        }
        return base instanceof CellValue.Date date
                ? moment.value().equals(date.value().atStartOfDay())
                : base instanceof CellValue.DateTime dateTime && moment.value().equals(dateTime.value());
    }

    /** Whether two texts differ only in whether letters and their accents are one character. */
    static boolean isComposedOtherwise(CellValue base, CellValue value) {
        return base instanceof CellValue.Text before
                && value instanceof CellValue.Text now
                && Spelling.composed(before.text()).equals(Spelling.composed(now.text()));
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
        String text = Spelling.composed(WhiteSpace.collapse(value.display()));
        if (!PLAIN_NUMBER.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text).round(FIFTEEN_DIGITS);
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
