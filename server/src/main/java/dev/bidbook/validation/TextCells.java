package dev.bidbook.validation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Numbers;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Cells of text columns, and the text that any other cell shows. */
final class TextCells {

    /** What an Excel cell can hold. */
    static final int LONGEST = 32_767;

    private TextCells() {}

    static Reading read(RawCell cell, Column column) {
        if (cell instanceof RawCell.Number number && NumberCells.lostDigits(number.value())) {
            return Faults.lostDigits(Numbers.plain(number.value()), column);
        }
        String text = display(cell);
        CellValue value = CellValue.ofText(text);
        String kept = value instanceof CellValue.Text stripped ? stripped.text() : "";
        if (kept.length() > LONGEST) {
            return Faults.textTooLong(kept, column, LONGEST);
        }
        int unprintable = firstUnprintable(kept);
        if (unprintable >= 0) {
            return Faults.unprintableText(kept, column, unprintable);
        }
        return CellReader.value(value);
    }

    /** The text one sees in the cell: dates as ISO, numbers plain. */
    static String display(RawCell cell) {
        if (cell instanceof RawCell.Text text) {
            return oneLineEnd(text.text());
        } else if (cell instanceof RawCell.Number number) {
            return display(number);
        } else if (cell instanceof RawCell.Moment moment) {
            return display(moment);
        } else if (cell instanceof RawCell.Truth truth) {
            return truth.value() ? "TRUE" : "FALSE";
        } else if (cell instanceof RawCell.Fault fault) {
            return fault.code();
        } else if (cell instanceof RawCell.Formula formula) {
            return display(formula.result());
        }
        return "";
    }

    static String display(RawCell.Moment moment) {
        LocalDateTime value = moment.value();
        if (moment.serial() >= 0 && moment.serial() < 1) {
            return value.toLocalTime().toString();
        }
        return value.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? value.toLocalDate().toString()
                : value.toString();
    }

    private static String display(RawCell.Number number) {
        String plain = Numbers.plain(number.value());
        int width = number.format().length();
        // A format of zeros alone, such as 0000000, is how people keep the leading zeros of a part number.
        boolean padded = width > plain.length() && width <= 32 && isZeros(number.format()) && isDigits(plain);
        return padded ? "0".repeat(width - plain.length()) + plain : plain;
    }

    private static boolean isZeros(String format) {
        return format.chars().allMatch(c -> c == '0');
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Files turn the line ends of text into line feeds when they are saved, so nothing else is stored. Vertical tabs and
     * page ends are the line ends of text that was copied from slides and letters.
     */
    private static String oneLineEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u000b' && c <= '\r') {
                return text.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replace('\u000b', '\n')
                        .replace('\f', '\n');
            }
        }
        return text;
    }

    /** The first character that XML, and so a workbook, cannot hold, or that stands for such a one; or -1. */
    private static int firstUnprintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if ((c < ' ' && c != '\t' && c != '\n') || Character.isSurrogate(c) || c >= '\ufffd') {
                return c;
            }
        }
        return -1;
    }
}
