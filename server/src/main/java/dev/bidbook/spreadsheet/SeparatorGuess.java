package dev.bidbook.spreadsheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what separates the fields of a text: the mark that stands equally often in the most lines. Marks and line ends
 * inside quotation marks do not count.
 */
final class SeparatorGuess {

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
    private static final int LINES = 200;

    private SeparatorGuess() {}

    /** The separator of a text's beginning; a comma where nothing speaks for any. */
    static char of(String text) {
        char best = ',';
        long bestScore = 0;
        for (char candidate : CANDIDATES) {
            long score = score(text, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    /** How many lines agree on the most common count, and among equals how high that count is. */
    private static long score(String text, char candidate) {
        Map<Integer, Integer> linesByCount = new HashMap<>();
        boolean quoted = false;
        boolean fieldStart = true;
        int count = 0;
        int lines = 0;
        for (int i = 0; i < text.length() && lines < LINES; i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"';
                continue;
            }
            boolean start = fieldStart;
            fieldStart = false;
            if (c == '"' && (start || (i > 0 && text.charAt(i - 1) == '"'))) {
                quoted = true;
            } else if (c == candidate) {
                count++;
                fieldStart = true;
            } else if (c == '\n' || c == '\r') {
                linesByCount.merge(count, 1, Integer::sum);
                lines++;
                count = 0;
                fieldStart = true;
            }
        }
        if (count > 0) {
            linesByCount.merge(count, 1, Integer::sum);
        }
        long best = 0;
        for (Map.Entry<Integer, Integer> entry : linesByCount.entrySet()) {
            if (entry.getKey() > 0) {
                best = Math.max(best, entry.getValue() * 100_000L + Math.min(entry.getKey(), 99_999));
            }
        }
        return best;
    }
}
