package dev.bidbook.spreadsheet;

/**
 * A number format.
 *
 * @param code its code, such as {@code m/d/yyyy}
 * @param date whether it shows a date or time
 */
record CellFormat(String code, boolean date) {

    static final CellFormat GENERAL = new CellFormat("General", false);

    static CellFormat of(String code) {
        return new CellFormat(code, NumberFormats.isDate(code));
    }
}
