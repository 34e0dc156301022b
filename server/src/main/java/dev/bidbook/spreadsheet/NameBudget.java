package dev.bidbook.spreadsheet;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the different names in an XML part. Parsers keep every name in a table, and some take very long over tables
 * that are full. Not thread-safe.
 */
final class NameBudget {

    private static final int PLACES = 256;

    private final int limit;
    /** The last name met in each place: parsers give the same object for the same name. */
    private final @Nullable String[] recent = new @Nullable String[PLACES];

    private final Set<String> all = new HashSet<>();

    NameBudget(int limit) {
        this.limit = limit;
    }

    /** Takes a name, null for none. */
    void take(@Nullable String name) {
        if (name == null) {
            return;
        }
        int place = name.hashCode() & (PLACES - 1);
        if (!name.equals(recent[place])) {
            recent[place] = name;
            all.add(name);
        }
    }

    /** Whether there were more different names than may be. */
    boolean isExceeded() {
        return all.size() > limit;
    }
}
