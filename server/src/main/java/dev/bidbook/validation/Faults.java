package dev.bidbook.validation;

import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;

/** The faults of cells and their sentences. */
final class Faults {

    private static final int REPLACEMENT = '\ufffd';

    private Faults() {}

    static Reading noComputedValue(Column column) {
        return new Reading.Fault(
                ProblemType.NO_COMPUTED_VALUE,
                "",
                rule(column),
                "The cell holds a formula, and the file does not have its value.",
                "Open the file in Excel or LibreOffice and save it, or write the value itself"
                        + (column.kind() == ColumnKind.TEXT
                                ? "; if it is text that begins with =, put an apostrophe before it."
                                : "."));
    }

    static Reading errorValue(String code, Column column) {
        String shown = Wording.shown(code);
        return new Reading.Fault(
                ProblemType.ERROR_VALUE,
                shown,
                rule(column),
                shown + " is an error value.",
                "Write the value itself, or clear the cell.");
    }

    static Reading notADate(String value, Column column) {
        return notADate(value, column, Wording.shown(value) + " is not a " + rule(column) + ".");
    }

    static Reading notADate(String value, Column column, String message) {
        return new Reading.Fault(
                ProblemType.NOT_A_DATE, Wording.shown(value), rule(column), message, writeADate(column));
    }

    static Reading ambiguousDate(String value, Column column, String oneWay, String otherWay) {
        String shown = Wording.shown(value);
        return new Reading.Fault(
                ProblemType.AMBIGUOUS_DATE,
                shown,
                rule(column),
                shown + " may be " + oneWay + " or " + otherWay + ".",
                writeADate(column));
    }

    static Reading notANumber(String value, Column column) {
        return notANumber(value, column, Wording.shown(value) + " is not a number.");
    }

    static Reading notANumber(String value, Column column, String message) {
        return new Reading.Fault(
                ProblemType.NOT_A_NUMBER, Wording.shown(value), rule(column), message, writeANumber(column));
    }

    static Reading ambiguousNumber(String value, Column column, String oneWay, String otherWay) {
        String shown = Wording.shown(value);
        return new Reading.Fault(
                ProblemType.AMBIGUOUS_NUMBER,
                shown,
                rule(column),
                shown + " may be " + oneWay + " or " + otherWay + ".",
                "Write " + oneWay + " or " + otherWay + ".");
    }

    static Reading notAWholeNumber(String value, Column column) {
        String shown = Wording.shown(value);
        return new Reading.Fault(
                ProblemType.NOT_A_WHOLE_NUMBER,
                shown,
                rule(column),
                shown + " is not a whole number.",
                writeANumber(column));
    }

    static Reading notYesOrNo(String value, Column column) {
        String shown = Wording.shown(value);
        return new Reading.Fault(
                ProblemType.NOT_YES_OR_NO,
                shown,
                rule(column),
                shown + " is neither yes nor no.",
                "Write Yes or No, or clear the cell.");
    }

    static Reading textTooLong(String text, Column column, int longest) {
        return new Reading.Fault(
                ProblemType.TEXT_TOO_LONG,
                Wording.shown(text),
                rule(column),
                "The text has %,d characters.".formatted(text.length()),
                "Shorten it to %,d characters, which is all that a cell can hold.".formatted(longest));
    }

    static Reading lostDigits(String value, Column column) {
        return new Reading.Fault(
                ProblemType.LOST_DIGITS,
                Wording.shown(value),
                rule(column),
                "The number is about " + Wording.shown(value)
                        + ", but has more than the 15 digits that a number can keep.",
                column.kind().isNumeric()
                        ? "Write it with at most 15 digits."
                        : "Write it as text, with an apostrophe before it.");
    }

    static Reading unprintableText(String text, Column column, int character) {
        if (character == REPLACEMENT) {
            return new Reading.Fault(
                    ProblemType.UNPRINTABLE_TEXT,
                    Wording.shown(text),
                    rule(column),
                    "The text holds \ufffd, which stands for a character that could not be read.",
                    "Write the character again, or delete it.");
        }
        return new Reading.Fault(
                ProblemType.UNPRINTABLE_TEXT,
                Wording.shown(text),
                rule(column),
                "The text holds the control character U+%04X, which a workbook cannot hold.".formatted(character),
                "Delete the character, or write the text again.");
    }

    /** What the column asks for, in a few words. */
    static String rule(Column column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case WHOLE_NUMBER -> "whole number";
            case DECIMAL, MONEY -> "number";
            case DATE -> "date";
            case DATE_TIME -> "date and time";
            case YES_NO -> "yes or no";
            case CHOICE -> "one of " + ChoiceCells.listed(column.choices());
        };
    }

    private static String writeADate(Column column) {
        return column.kind() == ColumnKind.DATE
                ? "Write a date such as 2026-03-02."
                : "Write a date and time such as 2026-03-02 14:30.";
    }

    private static String writeANumber(Column column) {
        return switch (column.kind()) {
            case WHOLE_NUMBER -> "Write a whole number such as 12.";
            case MONEY -> "Write an amount such as 1234.50.";
            default -> "Write a number such as 12.5.";
        };
    }
}
