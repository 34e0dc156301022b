package dev.bidbook.template;

/** What the server can write into a column of origin {@link Origin#SERVER}. */
public enum ServerFact {
    /** The period in which the row first came to the scope's sheets. */
    FIRST_SEEN("first seen"),
    /** The period whose report no longer has the row; blank while it does. */
    GONE_SINCE("gone since"),
    /** How many other lines with this key but other figures the report has; blank for none. */
    DIFFERING_DUPLICATES("differing duplicates");

    private final String word;

    ServerFact(String word) {
        this.word = word;
    }

    /** The words used in a template. */
    public String word() {
        return word;
    }
}
