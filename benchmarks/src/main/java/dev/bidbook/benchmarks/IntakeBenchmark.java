package dev.bidbook.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/** Intake: a report of up to 150,000 lines, which is as many as Power BI exports, read, checked and stored as a new sheet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class IntakeBenchmark {

    /** How many lines. */
    @Param({"1000", "10000", "150000"})
    public int lines;

    private Path report;
    private BenchmarkSheet sheet;

    /** Writes the report. */
    @Setup(Level.Trial)
    public void write() throws IOException {
        report = Files.createTempFile("bidbook-benchmark", ".xlsx");
        BigReport.write(report, lines);
    }

    /** Removes the report. */
    @TearDown(Level.Trial)
    public void delete() throws IOException {
        Files.delete(report);
    }

    /** Makes an empty data folder. */
    @Setup(Level.Invocation)
    public void open() throws Exception {
        sheet = BenchmarkSheet.empty();
    }

    /** Removes the data folder. */
    @TearDown(Level.Invocation)
    public void close() throws IOException {
        sheet.close();
    }

    /** The product. */
    @Benchmark
    public void bidbook() {
        sheet.importReport(report);
    }
}
