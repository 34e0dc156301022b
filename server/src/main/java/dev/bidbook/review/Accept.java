package dev.bidbook.review;

import java.util.Optional;

/** What an importer takes upon themselves. */
public enum Accept {
    /** The report was cut off by Power BI's export limit. */
    TRUNCATED("truncated"),
    /** The report looks like another program's. */
    OTHER_PROGRAM("other-program");

    private final String word;

    Accept(String word) {
        this.word = word;
    }

    /** The word used in the API and on the command line. */
    public String word() {
        return word;
    }

    /** What the word names, or empty. */
    public static Optional<Accept> named(String word) {
        for (Accept accept : values()) {
            if (accept.word.equalsIgnoreCase(word)) {
                return Optional.of(accept);
            }
        }
        return Optional.empty();
    }
}
