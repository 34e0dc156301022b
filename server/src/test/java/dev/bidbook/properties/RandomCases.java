package dev.bidbook.properties;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * Tries a property on random cases. A case is made of a seed alone, so a failing one can be repeated; the failure shows
 * the plainest case found that fails alike, and the command that repeats it.
 *
 * <p>{@code -Dproperty.cases=10000} tries so many cases of each property, {@code -Dproperty.seed=7} begins at that
 * seed, {@code -Dproperty.seed=random} at another each time.
 */
public final class RandomCases {

    private static final long USUAL_SEED = 20261122L;
    private static final Duration SHRINKING = Duration.ofSeconds(10);
    private static final int LINES_SHOWN = 120;

    private final String name;
    private final int cases;
    private final long seed;
    private long mostSeconds = Long.MAX_VALUE;

    private RandomCases(String name, int cases, long seed) {
        this.name = name;
        this.cases = cases;
        this.seed = seed;
    }

    /** What must hold for every case. */
    @FunctionalInterface
    public interface Property {
        /** Makes a case of what it draws, and throws if the property does not hold. */
        void holdsFor(Draw draw) throws Exception;
    }

    /**
     * The cases of a property.
     *
     * @param test the test's class
     * @param method the test's method
     * @param usual how many cases are tried unless a number is asked for
     */
    public static RandomCases of(Class<?> test, String method, int usual) {
        String asked = System.getProperty("property.seed", "");
        long first = asked.isEmpty() ? USUAL_SEED : asked.equals("random") ? System.nanoTime() : Long.parseLong(asked);
        return new RandomCases(test.getSimpleName() + "#" + method, Integer.getInteger("property.cases", usual), first);
    }

    /** A case that computes longer than so many seconds, whatever else the machine does meanwhile, fails as well. */
    public RandomCases withinSeconds(long seconds) {
        mostSeconds = seconds;
        return this;
    }

    /** Tries the cases, one after another. */
    public void check(Property property) {
        Property bounded = draw -> {
            long before = cpuSeconds();
            property.holdsFor(draw);
            if (cpuSeconds() - before > mostSeconds) {
                throw new AssertionError("It took longer than " + mostSeconds + " seconds.");
            }
        };
        for (int i = 0; i < cases; i++) {
            Draw draw = Draw.ofSeed(seed + i);
            Throwable failure = failure(bounded, draw);
            if (failure != null) {
                Shrinking shrinking = new Shrinking(bounded, failure, draw, SHRINKING);
                shrinking.run();
                throw new AssertionError(message(i, shrinking), shrinking.failure());
            }
        }
    }

    private static long cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000_000;
    }

    static @org.jspecify.annotations.Nullable Throwable failure(Property property, Draw draw) {
        try {
            property.holdsFor(draw);
            return null;
        } catch (TestAbortedException e) {
            throw e;
        } catch (Exception | AssertionError | StackOverflowError e) {
            return e;
        }
    }

    private String message(int number, Shrinking shrinking) {
        List<String> told = shrinking.told();
        int hidden = Math.max(0, told.size() - LINES_SHOWN);
        return "Case " + (number + 1) + " of " + cases + ", seed " + (seed + number) + ": " + shrinking.failure()
                + "\n  The plainest of " + shrinking.tries() + " cases that fail alike:\n    "
                + (hidden == 0 ? "" : "(" + hidden + " lines before)\n    ")
                + String.join("\n    ", told.subList(hidden, told.size()))
                + "\n  Repeat it with: ./mvnw -pl server test -Dtest=" + name + " -Dproperty.seed=" + (seed + number)
                + " -Dproperty.cases=1";
    }
}
