package dev.bidbook.validation;

import java.util.Locale;

/**
 * The catalogue of problems. Each stops what was asked for; {@code docs/problems.md} is checked against it.
 *
 * <p>A type's {@link #id()} is what programs rely on; it never changes. Titles and messages may be worded better.
 */
public enum ProblemType {
    NOT_A_DATE("The cell's column holds dates, and the value is none."),
    AMBIGUOUS_DATE("The value is a date, but which part is the day cannot be told."),
    NOT_A_NUMBER("The cell's column holds numbers, and the value is none."),
    AMBIGUOUS_NUMBER("The value is a number, but which separator is the decimal point cannot be told."),
    LOST_DIGITS("The cell holds a number with more digits than a number can keep."),
    NOT_A_WHOLE_NUMBER("The cell's column holds whole numbers, and the value has decimals."),
    NOT_YES_OR_NO("The cell's column holds yes or no, and the value is neither."),
    NOT_A_CHOICE("The value is not one of the column's choices."),
    TEXT_TOO_LONG("The text is longer than a cell can hold."),
    UNPRINTABLE_TEXT("The text holds a control character that a workbook cannot hold."),
    ERROR_VALUE("The cell holds an error value such as #N/A."),
    NO_COMPUTED_VALUE("The cell holds a formula whose value the file does not have."),
    NOT_YOURS_TO_EDIT("The cell was changed, but its column is not for the submitter to edit."),
    BROKEN_ROW("The row's hidden id, its key and its report cells do not belong together."),
    UNKNOWN_ROW("The sheet has no such row, and nobody adds rows to this template."),
    ALREADY_ISSUED("The line was issued before, with another number than this row gives it."),
    DUPLICATE_ROW("The row stands twice with different values."),
    INCOMPLETE_KEY("A row lacks a value in one of the columns that identify it."),
    UNKNOWN_COLUMN("The template has no such column."),
    DUPLICATE_COLUMN("A column stands twice."),
    MISSING_COLUMN("A column that is needed is not there."),
    MISSING_TABLE("No sheet has the template's table."),
    SEVERAL_TABLES("More than one sheet has the template's table."),
    NO_IDENTITY("The workbook does not say which copy it is."),
    OTHER_SHEET("The workbook is a copy of another sheet."),
    UNKNOWN_COPY("The workbook's copy or revision is not known here."),
    UNKNOWN_RESOLUTION("A resolution names a cell that is not in conflict."),
    LINKED_WORKBOOK("The workbook has links to other workbooks."),
    UNREADABLE_FILE("The file cannot be read."),
    MALFORMED_REQUEST("The request's body is not of the form it should have."),
    TRUNCATED_REPORT("The report was cut off by Power BI's export limit."),
    OTHER_PROGRAM("The report is another program's."),
    UNKNOWN_REPORT("The file has the columns of no template's report."),
    UNANSWERED_FINDING("A finding has not been answered."),
    LIMIT_EXCEEDED("Something is past a documented limit.");

    private final String title;

    ProblemType(String title) {
        this.title = title;
    }

    /** The name programs rely on, such as {@code not-a-date}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One sentence on what it means. */
    public String title() {
        return title;
    }
}
