package dev.bidbook.workbook;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are in memory, as a batch.
 *
 * @param rows the rows
 * @param evaluator makes what computes their formulas and rules; null if they are computed and there are no rules
 */
record ListedRows(List<Row> rows, @Nullable Supplier<RowFormulas.Evaluator> evaluator) implements RowSource.Batch {

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public void forEach(RowSource.Taker taker) {
        RowFormulas.Evaluator computing = evaluator == null ? null : evaluator.get();
        for (Row row : rows) {
            if (computing == null) {
                taker.take(row.id(), row.values(), RowVerdict.QUIET);
            } else {
                List<CellValue> values = computing.fill(row.values());
                taker.take(row.id(), values, computing.verdict());
            }
        }
    }
}
