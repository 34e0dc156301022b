package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Template;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.apache.poi.ss.formula.eval.ValueEval;

/**
 * A row's values with those of its formula columns computed. Nothing is copied, and no value is made before somebody asks
 * for it: of most rows few columns are asked for. As immutable as the values it is made of.
 */
final class FilledRow extends AbstractList<CellValue> implements RandomAccess {

    /** Where the formula columns of a template stand. */
    static final class Shape {
        private final ColumnKind[] kinds;
        /** By position, which result the column has; -1 where it has no formula. */
        private final int[] computed;

        /** For results in the order of these positions. */
        Shape(Template template, List<Integer> order) {
            kinds = template.columns().stream().map(Column::kind).toArray(ColumnKind[]::new);
            computed = new int[kinds.length];
            Arrays.fill(computed, -1);
            for (int i = 0; i < order.size(); i++) {
                computed[order.get(i)] = i;
            }
        }
    }

    private final Shape shape;
    private final List<CellValue> stored;
    private final ValueEval[] results;

    FilledRow(Shape shape, List<CellValue> stored, ValueEval[] results) {
        this.shape = shape;
        this.stored = stored;
        this.results = results;
    }

    @Override
    public CellValue get(int position) {
        int computed = shape.computed[position];
        return computed < 0 ? stored.get(position) : RowEvaluator.value(results[computed], shape.kinds[position]);
    }

    @Override
    public int size() {
        return stored.size();
    }
}
