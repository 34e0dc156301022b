package dev.bidbook.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks whose rows several threads make. */
class ParallelRowsTest {

    private static final Template TEMPLATE = SampleWorkbook.weeklyReview();
    private static final Layout LAYOUT = Layout.of(TEMPLATE, column -> true);
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);
    private static final List<String> ODD = List.of(
            "=1+1",
            "a & b < c > \"d\"",
            " led by space",
            "two  spaces",
            "line\nbreak",
            "_x0041_",
            "\uD83D\uDE00 \u00FC",
            "\u0007 bell",
            "x".repeat(32_767),
            "0793",
            "TRUE",
            "In Stock",
            "\uD83D lone");

    @TempDir
    Path folder;

    @AfterAll
    static void stop() {
        POOL.shutdownNow();
    }

    @Test
    void severalThreadsGiveTheBytesThatOneGives() throws Exception {
        for (int count : List.of(0, 1, 255, 256, 257, 513, 2000)) {
            WorkbookContent content = SampleWorkbook.content(TEMPLATE, rows(count, count));
            assertThat(bytes(new WorkbookWriter(POOL, 3), content))
                    .as("%d rows", count)
                    .isEqualTo(bytes(new WorkbookWriter(), content));
        }
    }

    @Test
    void anyRowsAreReadBackAsTheyAre() throws Exception {
        for (long seed = 1; seed <= 4; seed++) {
            List<Row> rows = rows(700, seed);
            Path file = folder.resolve("seed" + seed + ".xlsx");
            Files.write(file, bytes(new WorkbookWriter(POOL, 3), SampleWorkbook.content(TEMPLATE, rows)));
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (var entry : zip.stream().toList()) {
                    assertThat(zip.getInputStream(entry).readAllBytes().length)
                            .as(entry.getName())
                            .isEqualTo((int) entry.getSize());
                }
            }
            try (XSSFWorkbook workbook = new XSSFWorkbook(file.toFile())) {
                XSSFSheet sheet = workbook.getSheetAt(0);
                for (int i = 0; i < rows.size(); i++) {
                    same("seed " + seed + ", row " + i, rows.get(i), sheet, Layout.FIRST_ROW - 1 + i);
                }
            }
        }
    }

    @Test
    void aFailureOfTheRowsComesOutAndNothingStaysBehind() throws Exception {
        WorkbookContent content = SampleWorkbook.content(TEMPLATE, List.of());
        List<Row> rows = rows(300, 1);
        RowSource failing = work -> work.with(most -> new RowSource.Batch() {
            @Override
            public int size() {
                return 300;
            }

            @Override
            public void forEach(RowSource.Taker taker) {
                rows.forEach(row -> {
                    if (row.id() == 200) {
                        throw new IllegalStateException("the disk is gone");
                    }
                    taker.take(row.id(), row.values(), RowVerdict.QUIET);
                });
            }
        });
        assertThatThrownBy(() -> bytes(new WorkbookWriter(POOL, 3), with(content, failing)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the disk is gone");
        assertThat(bytes(new WorkbookWriter(POOL, 3), SampleWorkbook.content(TEMPLATE, rows)))
                .isNotEmpty();
    }

    @Test
    void aClientThatGoesAwayEndsTheWork() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("the client is gone");
            }
        };
        assertThatThrownBy(
                        () -> new WorkbookWriter(POOL, 3).write(SampleWorkbook.content(TEMPLATE, rows(2000, 2)), gone))
                .isInstanceOf(IOException.class)
                .hasMessage("the client is gone");
    }

    @Test
    void noByteLeavesBeforeTheIdentityIsStored() throws Exception {
        CompletableFuture<Boolean> stored = new CompletableFuture<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> before = new ArrayList<>();
        WorkbookContent content = SampleWorkbook.content(TEMPLATE, rows(2000, 2));
        WorkbookContent late = with(content, work -> {
            content.rows().read(work);
            before.add(out.size());
            stored.complete(true);
        });
        try (StartedWorkbook started = new WorkbookWriter(POOL, 3).start(late, stored, out)) {
            started.finish();
        }
        assertThat(before).containsExactly(0);
        assertThat(out.toByteArray()).isEqualTo(bytes(new WorkbookWriter(), content));
    }

    @Test
    void anIdentityThatCannotBeStoredIsTheFailure() {
        for (int count : List.of(0, 1, 2000)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            CompletableFuture<Boolean> failed =
                    CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
            WorkbookContent content = SampleWorkbook.content(TEMPLATE, rows(count, 2));
            assertThatThrownBy(() -> new WorkbookWriter(POOL, 3).start(content, failed, out))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the disk is full");
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void rowsThatCannotBeDecodedAreTheFailure() {
        for (int bad : List.of(0, 1, 127, 128, 255, 256, 300, 1999)) {
            WorkbookContent content =
                    with(SampleWorkbook.content(TEMPLATE, List.of()), work -> RowSource.of(rows(2000, 2))
                            .read(batches -> work.with(most -> failing(batches.next(most), bad))));
            assertThatThrownBy(() -> bytes(new WorkbookWriter(POOL, 3), content))
                    .as("row %d", bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("row " + bad);
        }
    }

    /** The batch, which cannot hand on the row of that number. */
    private static RowSource.@Nullable Batch failing(RowSource.@Nullable Batch batch, int bad) {
        return batch == null
                ? null
                : new RowSource.Batch() {
                    @Override
                    public int size() {
                        return batch.size();
                    }

                    @Override
                    public void forEach(RowSource.Taker taker) {
                        batch.forEach((id, values, verdict) -> {
                            if (id == bad + 1) {
                                throw new IllegalArgumentException("row " + bad);
                            }
                            taker.take(id, values, verdict);
                        });
                    }
                };
    }

    private static WorkbookContent with(WorkbookContent content, RowSource rows) {
        return new WorkbookContent(
                content.template(),
                content.title(),
                content.identity(),
                content.parameters(),
                content.asOf(),
                rows,
                content.trend(),
                content.editable());
    }

    private static byte[] bytes(WorkbookWriter writer, WorkbookContent content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.write(content, out);
        return out.toByteArray();
    }

    private static void same(String where, Row row, XSSFSheet sheet, int number) {
        for (int i = 0; i < row.values().size(); i++) {
            Cell cell = sheet.getRow(number).getCell(LAYOUT.place(i));
            String as = where + ", " + TEMPLATE.columns().get(i).name();
            CellValue value = row.values().get(i);
            boolean formula = cell.getCellType() == CellType.FORMULA;
            CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
            if (value instanceof CellValue.Number expected) {
                assertThat(type).as(as).isEqualTo(CellType.NUMERIC);
                assertThat(cell.getNumericCellValue()).as(as).isEqualTo(expected.value());
            } else if (value instanceof CellValue.Date) {
                assertThat(cell.getNumericCellValue()).as(as).isEqualTo(CellXml.serial(value));
            } else if (value.isBlank()) {
                assertThat(formula ? cell.getStringCellValue() : type.name())
                        .as(as)
                        .isEqualTo(formula ? "" : "BLANK");
            } else {
                assertThat(type).as(as).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).as(as).isEqualTo(written(value.display()));
            }
        }
        assertThat(sheet.getRow(number).getCell(LAYOUT.rowIdColumn()).getStringCellValue())
                .as(where)
                .isEqualTo("R" + row.id());
    }

    /** A lone surrogate is no character that a file could hold. */
    private static String written(String text) {
        return text.replace("\uD83D lone", "\uFFFD lone");
    }

    private static List<Row> rows(int count, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<CellValue> values = new ArrayList<>();
            for (Column column : TEMPLATE.columns()) {
                values.add(value(column, random));
            }
            rows.add(new Row(i + 1, TEMPLATE.keyOf(values), values));
        }
        return rows;
    }

    private static CellValue value(Column column, Random random) {
        int sort = random.nextInt(20);
        if (sort < 8) {
            return Blank.BLANK;
        } else if (sort < 11) {
            return new CellValue.Number(random.nextInt(3) == 0 ? random.nextGaussian() : random.nextInt(900) / 4.0);
        } else if (sort < 13) {
            return new CellValue.Date(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(500)));
        }
        boolean odd = random.nextInt(40) == 0 && column.origin() != Origin.FORMULA;
        return new CellValue.Text(
                odd ? ODD.get(random.nextInt(ODD.size())) : "common text " + random.nextInt(random.nextInt(400) + 1));
    }
}
