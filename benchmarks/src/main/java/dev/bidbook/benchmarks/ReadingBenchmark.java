package dev.bidbook.benchmarks;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import com.github.pjfanning.xlsx.StreamingReader;
import dev.bidbook.review.CheckReport;
import dev.bidbook.review.SubmittedBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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
 * Reading: the product unzips, types, checks and compares every cell with the stored revision; the libraries read the
 * same workbook's cells bare.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadingBenchmark {

    /** How many rows. */
    @Param({"5000", "100000"})
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

    /** The product. */
    @Benchmark
    public CheckReport bidbook() {
        CheckReport report = sheet.review()
                .check(sheet.id(), new SubmittedBody.Workbook(file, List.of()), BenchmarkSheet.PERSON, false);
        if (!report.problems().isEmpty() || report.changed() != 0) {
            throw new IllegalStateException("an untouched workbook has problems or changes: " + report);
        }
        return report;
    }

    /** fastexcel-reader. */
    @Benchmark
    public long fastexcelReader() throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile());
                Stream<org.dhatim.fastexcel.reader.Row> read =
                        workbook.getFirstSheet().openStream()) {
            return read.mapToLong(row -> row.stream()
                            .filter(cell -> cell != null && cell.getValue() != null)
                            .count())
                    .sum();
        }
    }

    /** excel-streaming-reader, over POI's event API. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public long excelStreamingReader() throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = StreamingReader.builder().rowCacheSize(100).open(in)) {
            return count(workbook);
        }
    }

    /** POI's user model. */
    @Benchmark
    @Warmup(iterations = 1, time = 1)
    @Measurement(iterations = 2, time = 1)
    public long poi() throws IOException {
        try (InputStream in = Files.newInputStream(file);
                Workbook workbook = new XSSFWorkbook(in)) {
            return count(workbook);
        }
    }

    /** The floor: inflating the workbook's main sheet, nothing else. */
    @Benchmark
    public long floorInflate() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = sheet(zip)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
            }
        }
        return bytes;
    }

    /** The next floor: inflating it and going through its XML with Aalto, the fastest parser of the JVM's. */
    @Benchmark
    public long floorInflateAndParse() throws IOException, XMLStreamException {
        long elements = 0;
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = sheet(zip)) {
            XMLStreamReader xml = new InputFactoryImpl().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    elements++;
                }
            }
        }
        return elements;
    }

    private static InputStream sheet(ZipFile zip) throws IOException {
        ZipEntry largest = zip.stream()
                .max(Comparator.comparingLong(ZipEntry::getSize))
                .orElseThrow(() -> new IllegalStateException("a workbook without parts"));
        return zip.getInputStream(largest);
    }

    private static long count(Workbook workbook) {
        long cells = 0;
        for (Row row : workbook.getSheetAt(0)) {
            for (Cell cell : row) {
                switch (cell.getCellType()) {
                    case NUMERIC -> cells += Double.isNaN(cell.getNumericCellValue()) ? 0 : 1;
                    case STRING -> cells += cell.getStringCellValue() == null ? 0 : 1;
                    default -> cells++;
                }
            }
        }
        return cells;
    }
}
