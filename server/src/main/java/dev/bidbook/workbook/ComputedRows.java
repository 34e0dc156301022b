package dev.bidbook.workbook;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch that was gone through already, so that it can be gone through again without computing anything twice.
 *
 * @param ids the rows' ids
 * @param values the values of each of them
 * @param verdicts which rules hold on each of them
 */
record ComputedRows(List<Integer> ids, List<List<CellValue>> values, List<RowVerdict> verdicts)
        implements RowSource.Batch {

    /** The rows of a batch. */
    static ComputedRows of(RowSource.Batch batch) {
        int size = batch.size();
        ComputedRows rows = new ComputedRows(new ArrayList<>(size), new ArrayList<>(size), new ArrayList<>(size));
        batch.forEach((id, values, verdict) -> {
            rows.ids.add(id);
            rows.values.add(values);
            rows.verdicts.add(verdict);
        });
        return rows;
    }

    @Override
    public int size() {
        return ids.size();
    }

    @Override
    public void forEach(RowSource.Taker taker) {
        for (int i = 0; i < ids.size(); i++) {
            taker.take(ids.get(i), values.get(i), verdicts.get(i));
        }
    }
}
