package dev.bidbook.intake;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the importer allows and has answered.
 *
 * @param acceptTruncated whether a report that Power BI cut off is read nevertheless, and doubted
 * @param matches the columns of the template by headers of the file that the template itself does not know, as somebody
 *     answered; they go before what is told from names and aliases. Headers are compared as others are
 */
public record IntakeOptions(boolean acceptTruncated, Map<String, String> matches) {

    /** Nothing out of the ordinary is allowed, and nothing was answered. */
    public static final IntakeOptions STRICT = new IntakeOptions(false);

    /** Copies the matches, their headers in the form in which they are compared. */
    public IntakeOptions {
        Map<String, String> compared = new TreeMap<>();
        matches.forEach((header, column) -> compared.put(HeaderName.compared(header), column));
        matches = Map.copyOf(compared);
    }

    /** The same without answers. */
    public IntakeOptions(boolean acceptTruncated) {
        this(acceptTruncated, Map.of());
    }

    /** The column that a header was answered to be, or empty. */
    Optional<String> match(String header) {
        return Optional.ofNullable(matches.get(HeaderName.compared(header)));
    }
}
