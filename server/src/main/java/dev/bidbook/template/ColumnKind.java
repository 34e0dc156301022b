package dev.bidbook.template;

/** What the cells of a column hold. */
public enum ColumnKind {
    TEXT("text"),
    WHOLE_NUMBER("whole number"),
    DECIMAL("decimal"),
    MONEY("money"),
    DATE("date"),
    DATE_TIME("date and time"),
    YES_NO("yes/no"),
    CHOICE("choice");

    private final String word;

    ColumnKind(String word) {
        this.word = word;
    }

    /** The word used in a template. */
    public String word() {
        return word;
    }

    /** Whether the cells of this kind hold numbers. */
    public boolean isNumeric() {
        return this == WHOLE_NUMBER || this == DECIMAL || this == MONEY;
    }
}
