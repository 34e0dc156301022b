package dev.bidbook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
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

    private final Path file;
    private final int rounds;
    private final Pattern wanted;
    private final StringBuilder page = new StringBuilder();

    private Results(Path file, int rounds, Pattern wanted) {
        this.file = file;
        this.rounds = rounds;
        this.wanted = wanted;
    }

    /**
     * Measures and writes.
     *
     * @param arguments the file to write, how many rounds (3 if left out), and a pattern of the sections that are wanted
     *     (all if left out)
     */
    public static void main(String[] arguments) throws Exception {
        Results results = new Results(
                Path.of(arguments[0]),
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3,
                Pattern.compile(arguments.length > 2 ? arguments[2] : ""));
        results.measure();
    }

    private void measure() throws RunnerException, IOException {
        heading();
        for (String rows : List.of("5000", "100000")) {
            section("Generation of " + rows + " rows", () -> ratios("GenerationBenchmark", rows, REFERENCE_OUT));
            section("Reading of " + rows + " rows", () -> ratios("ReadingBenchmark", rows, REFERENCE_IN));
        }
        section("First byte of a workbook (ms)", () -> plain("FirstByteBenchmark"));
        section("Generation by rows", () -> scaling("GenerationBenchmark.bidbook", "rows"));
        section("Reading, checking and comparing by rows", () -> scaling("ReadingBenchmark.bidbook", "rows"));
        section("Intake by lines", () -> scaling("IntakeBenchmark", "lines"));
        section("50 changed rows of 20,000 (ms)", () -> plain("SubmissionBenchmark"));
        section("Two people at once (workbooks a second)", () -> plain("TwoAtOnceBenchmark"));
    }

    private interface Measuring {
        void run() throws RunnerException;
    }

    /** Measures one section and writes the page as far as it is. */
    private void section(String title, Measuring measuring) throws RunnerException, IOException {
        if (wanted.matcher(title).find()) {
            page.append("\n## ").append(title).append("\n\n");
            measuring.run();
            Files.writeString(file, page);
        }
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

    private void ratios(String benchmark, String rows, String reference) throws RunnerException {
        Map<String, List<Series>> found = inRounds(benchmark + "\\.", "rows", new String[] {rows});
        List<Series> base = found.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("." + reference + " " + rows))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        page.append("| | ms | spread | ratio | spread |\n|---|---|---|---|---|\n");
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

    private void scaling(String benchmark, String parameter) throws RunnerException {
        String[] sizes = {"1000", "5000", "20000", "50000", "100000", "150000"};
        Map<String, List<Series>> found = inRounds(benchmark, parameter, sizes);
        page.append("| rows | ms | microseconds a row |\n|---|---|---|\n");
        List<double[]> points = new ArrayList<>();
        found.forEach((name, series) -> {
            double rows = Double.parseDouble(name.substring(name.lastIndexOf(' ') + 1));
            double median = Series.joined(series).median();
            points.add(new double[] {Math.log(rows), Math.log(median)});
            line("| %,.0f | %.1f | %.2f |\n", rows, median, 1000 * median / rows);
        });
        line("\nFitted: the time grows with the rows to the power of %.2f (1 is linear).\n", Series.slope(points));
    }

    private void plain(String benchmark) throws RunnerException {
        page.append("| | median | spread |\n|---|---|---|\n");
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
