package dev.bidbook.discussion;

import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A discussion about a row. It belongs to the row of that key in every sheet of the template and scope, from the period on
 * in which it was begun.
 *
 * @param id what it is known by
 * @param number its number among all threads, in the order in which they were begun
 * @param begunIn the sheet in which it was begun
 * @param key the row
 * @param column the name of the column that it is about, or null for the row as a whole
 * @param open whether it waits for something to be said or done
 * @param entries what was said, the earliest first; at least one
 */
public record RowThread(
        String id,
        int number,
        SheetId begunIn,
        RowKey key,
        @Nullable String column,
        boolean open,
        List<Entry> entries) {

    /** What was said last, or how it was resolved or reopened. */
    public Entry last() {
        return entries.get(entries.size() - 1);
    }

    /**
     * One thing said.
     *
     * @param what what was done
     * @param text what was said, plain text of one or more lines; null where somebody only resolved or reopened it
     * @param mentions the names of the members it mentions
     * @param person who said it
     * @param at when
     */
    public record Entry(What what, @Nullable String text, List<String> mentions, String person, Instant at) {}

    /** What an entry does to its thread. */
    public enum What {
        SAID,
        RESOLVED,
        REOPENED;

        /** The word used in the API and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static What of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
