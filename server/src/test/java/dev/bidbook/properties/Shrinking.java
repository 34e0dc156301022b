package dev.bidbook.properties;

import java.time.Duration;
import java.util.List;

/** Makes a failing case plainer: leaves choices out and makes others smaller, as long as the case still fails alike. */
final class Shrinking {

    private final RandomCases.Property property;
    private final long deadline;
    private int[] best;
    private Throwable failure;
    private List<String> told;
    private int tries;

    Shrinking(RandomCases.Property property, Throwable failure, Draw draw, Duration time) {
        this.property = property;
        this.failure = failure;
        this.best = draw.choices();
        this.told = draw.told();
        this.deadline = System.nanoTime() + time.toNanos();
    }

    Throwable failure() {
        return failure;
    }

    /** What the plainest case said of itself. */
    List<String> told() {
        return told;
    }

    int tries() {
        return tries;
    }

    void run() {
        boolean better = true;
        while (better && inTime()) {
            better = leaveOut();
            better |= makeSmaller();
        }
    }

    private boolean leaveOut() {
        boolean better = false;
        for (int size = Math.max(1, best.length / 2); size >= 1 && inTime(); size /= 2) {
            for (int start = best.length - size; start >= 0 && inTime(); start -= size) {
                if (start + size <= best.length) {
                    better |= failsAlike(without(start, size));
                }
            }
        }
        return better;
    }

    private int[] without(int start, int size) {
        int[] shorter = new int[best.length - size];
        System.arraycopy(best, 0, shorter, 0, start);
        System.arraycopy(best, start + size, shorter, start, shorter.length - start);
        return shorter;
    }

    private boolean makeSmaller() {
        boolean better = false;
        for (int i = 0; i < best.length && inTime(); i++) {
            int choice = best[i];
            boolean smaller = choice > 0 && (failsAlike(with(i, 0)) || failsAlike(with(i, choice / 2)));
            better |= smaller || (choice > 2 && failsAlike(with(i, choice - 1)));
        }
        return better;
    }

    private int[] with(int place, int choice) {
        int[] other = best.clone();
        other[place] = choice;
        return other;
    }

    private boolean failsAlike(int[] choices) {
        tries++;
        Draw draw = Draw.ofChoices(choices);
        Throwable other = RandomCases.failure(property, draw);
        if (other == null || other.getClass() != failure.getClass() || !isPlainer(draw.choices())) {
            return false;
        }
        best = draw.choices();
        failure = other;
        told = draw.told();
        return true;
    }

    private boolean isPlainer(int[] choices) {
        if (choices.length != best.length) {
            return choices.length < best.length;
        }
        for (int i = 0; i < choices.length; i++) {
            if (choices[i] != best[i]) {
                return choices[i] < best[i];
            }
        }
        return false;
    }

    private boolean inTime() {
        return System.nanoTime() < deadline;
    }
}
