package dev.bidbook.workbook;

import dev.bidbook.sheet.Row;
import java.util.List;

/**
 * Rows that are in memory, as a batch.
 *
 * @param rows the rows
 */
record ListedRows(List<Row> rows) implements RowSource.Batch {

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public void forEach(RowSource.Taker taker) {
        rows.forEach(row -> taker.take(row.id(), row.values()));
    }
}
