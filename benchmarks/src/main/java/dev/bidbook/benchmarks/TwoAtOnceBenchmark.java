package dev.bidbook.benchmarks;

import dev.bidbook.review.CheckReport;
import dev.bidbook.review.SubmittedBody;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Two people at once: how many workbooks a second go out and come in, and how many for one person alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TwoAtOnceBenchmark {

    /** How many rows. */
    @Param({"20000"})
    public int rows;

    private BenchmarkSheet sheet;
    private Path file;

    /** Makes the sheet and its workbook. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        sheet = BenchmarkSheet.of(rows);
        file = sheet.folder().resolve("workbook.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            sheet.download(out);
        }
    }

    /** Removes the sheet. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        sheet.close();
    }

    /** One download after another. */
    @Benchmark
    @Threads(1)
    public void downloadsOfOne() throws IOException {
        sheet.download(OutputStream.nullOutputStream());
    }

    /** Two at a time. */
    @Benchmark
    @Threads(2)
    public void downloadsOfTwo() throws IOException {
        sheet.download(OutputStream.nullOutputStream());
    }

    /** One check after another. */
    @Benchmark
    @Threads(1)
    public CheckReport checksOfOne() {
        return check();
    }

    /** Two at a time. */
    @Benchmark
    @Threads(2)
    public CheckReport checksOfTwo() {
        return check();
    }

    private CheckReport check() {
        return sheet.review()
                .check(sheet.id(), new SubmittedBody.Workbook(file, List.of()), BenchmarkSheet.PERSON, false);
    }
}
