package dev.bidbook.discussion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds whom a text mentions: {@code @Rita Mann}, or {@code @RAM} for all who have that role. Immutable. */
final class Mentions {

    /** Whoever mentions more people than this wants all of them to look, and nobody does. */
    static final int MOST = 20;

    /** What may stand after an at-sign, the longest first, and whom it means. */
    private final List<Map.Entry<String, List<String>>> names = new ArrayList<>();

    /**
     * Mentions of a program's members.
     *
     * @param members the names by the words of their roles
     */
    Mentions(Map<String, List<String>> members) {
        members.values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .forEach(name -> names.add(Map.entry(name, List.of(name))));
        members.forEach((role, people) -> names.add(Map.entry(role, people)));
        names.sort(Comparator.comparingInt(
                        (Map.Entry<String, List<String>> name) -> name.getKey().length())
                .reversed());
    }

    /** The names in the order in which they are mentioned, each once. */
    Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                addAt(text, at + 1, found);
            }
        }
        return found;
    }

    private void addAt(String text, int start, Set<String> found) {
        for (Map.Entry<String, List<String>> name : names) {
            int end = start + name.getKey().length();
            boolean ends = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (ends
                    && text.regionMatches(
                            true, start, name.getKey(), 0, name.getKey().length())) {
                found.addAll(name.getValue());
                return;
            }
        }
    }
}
