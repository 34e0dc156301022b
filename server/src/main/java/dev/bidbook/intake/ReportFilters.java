package dev.bidbook.intake;

import dev.bidbook.sheet.WhiteSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The filters that a report's filter text names. */
public final class ReportFilters {

    private ReportFilters() {}

    /**
     * How the filters of two reports differ, in one sentence; empty if they are the same without regard to order, case
     * and white space. The heading (<i>Applied filters:</i>, in any language) is not compared, nor the words that say
     * that there are none. A file without a filter text, such as a .csv, does not say which filters were applied, so there
     * is nothing to compare.
     *
     * @param earlier the earlier report's filter text, empty if its file has none
     * @param now this report's filter text, empty if its file has none
     */
    public static Optional<String> difference(String earlier, String now) {
        if (earlier.isBlank() || now.isBlank()) {
            return Optional.empty();
        }
        Map<String, String> before = byComparedForm(earlier);
        Map<String, String> after = byComparedForm(now);
        List<String> clauses = new ArrayList<>();
        added("now applied", after, before.keySet()).ifPresent(clauses::add);
        added("no longer applied", before, after.keySet()).ifPresent(clauses::add);
        return clauses.isEmpty()
                ? Optional.empty()
                : Optional.of("The report was taken with other filters than the earlier one: "
                        + String.join("; ", clauses) + ".");
    }

    /** The filters one by one, as the text words them; empty if it says that there are none. */
    static List<String> list(String text) {
        List<String> lines = text.lines()
                .map(WhiteSpace::collapse)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        if (lines.isEmpty()) {
            return lines;
        }
        String heading = lines.get(0);
        if (lines.size() == 1) {
            // One line is either the heading and a filter, or the words for "no filters applied".
            int colon = heading.indexOf(':');
            String rest = colon < 0 ? "" : WhiteSpace.strip(heading.substring(colon + 1));
            return rest.isEmpty() ? List.of() : List.of(rest);
        }
        return heading.endsWith(":") ? lines.subList(1, lines.size()) : lines;
    }

    private static Map<String, String> byComparedForm(String text) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String filter : list(text)) {
            filters.putIfAbsent(filter.toLowerCase(Locale.ROOT), filter);
        }
        return filters;
    }

    private static Optional<String> added(String words, Map<String, String> filters, Set<String> others) {
        List<String> alone = filters.entrySet().stream()
                .filter(filter -> !others.contains(filter.getKey()))
                .map(filter -> "\"" + filter.getValue() + "\"")
                .toList();
        return alone.isEmpty() ? Optional.empty() : Optional.of(words + " " + String.join(", ", alone));
    }
}
