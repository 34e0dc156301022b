package dev.bidbook.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Uploads and the bare reading of the same file in turns, in one process, so that what disturbs the machine disturbs all
 * of them; with the time of the processors, which waiting does not count in.
 */
final class UploadRounds {

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final long AFTER_START = 300;

    private final Map<String, Work> contenders = new LinkedHashMap<>();
    private final Map<String, List<Double>> elapsed = new LinkedHashMap<>();
    private final Map<String, List<Double>> worked = new LinkedHashMap<>();

    private UploadRounds() {}

    /** What is measured. */
    private interface Work {
        void run() throws Exception;
    }

    /**
     * Prints medians.
     *
     * @param arguments how many lines, how many rounds to warm up, how many to measure, and perhaps a pattern of which
     *     uploads
     */
    public static void main(String[] arguments) throws Exception {
        UploadBenchmark uploads = new UploadBenchmark();
        uploads.lines = Integer.parseInt(arguments[0]);
        int warm = Integer.parseInt(arguments[1]);
        int measured = Integer.parseInt(arguments[2]);
        Pattern wanted = Pattern.compile(arguments.length > 3 ? arguments[3] : "");
        uploads.writeReports();
        if (wanted.matcher("again").find() || wanted.matcher("nextWeek").find()) {
            uploads.writeWeek();
        }
        try {
            UploadRounds rounds = new UploadRounds();
            rounds.contend(uploads, wanted);
            for (int round = 0; round < warm + measured; round++) {
                for (Work contender : rounds.contenders.values()) {
                    contender.run();
                }
                if (round + 1 == warm) {
                    rounds.elapsed.clear();
                    rounds.worked.clear();
                }
            }
            rounds.print();
        } finally {
            uploads.delete();
        }
    }

    private void contend(UploadBenchmark uploads, Pattern wanted) {
        contenders.put("fastexcelReader", () -> measure("fastexcelReader", uploads::fastexcelReader));
        Map<String, Work> all = new LinkedHashMap<>();
        all.put("first", () -> {
            UploadBenchmark.Empty empty = new UploadBenchmark.Empty();
            empty.open();
            measure("first", () -> uploads.first(empty));
            empty.close();
        });
        all.put("again", () -> reviewed(uploads, "again", uploads::again));
        all.put("nextWeek", () -> reviewed(uploads, "nextWeek", uploads::nextWeek));
        all.forEach((name, work) -> {
            if (wanted.matcher(name).find()) {
                contenders.put(name, work);
            }
        });
    }

    /** An upload into the week. */
    private interface Upload {
        Object into(UploadBenchmark.Reviewed reviewed);
    }

    private void reviewed(UploadBenchmark uploads, String name, Upload upload) throws Exception {
        UploadBenchmark.Reviewed reviewed = new UploadBenchmark.Reviewed();
        reviewed.open(uploads);
        measure(name, () -> upload.into(reviewed));
        reviewed.close();
    }

    private void measure(String name, Work work) throws Exception {
        // What a server does when it starts, and what of it is compiled meanwhile, is over before anybody uploads.
        Thread.sleep(AFTER_START);
        System.gc();
        long processors = MACHINE.getProcessCpuTime();
        long begin = System.nanoTime();
        work.run();
        double milliseconds = (System.nanoTime() - begin) / 1e6;
        elapsed.computeIfAbsent(name, any -> new ArrayList<>()).add(milliseconds);
        worked.computeIfAbsent(name, any -> new ArrayList<>()).add((MACHINE.getProcessCpuTime() - processors) / 1e6);
    }

    private void print() {
        System.out.println("| | ms | spread | ratio | processors, ms | ratio |\n|---|---|---|---|---|---|");
        List<Double> base = elapsed.getOrDefault("fastexcelReader", List.of());
        List<Double> baseWorked = worked.getOrDefault("fastexcelReader", List.of());
        elapsed.forEach((name, times) -> {
            Series series = new Series(times);
            List<Double> processors = worked.getOrDefault(name, List.of());
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f–%.0f | %.2f | %.0f | %.2f |%n",
                    name,
                    series.median(),
                    series.lower(),
                    series.upper(),
                    ratio(times, base),
                    new Series(processors).median(),
                    ratio(processors, baseWorked));
        });
    }

    /** The median of the rounds' ratios. */
    private static double ratio(List<Double> values, List<Double> base) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i) / base.get(i));
        }
        return new Series(ratios).median();
    }
}
