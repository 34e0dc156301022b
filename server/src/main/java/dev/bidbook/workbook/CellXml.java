package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Writes the cells of a sheet part. Text is written inline, so that nothing of a sheet has to be kept in memory and
 * text that looks like a formula can never be one.
 */
final class CellXml {

    /** The longest text that a cell holds. */
    static final int LONGEST_TEXT = 32_767;

    private static final LocalDate FIRST_SERIAL = LocalDate.of(1900, 1, 1);
    private static final LocalDate AFTER_FALSE_LEAP_DAY = LocalDate.of(1900, 3, 1);

    private final XmlBuffer xml;

    CellXml(XmlBuffer xml) {
        this.xml = xml;
    }

    /** A cell with a value and no formula. */
    void value(int row, int column, int style, CellValue value) throws IOException {
        if (value instanceof CellValue.Text text) {
            text(row, column, style, text.text());
        } else if (value instanceof CellValue.Number number) {
            number(row, column, style, number.value());
        } else if (value instanceof CellValue.Date || value instanceof CellValue.DateTime) {
            double serial = serial(value);
            if (serial < 0) {
                text(row, column, style, value.display());
            } else {
                number(row, column, style, serial);
            }
        } else if (value instanceof CellValue.YesNo) {
            text(row, column, style, value.display());
        } else {
            open(row, column, style);
            xml.raw("/>");
        }
    }

    /** A cell with text. */
    void text(int row, int column, int style, String text) throws IOException {
        open(row, column, style);
        xml.raw(" t=\"inlineStr\"><is><t");
        xml.raw(needsSpace(text) ? " xml:space=\"preserve\">" : ">");
        xml.text(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        xml.raw("</t></is></c>");
    }

    /** A cell with a number. */
    void number(int row, int column, int style, double value) throws IOException {
        open(row, column, style);
        xml.raw("><v>").number(value).raw("</v></c>");
    }

    /** A cell with a formula, without its {@code =}, and the value it had when the workbook was made. */
    void formula(int row, int column, int style, String formula, CellValue value) throws IOException {
        open(row, column, style);
        double serial = serial(value);
        if (value instanceof CellValue.Number number) {
            xml.raw("><f>").text(formula).raw("</f><v>").number(number.value());
        } else if (serial >= 0) {
            xml.raw("><f>").text(formula).raw("</f><v>").number(serial);
        } else if (value instanceof CellValue.YesNo yesNo) {
            xml.raw(" t=\"b\"><f>").text(formula).raw("</f><v>").raw(yesNo.value() ? "1" : "0");
        } else {
            // A formula cannot be without a value: what a person sees as blank is empty text.
            String text = value.isBlank() ? "" : value.display();
            xml.raw(ExcelError.isOne(text) ? " t=\"e\"><f>" : " t=\"str\"><f>");
            xml.text(formula).raw("</f><v>").text(text);
        }
        xml.raw("</v></c>");
    }

    /** The serial number of a date or date and time in the 1900 system, or -1 for anything else. */
    static double serial(CellValue value) {
        if (value instanceof CellValue.Date date) {
            return serial(date.value());
        } else if (value instanceof CellValue.DateTime moment) {
            LocalDateTime at = moment.value();
            double day = serial(at.toLocalDate());
            return day < 0 ? -1 : day + at.toLocalTime().toSecondOfDay() / 86_400.0;
        }
        return -1;
    }

    /** The serial number of a day in the 1900 system, or -1 if it has none. */
    static double serial(LocalDate day) {
        if (day.isBefore(FIRST_SERIAL) || day.getYear() > 9999) {
            return -1;
        }
        // The 1900 system counts a 29 February 1900 that never was.
        return ChronoUnit.DAYS.between(FIRST_SERIAL, day) + (day.isBefore(AFTER_FALSE_LEAP_DAY) ? 1 : 2);
    }

    private void open(int row, int column, int style) throws IOException {
        xml.raw("<c r=\"").address(row, column).raw("\" s=\"").number(style).raw("\"");
    }

    /** Whether white space of the text would be lost without being asked to be kept. */
    static boolean needsSpace(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return text.charAt(0) <= ' '
                || text.charAt(text.length() - 1) <= ' '
                || text.indexOf('\n') >= 0
                || text.indexOf('\t') >= 0
                || text.contains("  ");
    }
}
