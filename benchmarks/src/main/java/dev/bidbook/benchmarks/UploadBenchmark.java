package dev.bidbook.benchmarks;

import dev.bidbook.review.ImportOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An upload: a Power BI report read, checked and stored durably in a file of its own each time, beside the bare reading
 * of the same file. {@link UploadRounds} measures the same in turns, with the processors' time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 8)
@Fork(1)
public class UploadBenchmark {

    /** In one line of so many the later report is different. */
    private static final int CHANGED_ONE_OF = 10;

    /** How many lines. */
    @Param({"100000"})
    public int lines;

    private Path folder;
    private Path report;
    private Path changedReport;
    private Path week;

    /** Writes the reports and the week. */
    @Setup(Level.Trial)
    public void write() throws Exception {
        writeReports();
        writeWeek();
    }

    /** Writes the reports. */
    final void writeReports() throws IOException {
        folder = Files.createTempDirectory("bidbook-uploads");
        report = folder.resolve("report.xlsx");
        changedReport = folder.resolve("changed.xlsx");
        week = folder.resolve("week.db");
        BigReport.write(report, lines);
        BigReport.write(changedReport, lines, CHANGED_ONE_OF);
    }

    /** Writes a database with the week in it, every third line answered. */
    final void writeWeek() throws Exception {
        try (BenchmarkSheet sheet = BenchmarkSheet.of(lines)) {
            sheet.copyTo(week);
        }
    }

    /** Removes them. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        for (Path file : new Path[] {report, changedReport, week, folder}) {
            Files.deleteIfExists(file);
        }
    }

    /** A data folder in which nothing was imported yet. */
    @State(Scope.Thread)
    public static class Empty {
        BenchmarkSheet sheet;

        /** Makes it. */
        @Setup(Level.Invocation)
        public void open() throws Exception {
            sheet = BenchmarkSheet.empty();
        }

        /** Removes it. */
        @TearDown(Level.Invocation)
        public void close() throws IOException {
            sheet.close();
        }
    }

    /** A data folder with the week in it. */
    @State(Scope.Thread)
    public static class Reviewed {
        BenchmarkSheet sheet;

        /** Makes it. */
        @Setup(Level.Invocation)
        public void open(UploadBenchmark benchmark) throws Exception {
            sheet = BenchmarkSheet.copy(benchmark.week);
        }

        /** Removes it. */
        @TearDown(Level.Invocation)
        public void close() throws IOException {
            sheet.close();
        }
    }

    /** The first report of a program. */
    @Benchmark
    public ImportOutcome first(Empty empty) {
        return empty.sheet.importReport(report, BenchmarkSheet.WEEK);
    }

    /** A changed report of the same week, once people have answered. */
    @Benchmark
    public ImportOutcome again(Reviewed reviewed) {
        return reviewed.sheet.importReport(changedReport, BenchmarkSheet.WEEK);
    }

    /** A changed report as the first of the next week, which takes over the answers. */
    @Benchmark
    public ImportOutcome nextWeek(Reviewed reviewed) {
        return reviewed.sheet.importReport(changedReport, BenchmarkSheet.NEXT_WEEK);
    }

    /** fastexcel-reader. */
    @Benchmark
    public long fastexcelReader() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(report.toFile());
                Stream<org.dhatim.fastexcel.reader.Row> read =
                        workbook.getFirstSheet().openStream()) {
            return read.mapToLong(row -> row.stream()
                            .filter(cell -> cell != null && cell.getValue() != null)
                            .count())
                    .sum();
        }
    }
}
