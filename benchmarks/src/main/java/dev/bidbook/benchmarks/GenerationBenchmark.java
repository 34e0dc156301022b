package dev.bidbook.benchmarks;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class GenerationBenchmark {

    /** How many rows. */
    @Param({"5000", "100000"})
    public int rows;

    private BenchmarkSheet sheet;
    private Template template;
    private SheetContent content;

    /** Makes the sheet. */
    @Setup(Level.Trial)
    public void open() throws Exception {
        sheet = BenchmarkSheet.of(rows);
        template = sheet.template();
        content = sheet.content();
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
            for (int column = 0; column < template.columns().size(); column++) {
                target.value(0, column, template.columns().get(column).name());
            }
            int number = 1;
            for (Row row : content.rows()) {
                List<CellValue> values = row.values();
                for (int column = 0; column < values.size(); column++) {
                    CellValue value = values.get(column);
                    if (value instanceof CellValue.Number quantity) {
                        target.value(number, column, quantity.value());
                    } else if (value instanceof CellValue.Date date) {
                        target.value(number, column, date.value());
                    } else if (!value.isBlank()) {
                        target.value(number, column, value.display());
                    }
                }
                number++;
            }
        }
    }

    /** POI's streaming workbook. */
    @Benchmark
    public void poiStreaming() throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            fill(workbook);
        }
    }

    /** POI's user model. */
    @Benchmark
    public void poi() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill(workbook);
        }
    }

    private void fill(org.apache.poi.ss.usermodel.Workbook workbook) throws IOException {
        org.apache.poi.ss.usermodel.Sheet target = workbook.createSheet("Review");
        int number = 0;
        for (Row row : content.rows()) {
            org.apache.poi.ss.usermodel.Row made = target.createRow(number++);
            List<CellValue> values = row.values();
            for (int column = 0; column < values.size(); column++) {
                CellValue value = values.get(column);
                if (value.isBlank()) {
                    continue;
                }
                Cell cell = made.createCell(column);
                if (value instanceof CellValue.Number quantity) {
                    cell.setCellValue(quantity.value());
                } else if (value instanceof CellValue.Date date) {
                    cell.setCellValue(date.value());
                } else {
                    cell.setCellValue(value.display());
                }
            }
        }
        workbook.write(OutputStream.nullOutputStream());
    }
}
