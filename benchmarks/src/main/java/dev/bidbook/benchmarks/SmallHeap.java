package dev.bidbook.benchmarks;

import dev.bidbook.ledger.Outcome;
import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Whether large work fits a small heap, which the JVM is started with: {@code -Xmx384m … SmallHeap intake 150000} and
 * {@code -Xmx256m … SmallHeap trip 100000}. It ends with an error if it does not.
 */
final class SmallHeap {

    private SmallHeap() {}

    /**
     * Runs one of them.
     *
     * @param arguments {@code intake} or {@code trip}, and how many lines
     */
    public static void main(String[] arguments) throws Exception {
        int lines = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "intake" -> intake(lines);
            case "trip" -> trip(lines);
            default -> throw new IllegalArgumentException("intake or trip, not " + arguments[0]);
        }
    }

    private static void intake(int lines) throws Exception {
        try (BenchmarkSheet sheet = BenchmarkSheet.empty()) {
            Path report = sheet.folder().resolve("report.xlsx");
            BigReport.write(report, lines);
            measured("intake of " + lines + " lines", () -> sheet.importReport(report));
        }
    }

    private static void trip(int lines) throws Exception {
        try (BenchmarkSheet sheet = BenchmarkSheet.of(lines)) {
            Path file = sheet.folder().resolve("workbook.xlsx");
            measured("workbook of " + lines + " rows", () -> {
                try (OutputStream out = Files.newOutputStream(file)) {
                    sheet.download(out);
                }
            });
            SubmittedBody.Workbook body = new SubmittedBody.Workbook(file, List.of());
            measured("check of " + lines + " rows", () -> {
                var report = sheet.review().check(sheet.id(), body, BenchmarkSheet.PERSON, false);
                if (!report.problems().isEmpty() || report.changed() != 0) {
                    throw new IllegalStateException("an untouched workbook has problems or changes: " + report);
                }
            });
            measured("submission of " + lines + " rows", () -> {
                SubmissionAnswer answer = sheet.review().submit(sheet.id(), body, BenchmarkSheet.PERSON, false, null);
                if (!(answer.outcome() instanceof Outcome.Accepted)) {
                    throw new IllegalStateException("the submission was not accepted: " + answer);
                }
            });
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void measured(String what, Work work) throws IOException {
        long collecting = collecting();
        long begin = System.nanoTime();
        work.run();
        long milliseconds = (System.nanoTime() - begin) / 1_000_000;
        System.out.printf(
                Locale.ROOT,
                "%s: %,d ms, %,d ms of them collecting garbage, within %,d MB of heap%n",
                what,
                milliseconds,
                collecting() - collecting,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static long collecting() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
