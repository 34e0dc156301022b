package dev.bidbook.intake;

import dev.bidbook.spreadsheet.Spreadsheet.Format;
import java.util.Locale;

/** How a report shows that Power BI cut it off. */
final class Truncation {

    /** What Power BI writes, in English whatever the language of the report. */
    static final String SENTENCE = "Exported data exceeded the allowed volume. Some data may have been omitted.";

    private static final String BEGINNING = "exported data exceeded the allowed volume";

    private Truncation() {}

    /** Whether a line of the text is Power BI's sentence. */
    static boolean isIn(String text) {
        return text.length() >= BEGINNING.length()
                && text.lines().anyMatch(line -> HeaderName.compared(line)
                        .toLowerCase(Locale.ROOT)
                        .startsWith(BEGINNING));
    }

    /** How many lines Power BI exports at most. */
    static int limit(Format format) {
        return format == Format.CSV ? 30_000 : 150_000;
    }
}
