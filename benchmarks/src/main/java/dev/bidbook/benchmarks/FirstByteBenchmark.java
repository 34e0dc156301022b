package dev.bidbook.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
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

/** How long somebody waits for the first byte of a workbook; it must not depend on how many rows come after it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FirstByteBenchmark {

    /** How many rows. */
    @Param({"1000", "20000", "150000"})
    public int rows;

    private BenchmarkSheet sheet;

    /** Makes the sheet. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        sheet = BenchmarkSheet.of(rows);
    }

    /** Removes the sheet. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        sheet.close();
    }

    /** From the request to the first byte that goes out; whoever asked goes away then. */
    @Benchmark
    public void firstByte() throws IOException {
        try {
            sheet.download(new GoneAtFirstByte());
        } catch (Gone e) {
            return;
        }
        throw new IllegalStateException("the workbook had no bytes");
    }

    /** A client that has seen enough. */
    private static final class GoneAtFirstByte extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new Gone();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                throw new Gone();
            }
        }
    }

    private static final class Gone extends IOException {
        private static final long serialVersionUID = 1;
    }
}
