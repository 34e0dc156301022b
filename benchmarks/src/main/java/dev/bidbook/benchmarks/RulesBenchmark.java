package dev.bidbook.benchmarks;

import dev.bidbook.formula.PoiRows;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All formula columns and rules of {@code weekly-review} over the rows of a big week, and whether the rules that hold are
 * answered; by Bidbook and by POI's own evaluator, on one thread and on two. Each thread has all rows; the counter tells
 * how many formulas that are a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RulesBenchmark {

    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    /** The rows, as they come from storage. */
    @State(Scope.Benchmark)
    public static class Sheet {
        /** How many rows. */
        @Param({"100000"})
        public int rows;

        Template template;
        RowFormulas formulas;
        List<List<CellValue>> values;

        /** Stores a week, half-way answered, and reads it. */
        @Setup
        public void open() throws Exception {
            try (BenchmarkSheet sheet = BenchmarkSheet.of(rows)) {
                template = sheet.template();
                formulas = RowFormulas.compile(template);
                values = sheet.content().rows().stream().map(Row::values).toList();
            }
        }
    }

    /** How many formulas were computed: of columns, of rules, and of the answers to those that hold. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Counter {
        /** The formulas. */
        public long formulas;
    }

    /** Bidbook on one thread. */
    @Benchmark
    public long bidbook(Sheet sheet, Counter counter) {
        return compute(sheet, sheet.formulas.evaluator(Map.of(), SUNDAY), counter);
    }

    /** Bidbook on two threads. */
    @Benchmark
    @Threads(2)
    public long bidbookOnTwo(Sheet sheet, Counter counter) {
        return compute(sheet, sheet.formulas.evaluator(Map.of(), SUNDAY), counter);
    }

    /** POI's own evaluator on one thread. */
    @Benchmark
    public long poi(Sheet sheet, Counter counter) {
        return compute(sheet, new PoiRows(sheet.template, sheet.formulas, SUNDAY), counter);
    }

    /** POI's own evaluator on two threads. */
    @Benchmark
    @Threads(2)
    public long poiOnTwo(Sheet sheet, Counter counter) {
        return compute(sheet, new PoiRows(sheet.template, sheet.formulas, SUNDAY), counter);
    }

    private static long compute(Sheet sheet, RowFormulas.Evaluator evaluator, Counter counter) {
        long open = 0;
        for (List<CellValue> row : sheet.values) {
            evaluator.fill(row);
            long holding = evaluator.verdict().holding();
            open += holding;
            counter.formulas += Long.bitCount(holding);
        }
        counter.formulas += (long) sheet.values.size()
                * (sheet.formulas.count() + sheet.template.rules().size());
        return open;
    }
}
