package dev.bidbook.template;

/** Whether the next period's sheet inherits the cells of a column. */
public enum CarryForward {
    /** Never: the cell is about one period only. */
    NO("no"),
    /** Until somebody writes the cell. */
    YES("yes"),
    /** As long as a rule that asks for it, or keeps it, holds on the row. */
    WHILE_ASKED("while asked");

    private final String word;

    CarryForward(String word) {
        this.word = word;
    }

    /** The words used in a template. */
    public String word() {
        return word;
    }
}
