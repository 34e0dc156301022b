package dev.bidbook.review;

import java.util.Map;
import java.util.Optional;

/** An answer to the question which column of the template a header is, as it is written: {@code Artikel-Nr:Part Number}. */
public final class HeaderMatch {

    private static final int LONGEST = 600;

    private HeaderMatch() {}

    /** The column by the header; empty if the text is no answer. The header may hold colons, a column's name cannot end in one. */
    public static Optional<Map<String, String>> read(String text) {
        int colon = text.lastIndexOf(':');
        String header = colon < 0 ? "" : text.substring(0, colon).strip();
        String column = text.substring(colon + 1).strip();
        return header.isEmpty() || column.isEmpty() || text.length() > LONGEST
                ? Optional.empty()
                : Optional.of(Map.of(header, column));
    }
}
