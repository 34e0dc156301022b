package dev.bidbook.intake;

import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.validation.Wording;
import java.util.Collection;
import java.util.List;

/** Lists and counts in the sentences of intake. */
final class Words {

    /** How many items a sentence names before it counts the rest. */
    static final int MOST_NAMED = 20;

    private Words() {}

    /** {@code row 5}, {@code rows 5, 9 and 12}. */
    static String rows(List<Integer> rows) {
        return (rows.size() == 1 ? "row " : "rows ")
                + list(rows.stream().map(String::valueOf).toList());
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}, or the first ones {@code and 57 more}. */
    static String list(Collection<String> items) {
        List<String> shown = items.stream().limit(MOST_NAMED).toList();
        if (items.size() > MOST_NAMED) {
            return String.join(", ", shown) + " and " + count(items.size() - MOST_NAMED) + " more";
        }
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }

    /** {@code 1 line}, {@code 1,086 lines}; with the verb that goes with it. */
    static String count(int count, String singular, String plural) {
        return count(count) + " " + (count == 1 ? singular : plural);
    }

    /** The text in quotation marks, shortened. */
    static String quoted(String text) {
        return "\"" + Wording.shown(WhiteSpace.collapse(text)) + "\"";
    }

    private static String count(int count) {
        return String.format(java.util.Locale.ROOT, "%,d", count);
    }
}
