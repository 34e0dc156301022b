package dev.bidbook.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Where a random case takes its choices from: a seed, or a list of choices made before, perhaps shortened. 0 is always
 * the plainest choice, so that smaller choices make a plainer case. Not thread-safe.
 */
public final class Draw {

    private final @Nullable Random random;
    private final int[] given;
    private final List<String> told = new ArrayList<>();
    private int[] made = new int[64];
    private int count;

    private Draw(@Nullable Random random, int[] given) {
        this.random = random;
        this.given = given;
    }

    static Draw ofSeed(long seed) {
        // Neighbouring seeds would begin alike without this.
        return new Draw(new Random(seed * 0x9E3779B97F4A7C15L), new int[0]);
    }

    static Draw ofChoices(int[] choices) {
        return new Draw(null, choices);
    }

    /** A number from 0, smaller than the bound. */
    public int below(int bound) {
        int choice =
                random == null ? Math.min(count < given.length ? given[count] : 0, bound - 1) : random.nextInt(bound);
        if (count == made.length) {
            made = Arrays.copyOf(made, 2 * count);
        }
        made[count++] = choice;
        return choice;
    }

    /** A number between the two, both possible; the first is the plainest. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Yes in one of so many cases. */
    public boolean oneIn(int cases) {
        return below(cases) == cases - 1;
    }

    /** One of the things; the first is the plainest. */
    @SafeVarargs
    public final <T> T of(T... things) {
        return things[below(things.length)];
    }

    /** One of the things; the first is the plainest. */
    public <T> T of(List<T> things) {
        return things.get(below(things.size()));
    }

    /** Any 64 bits. */
    public long bits() {
        return (long) below(Integer.MAX_VALUE) << 33 ^ (long) below(Integer.MAX_VALUE) << 11 ^ below(2048);
    }

    /** The things in another order; the plainest is their own. */
    public <T> List<T> shuffled(List<T> things) {
        List<T> rest = new ArrayList<>(things);
        List<T> shuffled = new ArrayList<>();
        while (!rest.isEmpty()) {
            shuffled.add(rest.remove(below(rest.size())));
        }
        return shuffled;
    }

    /** Some of the things, in their order: each in one of so many cases. */
    public <T> List<T> some(List<T> things, int cases) {
        return things.stream().filter(thing -> oneIn(cases)).toList();
    }

    /** These choices in the form that code taking a Random asks for. */
    public Random dice() {
        return new Dice(this);
    }

    /** Notes what the case is, for who has to understand why it failed. */
    public void tell(String line) {
        told.add(line);
    }

    List<String> told() {
        return told;
    }

    int[] choices() {
        return Arrays.copyOf(made, count);
    }

    /** A Random without numbers of its own. */
    private static final class Dice extends Random {

        private static final long serialVersionUID = 1;

        private final transient Draw draw;

        Dice(Draw draw) {
            super(0);
            this.draw = draw;
        }

        @Override
        public int nextInt(int bound) {
            return draw.below(bound);
        }

        @Override
        public boolean nextBoolean() {
            return draw.below(2) == 1;
        }

        @Override
        protected int next(int bits) {
            return (int) (draw.bits() >>> (64 - bits));
        }
    }
}
