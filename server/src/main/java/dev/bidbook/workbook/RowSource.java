package dev.bidbook.workbook;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the rows of a workbook come from. They are gone through once, batch by batch, and never all in memory. */
@FunctionalInterface
public interface RowSource {

    /**
     * Opens the rows, and closes them when the work is done.
     *
     * @throws IOException what the work throws
     */
    void read(Work work) throws IOException;

    /** What is done with the rows. */
    @FunctionalInterface
    interface Work {
        /** Goes through the batches, which are there for as long as this takes. */
        void with(Batches batches) throws IOException;
    }

    /** The rows in the order of the sheet. For one thread. */
    @FunctionalInterface
    interface Batches {
        /** The next rows, at least one and at most so many; null after the last ones. */
        @Nullable
        Batch next(int most);
    }

    /** Some rows, not worked on yet. Any thread may go through them, and several batches are gone through at once. */
    interface Batch {
        /** How many rows it has. */
        int size();

        /** Hands on row after row, formula values computed and rules evaluated. */
        void forEach(Taker taker);
    }

    /** Takes rows. */
    @FunctionalInterface
    interface Taker {
        /** Takes one row: its id, one value per column of the template, and which of its rules hold. */
        void take(int id, List<CellValue> values, RowVerdict verdict);
    }

    /** Rows that are in memory or made as they are gone through, of a template without rules. */
    static RowSource of(Iterable<Row> rows) {
        return of(rows, null);
    }

    /**
     * Rows that are in memory or made as they are gone through.
     *
     * @param evaluator makes what computes their formulas and rules; null if they are computed and there are no rules
     */
    static RowSource of(Iterable<Row> rows, @Nullable Supplier<RowFormulas.Evaluator> evaluator) {
        return work -> {
            Iterator<Row> all = rows.iterator();
            work.with(most -> {
                List<Row> some = new ArrayList<>();
                while (some.size() < most && all.hasNext()) {
                    some.add(all.next());
                }
                return some.isEmpty() ? null : new ListedRows(some, evaluator);
            });
        };
    }
}
