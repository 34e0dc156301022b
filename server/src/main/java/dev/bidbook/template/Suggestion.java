package dev.bidbook.template;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody who misspelt a word probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * A sentence that says what to write instead of an unknown word: the one word it nearly is, or else all of them.
     *
     * @param written the unknown word
     * @param known what could have been written, in the order to list it
     */
    public static String forWord(String written, Collection<String> known) {
        String nearest = nearest(written, known);
        return nearest != null
                ? "Did you mean \"" + nearest + "\"?"
                : known.isEmpty() ? "Remove it." : "Write one of: " + listed(known) + ".";
    }

    /** The words in one line, cut where there are very many. */
    static String listed(Collection<String> known) {
        int most = 40;
        String list = known.stream().limit(most).collect(Collectors.joining(", "));
        return known.size() > most ? list + ", …" : list;
    }

    private static @Nullable String nearest(String written, Collection<String> known) {
        String plain = plain(written);
        int best = Math.max(1, plain.length() / 3) + 1;
        String nearest = null;
        for (String candidate : known) {
            int distance = distance(plain, plain(candidate));
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static String plain(String word) {
        String lower = word.length() > 100 ? word.substring(0, 100) : word;
        return lower.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** The number of letters to insert, drop, replace or swap with their neighbour to make one word the other. */
    private static int distance(String a, String b) {
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    distances[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
                least = Math.min(least, distances[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, distances[i - 2][j - 2] + 1);
                }
                distances[i][j] = least;
            }
        }
        return distances[a.length()][b.length()];
    }
}
