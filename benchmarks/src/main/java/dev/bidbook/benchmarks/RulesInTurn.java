package dev.bidbook.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@link RulesBenchmark} for a machine that has other things to do: the contenders take turns, and what counts is the
 * processor time of the threads that compute. Prints formulas per second of processor time and their ratio.
 */
final class RulesInTurn {

    private static final int WARM_UP = 4;

    private final RulesBenchmark.Sheet sheet = new RulesBenchmark.Sheet();
    private final RulesBenchmark benchmark = new RulesBenchmark();

    private RulesInTurn() {}

    /**
     * Measures and prints.
     *
     * @param arguments how many rows (100,000 if left out), how many rounds (12 if left out)
     */
    public static void main(String[] arguments) throws Exception {
        RulesInTurn turns = new RulesInTurn();
        turns.sheet.rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        turns.sheet.open();
        turns.measure(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12);
    }

    private interface Contender {
        long compute(RulesBenchmark.Sheet sheet, RulesBenchmark.Counter counter);
    }

    private void measure(int rounds) throws Exception {
        if (benchmark.bidbook(sheet, new RulesBenchmark.Counter())
                != benchmark.poi(sheet, new RulesBenchmark.Counter())) {
            throw new IllegalStateException("the contenders do not find the same rules to hold");
        }
        for (int threads = 1; threads <= 2; threads++) {
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = -WARM_UP; round < rounds; round++) {
                double bidbook = perSecond(threads, benchmark::bidbook);
                double poi = perSecond(threads, benchmark::poi);
                if (round >= 0) {
                    ours.add(bidbook);
                    theirs.add(poi);
                    ratios.add(bidbook / poi);
                }
            }
            print(threads, new Series(ours), new Series(theirs), new Series(ratios));
        }
    }

    private static void print(int threads, Series ours, Series theirs, Series ratios) {
        System.out.printf(
                Locale.ROOT,
                "%d threads, million formulas a second of a processor: bidbook %.2f, poi %.2f; ratio %.2f (%.2f–%.2f)%n",
                threads,
                ours.median() / 1e6,
                theirs.median() / 1e6,
                ratios.median(),
                ratios.lower(),
                ratios.upper());
    }

    /** Formulas per second of processor time when so many threads compute all rows each. */
    private double perSecond(int threads, Contender contender) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Double>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(() -> {
                    RulesBenchmark.Counter counter = new RulesBenchmark.Counter();
                    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    contender.compute(sheet, counter);
                    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
                    return counter.formulas * 1e9 / took;
                });
            }
            double sum = 0;
            for (Future<Double> done : pool.invokeAll(work)) {
                sum += done.get();
            }
            return sum / threads;
        } finally {
            pool.shutdown();
        }
    }
}
