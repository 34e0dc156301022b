package dev.bidbook.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The reports imported so far into the sheets of one template and scope.
 *
 * @param imports the imports, the newest first
 */
record ReportHistory(List<Entry> imports) {

    /**
     * One import.
     *
     * @param submission its submission
     * @param period the period's text
     * @param digest the digest of its lines
     * @param filters the filters it was taken with, if it said so
     * @param programValues what stood in the columns that say whose award a line is
     */
    record Entry(
            String submission, String period, String digest, Optional<String> filters, Set<String> programValues) {}

    /** The newest import of the latest period before the given one. */
    Optional<Entry> before(String period) {
        Entry latest = null;
        for (Entry entry : imports) {
            if (entry.period().compareTo(period) < 0
                    && (latest == null || entry.period().compareTo(latest.period()) > 0)) {
                latest = entry;
            }
        }
        return Optional.ofNullable(latest);
    }

    /** The newest import of this period, else of the latest one before it. */
    Optional<Entry> sameOrBefore(String period) {
        return imports.stream()
                .filter(entry -> entry.period().equals(period))
                .findFirst()
                .or(() -> before(period));
    }
}
