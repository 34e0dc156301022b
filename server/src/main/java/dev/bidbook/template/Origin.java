package dev.bidbook.template;

/** Who fills the cells of a column. */
public enum Origin {
    /** An import of a report; where rows are derived, the sheet that they are derived from. */
    REPORT("report"),
    /** People. */
    ENTRY("entry"),
    /** A formula over the other cells of the row; never stored. */
    FORMULA("formula"),
    /** The server, from what it remembers of the row. */
    SERVER("server");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    /** The word used in a template. */
    public String word() {
        return word;
    }
}
