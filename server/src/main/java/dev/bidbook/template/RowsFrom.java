package dev.bidbook.template;

/** Whose the rows of a sheet are. */
public enum RowsFrom {
    /** Rows come from imports of a report; people neither add nor delete any. */
    REPORT("report"),
    /** People add and remove rows. */
    PEOPLE("people"),
    /** Rows follow from the rows of another template's sheet; people neither add nor delete any. */
    DERIVED("derived");

    private final String word;

    RowsFrom(String word) {
        this.word = word;
    }

    /** The word used in a template. */
    public String word() {
        return word;
    }
}
