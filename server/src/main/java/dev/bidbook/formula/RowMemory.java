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

    /** After this many searches, at least one in so many must have found something. */
    private static final long TRIAL = 2_000;

    private static final long FEWEST_FOUND = 4;

    private final int[] columns;
    private final ValueEval[][] inputs = new ValueEval[PLACES][];
    private final ValueEval[] results = new ValueEval[PLACES];
    private long searches;
    private long found;

    private RowMemory(int[] columns) {
        this.columns = columns;
    }

    /**
     * A memory for the formula, or null if it only compares, which takes no longer than remembering, or if it reads so
     * many cells that they are hardly ever all the same.
     */
    static @Nullable RowMemory of(Expression tree) {
        Set<Integer> columns = new TreeSet<>();
        boolean costly = false;
        List<Expression> open = new ArrayList<>(List.of(tree));
        while (!open.isEmpty()) {
            Expression part = open.remove(open.size() - 1);
            if (part instanceof Expression.Cell cell && cell.row() == RowCells.VALUES_ROW) {
                columns.add(cell.column());
            } else if (part instanceof Expression.Cells cells && cells.row() == RowCells.VALUES_ROW) {
                for (int i = cells.first(); i <= cells.last() && columns.size() <= MOST_INPUTS; i++) {
                    columns.add(i);
                }
            }
            costly |= isCostly(part);
            open.addAll(part.parts());
        }
        return costly && columns.size() <= MOST_INPUTS
                ? new RowMemory(columns.stream().mapToInt(Integer::intValue).toArray())
                : null;
    }

    private static boolean isCostly(Expression part) {
        return part instanceof Calls.One
                || part instanceof Calls.Two
                || part instanceof Calls.Call
                || part instanceof Calls.LaterCall;
    }

    /** Whether the rows so far repeat themselves often enough for the search to be worth its time. */
    boolean isWorthwhile() {
        return searches < TRIAL || found * FEWEST_FOUND > searches;
    }

    /** What the formula gave for these cells, or null if that is not known. */
    @Nullable
    ValueEval find(RowCells cells) {
        searches++;
        int place = place(cells);
        ValueEval[] known = inputs[place];
        if (known == null) {
            return null;
        }
        for (int i = 0; i < columns.length; i++) {
            if (!same(known[i], cells.value(RowCells.VALUES_ROW, columns[i]))) {
                return null;
            }
        }
        found++;
        return results[place];
    }

    /** Remembers what the formula gives for these cells. */
    void keep(RowCells cells, ValueEval result) {
        int place = place(cells);
        ValueEval[] read = new ValueEval[columns.length];
        for (int i = 0; i < read.length; i++) {
            read[i] = cells.value(RowCells.VALUES_ROW, columns[i]);
        }
        inputs[place] = read;
        results[place] = result;
    }

    private int place(RowCells cells) {
        int hash = 0;
        for (int column : columns) {
            hash = hash * 31 + hash(cells.value(RowCells.VALUES_ROW, column));
        }
        hash *= 0x9E37_79B9;
        return hash >>> 20;
    }

    /** A hash of a value; those that are the {@linkplain #same same} have the same. */
    static int hash(ValueEval value) {
        if (value instanceof NumberEval number) {
            return Double.hashCode(number.getNumberValue());
        }
        return value instanceof StringEval text ? text.getStringValue().hashCode() : 0;
    }

    /** Whether two values are of one type and the same in every bit. */
    // Blanks, errors and truth values are one object each.
    @SuppressWarnings("ReferenceEquality")
    static boolean same(ValueEval one, ValueEval other) {
        if (one instanceof NumberEval number && other instanceof NumberEval second) {
            return Double.compare(number.getNumberValue(), second.getNumberValue()) == 0;
        } else if (one instanceof StringEval text && other instanceof StringEval second) {
            return text.getStringValue().equals(second.getStringValue());
        }
        return one == other;
    }
}
