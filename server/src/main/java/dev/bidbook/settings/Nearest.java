package dev.bidbook.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the name that was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The candidate whose name is nearest to what was written, or empty if none is near. */
    public static <T> Optional<T> of(String written, List<T> candidates, Function<T, String> name) {
        int near = Math.max(2, written.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(written, name.apply(candidate)) <= near)
                .min(Comparator.comparingInt(candidate -> distance(written, name.apply(candidate))));
    }

    /** How many letters must be added, left out or exchanged to make one of the other. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(exchanged, Math.min(above[j], current[j - 1]) + 1);
            }
            above = current;
        }
        return above[b.length()];
    }
}
