package dev.bidbook.spreadsheet;

/**
 * One sheet of a file.
 *
 * @param index its position among the file's sheets, from 0
 * @param name its name; for .csv the word {@code csv}
 * @param part the package part that holds it, such as {@code xl/worksheets/sheet1.xml}; for .csv empty
 * @param visibility whether people see it
 */
public record SheetInfo(int index, String name, String part, Visibility visibility) {

    /** Whether people see a sheet. */
    public enum Visibility {
        VISIBLE,
        HIDDEN,
        VERY_HIDDEN
    }
}
