package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Whether a cell says what the base says in the plainest way: its value in the type that the column has. What is plainly
 * the same is read as the same whatever the rest of the column looks like, and teaches nothing about the column; what is
 * not may be the same all the same, at more effort.
 */
final class PlainlySame {

    /** Days long before are taken for quantities. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);

    private PlainlySame() {}

    static boolean same(CellValue base, RawCell cell, Column column) {
        if (cell == RawCell.Blank.BLANK) {
            return base == CellValue.Blank.BLANK;
        } else if (cell instanceof RawCell.Text text) {
            return text(base, text, column);
        } else if (cell instanceof RawCell.Number number) {
            return base instanceof CellValue.Number baseNumber && number(baseNumber.value(), number.value(), column);
        } else if (cell instanceof RawCell.Moment moment) {
            return moment(base, moment.value(), column);
        }
        return false;
    }

    private static boolean text(CellValue base, RawCell.Text cell, Column column) {
        return switch (column.kind()) {
            case TEXT, CHOICE ->
                base instanceof CellValue.Text text
                        && text.text().equals(cell.text())
                        && ((column.kind() == ColumnKind.TEXT && isPlain(text.text())) || readsAs(base, cell, column));
            case YES_NO -> base instanceof CellValue.YesNo && readsAs(base, cell, column);
            case WHOLE_NUMBER, DECIMAL, MONEY, DATE, DATE_TIME -> false;
        };
    }

    private static boolean readsAs(CellValue base, RawCell cell, Column column) {
        return CellReader.read(cell, column, ReadingHints.NONE) instanceof Reading.Value value
                && value.value().equals(base);
    }

    /** Whether the text is printable ASCII that no white space is stripped from. */
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length == 0 || text.charAt(0) == ' ' || text.charAt(length - 1) == ' ') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return length <= CellXml.LONGEST_TEXT;
    }

    private static boolean number(double base, double cell, Column column) {
        if (Double.doubleToLongBits(base) != Double.doubleToLongBits(cell)) {
            return false;
        }
        return switch (column.kind()) {
            case WHOLE_NUMBER -> cell == Math.rint(cell);
            case DECIMAL, MONEY -> true;
            case TEXT, CHOICE, YES_NO, DATE, DATE_TIME -> false;
        };
    }

    private static boolean moment(CellValue base, LocalDateTime cell, Column column) {
        LocalDate day = cell.toLocalDate();
        if (day.isBefore(FIRST_DAY)) {
            return false;
        }
        return switch (column.kind()) {
            case DATE ->
                base instanceof CellValue.Date date
                        && date.value().equals(day)
                        && cell.toLocalTime().equals(LocalTime.MIDNIGHT);
            case DATE_TIME ->
                base instanceof CellValue.DateTime moment && moment.value().equals(cell);
            case TEXT, CHOICE, YES_NO, WHOLE_NUMBER, DECIMAL, MONEY -> false;
        };
    }
}
