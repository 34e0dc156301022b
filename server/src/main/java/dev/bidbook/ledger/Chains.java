package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.template.ServerFact.EndOfChain;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where chains end that go through the rows of a sheet: A is followed by B, B by C, so A ends in C. Capitals and white
 * space make no difference. Thread-safe.
 */
final class Chains {

    /** So many links are followed from one cell; what a stranger sends may have any number. */
    static final int MOST_LINKS = 200;

    private static final int LONGEST = 1_000;
    private static final String SEPARATOR = "; ";

    private final Map<String, Map<String, String>> links = new HashMap<>();
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final String of;
    private final String next;

    /** The chains that these rows make. */
    Chains(EndOfChain fact, Collection<StoredRow> rows) {
        this.of = fact.of();
        this.next = fact.next();
        for (StoredRow row : rows) {
            // Few rows are followed by anything.
            String from = row.get(next).isBlank() ? "" : folded(text(row, of));
            if (!from.isEmpty()) {
                links.computeIfAbsent(from, any -> new LinkedHashMap<>()).putAll(named(text(row, next)));
            }
        }
    }

    /** Where the chain ends that begins with what the row is followed by; blank where it is followed by nothing. */
    CellValue end(StoredRow row) {
        String followers = text(row, next);
        if (followers.isEmpty()) {
            return CellValue.Blank.BLANK;
        }
        String start = text(row, of);
        return CellValue.ofText(known.computeIfAbsent(
                folded(start) + "\n" + followers, any -> shortened(String.join(SEPARATOR, ends(start, followers)))));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private Set<String> ends(String start, String followers) {
        Set<String> ends = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>(Set.of(folded(start)));
        List<String> path = new ArrayList<>(List.of(start));
        Deque<Iterator<String>> open = new ArrayDeque<>();
        open.push(named(followers).values().iterator());
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.pop();
                path.remove(path.size() - 1);
                continue;
            }
            String part = open.element().next();
            int circle = position(path, part);
            if (circle >= 0) {
                ends.add(String.join(", ", path.subList(circle, path.size())) + ", " + path.get(circle) + " (circle)");
            } else if (seen.size() > MOST_LINKS) {
                ends.add(part + " (and on)");
                break;
            } else if (seen.add(folded(part))) {
                Map<String, String> after = links.getOrDefault(folded(part), Map.of());
                if (after.isEmpty()) {
                    ends.add(part);
                } else {
                    path.add(part);
                    open.push(after.values().iterator());
                }
            }
        }
        return ends;
    }

    private static int position(List<String> path, String part) {
        for (int i = 0; i < path.size(); i++) {
            if (folded(path.get(i)).equals(folded(part))) {
                return i;
            }
        }
        return -1;
    }

    /** What a text names, parted by semicolons, by what it is compared by. */
    private static Map<String, String> named(String text) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            String name = WhiteSpace.strip(part);
            if (!name.isEmpty()) {
                named.putIfAbsent(folded(name), name);
            }
        }
        return named;
    }

    private static String text(StoredRow row, String column) {
        CellValue value = row.get(column);
        return value.isBlank() ? "" : WhiteSpace.strip(value.display());
    }

    private static String folded(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
