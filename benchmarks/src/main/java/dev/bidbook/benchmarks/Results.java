package dev.bidbook.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks in rounds, all contenders once in each, so that what disturbs the machine disturbs all of them,
 * and writes medians, ratios and their spread as a page.
 */
final class Results {

    private static final String REFERENCE_OUT = "fastexcel";
    private static final String REFERENCE_IN = "fastexcelReader";

    private final int rounds;
    private final StringBuilder page = new StringBuilder();

    private Results(int rounds) {
        this.rounds = rounds;
    }

    /**
     * Measures and writes.
     *
     * @param arguments the file to write, and how many rounds (3 if left out)
     */
    public static void main(String[] arguments) throws Exception {
        Results results = new Results(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3);
        results.measure();
        Files.writeString(Path.of(arguments[0]), results.page.toString());
    }

    private void measure() throws RunnerException {
        heading();
        for (String rows : List.of("5000", "100000")) {
            ratios("Generation of " + rows + " rows", "GenerationBenchmark", rows, REFERENCE_OUT);
            ratios("Reading of " + rows + " rows", "ReadingBenchmark", rows, REFERENCE_IN);
        }
        scaling("Generation by rows", "GenerationBenchmark.bidbook", "rows");
        scaling("Reading, checking and comparing by rows", "ReadingBenchmark.bidbook", "rows");
        scaling("Intake by lines", "IntakeBenchmark", "lines");
        plain("First byte of a workbook (ms)", "FirstByteBenchmark");
        plain("50 changed rows of 20,000 (ms)", "SubmissionBenchmark");
        plain("Two people at once (workbooks a second)", "TwoAtOnceBenchmark");
    }

    private void heading() {
        page.append("# What was measured\n\nWritten by `Results`; see [README](README.md). Java ")
                .append(Runtime.version())
                .append(", ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(
                        " processors. Medians; the spread is from the lower to the upper quartile, that of a ratio from the"
                                + " smallest to the largest of the rounds' (")
                .append(rounds)
                .append(") ratios.\n");
    }

    private void ratios(String title, String benchmark, String rows, String reference) throws RunnerException {
        Map<String, List<Series>> found = inRounds(benchmark + "\\.", "rows", new String[] {rows});
        List<Series> base = found.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("." + reference + " " + rows))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        page.append("\n## ").append(title).append("\n\n| | ms | spread | ratio | spread |\n|---|---|---|---|---|\n");
        found.forEach((name, series) -> {
            Series all = Series.joined(series);
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < series.size(); i++) {
                ratios.add(series.get(i).median() / base.get(i).median());
            }
            Series ratio = new Series(ratios);
            line(
                    "| %s | %.1f | %.1f–%.1f | %.2f | %.2f–%.2f |\n",
                    shortName(name),
                    all.median(),
                    all.lower(),
                    all.upper(),
                    all.median() / Series.joined(base).median(),
                    ratio.least(),
                    ratio.most());
        });
    }

    private void scaling(String title, String benchmark, String parameter) throws RunnerException {
        String[] sizes = {"1000", "5000", "20000", "50000", "100000", "150000"};
        Map<String, List<Series>> found = inRounds(benchmark, parameter, sizes);
        page.append("\n## ").append(title).append("\n\n| rows | ms | microseconds a row |\n|---|---|---|\n");
        List<double[]> points = new ArrayList<>();
        found.forEach((name, series) -> {
            double rows = Double.parseDouble(name.substring(name.lastIndexOf(' ') + 1));
            double median = Series.joined(series).median();
            points.add(new double[] {Math.log(rows), Math.log(median)});
            line("| %,.0f | %.1f | %.2f |\n", rows, median, 1000 * median / rows);
        });
        line("\nFitted: the time grows with the rows to the power of %.2f (1 is linear).\n", Series.slope(points));
    }

    private void plain(String title, String benchmark) throws RunnerException {
        page.append("\n## ").append(title).append("\n\n| | median | spread |\n|---|---|---|\n");
        inRounds(benchmark, null, new String[0]).forEach((name, series) -> {
            Series all = Series.joined(series);
            line("| %s | %.2f | %.2f–%.2f |\n", shortName(name), all.median(), all.lower(), all.upper());
        });
    }

    /** The samples of each benchmark by its name and size, a series per round. */
    private Map<String, List<Series>> inRounds(String benchmark, @Nullable String parameter, String[] values)
            throws RunnerException {
        Map<String, List<Series>> found = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            ChainedOptionsBuilder options =
                    new OptionsBuilder().include(benchmark).forks(1).shouldFailOnError(true);
            if (parameter != null) {
                options.param(parameter, values);
            }
            Collection<RunResult> results = new Runner(options.build()).run();
            for (RunResult result : results) {
                List<Double> samples = new ArrayList<>();
                result.getAggregatedResult()
                        .getIterationResults()
                        .forEach(iteration ->
                                samples.add(iteration.getPrimaryResult().getScore()));
                found.computeIfAbsent(name(result.getParams()), name -> new ArrayList<>())
                        .add(new Series(samples));
            }
        }
        return found;
    }

    private static String name(BenchmarkParams parameters) {
        StringBuilder name = new StringBuilder(parameters.getBenchmark());
        parameters.getParamsKeys().forEach(key -> name.append(' ').append(parameters.getParam(key)));
        return name.toString();
    }

    private static String shortName(String name) {
        int method = name.lastIndexOf('.') + 1;
        return name.substring(method);
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values));
    }
}
