package dev.bidbook.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/**
 * What one formula gave for the cells that it reads. A formula depends on nothing else: volatile functions are refused,
 * and names do not change for an evaluator. The same few quantities come in row after row, and POI computes decimals
 * exactly, which takes long. Bounded; for one thread.
 */
final class RowMemory {

    private static final int PLACES = 1 << 12;
    private static final int MOST_INPUTS = 4;

    private final int[] columns;
    private final ValueEval[][] inputs = new ValueEval[PLACES][];
    private final ValueEval[] results = new ValueEval[PLACES];

    private RowMemory(int[] columns) {
        this.columns = columns;
    }

    /** A memory for the formula, or null if it reads so many cells that they are hardly ever all the same. */
    static @Nullable RowMemory of(Expression tree) {
        Set<Integer> columns = new TreeSet<>();
        List<Expression> open = new ArrayList<>(List.of(tree));
        while (!open.isEmpty()) {
            Expression part = open.remove(open.size() - 1);
            if (part instanceof Expression.Cell cell && cell.row() == OneRowSheet.VALUES_ROW) {
                columns.add(cell.column());
            } else if (part instanceof Expression.Cells cells && cells.row() == OneRowSheet.VALUES_ROW) {
                for (int i = cells.first(); i <= cells.last() && columns.size() <= MOST_INPUTS; i++) {
                    columns.add(i);
                }
            }
            open.addAll(part.parts());
        }
        return columns.size() > MOST_INPUTS
                ? null
                : new RowMemory(columns.stream().mapToInt(Integer::intValue).toArray());
    }

    /** What the formula gave for these cells, or null if that is not known. */
    @Nullable
    ValueEval find(RowCells cells) {
        int place = place(cells);
        ValueEval[] known = inputs[place];
        if (known == null) {
            return null;
        }
        for (int i = 0; i < columns.length; i++) {
            if (!same(known[i], cells.value(OneRowSheet.VALUES_ROW, columns[i]))) {
                return null;
            }
        }
        return results[place];
    }

    /** Remembers what the formula gives for these cells. */
    void keep(RowCells cells, ValueEval result) {
        int place = place(cells);
        ValueEval[] read = new ValueEval[columns.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = cells.value(OneRowSheet.VALUES_ROW, columns[i]);
        }
        inputs[place] = read;
        results[place] = result;
    }

    private int place(RowCells cells) {
        int hash = 0;
        for (int column : columns) {
            ValueEval value = cells.value(OneRowSheet.VALUES_ROW, column);
            int own = 0;
            if (value instanceof NumberEval number) {
                own = Double.hashCode(number.getNumberValue());
            } else if (value instanceof StringEval text) {
                own = text.getStringValue().hashCode();
            }
            hash = hash * 31 + own;
        }
        hash *= 0x9E37_79B9;
        return hash >>> 20;
    }

    // Blanks, errors and truth values are one object each.
    @SuppressWarnings("ReferenceEquality")
    private static boolean same(ValueEval one, ValueEval other) {
        if (one instanceof NumberEval number && other instanceof NumberEval second) {
            return Double.compare(number.getNumberValue(), second.getNumberValue()) == 0;
        } else if (one instanceof StringEval text && other instanceof StringEval second) {
            return text.getStringValue().equals(second.getStringValue());
        }
        return one == other;
    }
}
