package dev.bidbook.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
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
 * Generation: the product goes from SQLite to a finished workbook with table, checks, formats and charts; the libraries
 * write the same cells bare, from memory.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GenerationBenchmark {

    /** How many rows. */
    @Param({"5000", "100000"})
    public int rows;

    private BenchmarkSheet sheet;
    private BareCells cells;

    /** Makes the sheet. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        sheet = BenchmarkSheet.of(rows);
        cells = BareCells.of(sheet.template(), sheet.content());
    }

    /** Removes the sheet. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        sheet.close();
    }

    /** The product. */
    @Benchmark
    public void bidbook() throws IOException {
        sheet.download(OutputStream.nullOutputStream());
    }

    /** dhatim fastexcel with its defaults. */
    @Benchmark
    public void fastexcel() throws IOException {
        try (Workbook workbook = new Workbook(OutputStream.nullOutputStream(), "bare", "1.0")) {
            Worksheet target = workbook.newWorksheet("Review");
            cells.writeTo(new BareCells.Target() {
                @Override
                public void number(int row, int column, double value) {
                    target.value(row, column, value);
                }

                @Override
                public void day(int row, int column, LocalDate value) {
                    target.value(row, column, value);
                }

                @Override
                public void text(int row, int column, String value) {
                    target.value(row, column, value);
                }
            });
        }
    }

    /** POI's streaming workbook. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public void poiStreaming() throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            fill(workbook);
        }
    }

    /** POI's user model. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public void poi() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill(workbook);
        }
    }

    /** The floor: one thread that writes nothing but the XML of the cells into a zip archive at the fastest level. */
    @Benchmark
    public void floor() throws IOException {
        BareXml.write(cells, OutputStream.nullOutputStream());
    }

    private void fill(org.apache.poi.ss.usermodel.Workbook workbook) throws IOException {
        Sheet target = workbook.createSheet("Review");
        cells.writeTo(new BareCells.Target() {
            private @Nullable Row line;

            @Override
            public void line(int row) {
                line = target.createRow(row);
            }

            @Override
            public void number(int row, int column, double value) {
                line().createCell(column).setCellValue(value);
            }

            @Override
            public void day(int row, int column, LocalDate value) {
                line().createCell(column).setCellValue(value);
            }

            @Override
            public void text(int row, int column, String value) {
                line().createCell(column).setCellValue(value);
            }

            private Row line() {
                if (line == null) {
                    throw new IllegalStateException("a cell before its line");
                }
                return line;
            }
        });
        workbook.write(OutputStream.nullOutputStream());
    }
}
