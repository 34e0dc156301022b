package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.poi.ss.formula.OperationEvaluationContext;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.BlankEval;
import org.apache.poi.ss.formula.eval.BoolEval;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.MissingArgEval;
import org.apache.poi.ss.formula.eval.NumberEval;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.StringEval;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.jspecify.annotations.Nullable;

/** Evaluates the formulas of one row after the other on the same cells. */
final class RowEvaluator implements RowFormulas.Evaluator {

    private final Template template;
    private final RowCells cells;
    private final int[] order;
    private final FilledRow.Shape shape;
    private final @Nullable Expression[] trees;
    private final @Nullable RowMemory[] memories;
    private final Expression.Place[] places;
    private final boolean conditionsReadFormulas;

    /**
     * An evaluator.
     *
     * @param trees the formulas of columns and rules by their positions
     * @param order the positions of the formula columns, each after those it reads
     * @param conditionsReadFormulas whether conditions of facts read formula columns
     */
    RowEvaluator(
            Template template,
            RowCells cells,
            Map<Integer, Expression> trees,
            List<Integer> order,
            boolean conditionsReadFormulas) {
        this.conditionsReadFormulas = conditionsReadFormulas;
        this.template = template;
        this.cells = cells;
        this.order = order.stream().mapToInt(Integer::intValue).toArray();
        this.shape = new FilledRow.Shape(template, order);
        int positions = FactFormulas.places(template);
        this.trees = new Expression[positions];
        this.memories = new RowMemory[positions];
        this.places = new Expression.Place[positions];
        OneRowWorkbook workbook = new OneRowWorkbook();
        OperationEvaluationContext context = new OperationEvaluationContext(
                new WorkbookEvaluator(workbook, null, null), workbook, 0, RowCells.FORMULAS_ROW, 0, null);
        for (int i = 0; i < positions; i++) {
            Expression tree = trees.get(i);
            this.trees[i] = tree;
            memories[i] = tree == null ? null : RowMemory.of(tree);
            places[i] = new Expression.Place(cells, i, context);
        }
    }

    @Override
    public List<CellValue> fill(List<CellValue> values) {
        cells.set(values);
        if (order.length == 0) {
            return values;
        }
        ValueEval[] results = new ValueEval[order.length];
        for (int i = 0; i < order.length; i++) {
            results[i] = result(order[i]);
            cells.setResult(order[i], results[i]);
        }
        return new FilledRow(shape, values, results);
    }

    /** What a formula gives for the row that {@link #fill} was last given: a number, text, truth value or error. */
    ValueEval result(int position) {
        try {
            return evaluate(position);
        } catch (RuntimeException e) {
            // Some of POI's functions throw where Excel gives an error value.
            return ErrorEval.VALUE_INVALID;
        }
    }

    @Override
    public RowVerdict verdict() {
        long holding = 0;
        long answered = 0;
        int count = template.rules().size();
        for (int i = 0; i < count; i++) {
            if (isTrue(result(RuleFormulas.holding(template, i)), true)) {
                holding |= 1L << i;
                int position = RuleFormulas.answered(template, i);
                if (trees[position] != null && isTrue(result(position), false)) {
                    answered |= 1L << i;
                }
            }
        }
        return holding == 0 ? RowVerdict.QUIET : new RowVerdict(holding, answered);
    }

    @Override
    public boolean isFailing(int rule) {
        ValueEval value = result(RuleFormulas.holding(template, rule));
        return isTrue(value, true) && !isTrue(value, false);
    }

    @Override
    public boolean counts(int column, List<CellValue> values) {
        if (conditionsReadFormulas) {
            fill(values);
        } else {
            cells.set(values);
        }
        return isTrue(result(FactFormulas.place(template, column)), false);
    }

    /** What IF takes the value for; the second argument stands for what IF could not take. */
    private static boolean isTrue(ValueEval value, boolean otherwise) {
        if (value instanceof BoolEval truth) {
            return truth.getBooleanValue();
        }
        try {
            Boolean truth = OperandResolver.coerceValueToBoolean(value, false);
            return truth != null && truth;
        } catch (EvaluationException e) {
            return otherwise;
        }
    }

    /** The positions of the formulas that throw on every one of the rows, or that POI has not implemented. */
    Set<Integer> failing(List<List<CellValue>> rows) {
        Map<Integer, Integer> failures = new HashMap<>();
        int values = template.columns().size();
        int[] positions = IntStream.concat(
                        IntStream.of(order),
                        IntStream.range(values, trees.length).filter(i -> trees[i] != null))
                .toArray();
        for (List<CellValue> row : rows) {
            cells.set(row);
            for (int position : positions) {
                try {
                    ValueEval result = evaluate(position);
                    if (position < values) {
                        cells.setResult(position, result);
                    }
                } catch (org.apache.poi.ss.formula.eval.NotImplementedException e) {
                    failures.put(position, rows.size());
                } catch (RuntimeException e) {
                    failures.merge(position, 1, Integer::sum);
                }
            }
        }
        Set<Integer> failing = new TreeSet<>();
        failures.forEach((position, count) -> {
            if (count >= rows.size()) {
                failing.add(position);
            }
        });
        return failing;
    }

    private ValueEval evaluate(int position) {
        Expression tree = trees[position];
        if (tree == null) {
            return BlankEval.instance;
        }
        RowMemory memory = memories[position];
        if (memory == null || !memory.isWorthwhile()) {
            return evaluate(tree, position);
        }
        ValueEval known = memory.find(cells);
        if (known == null) {
            known = evaluate(tree, position);
            memory.keep(cells, known);
        }
        return known;
    }

    private ValueEval evaluate(Expression tree, int position) {
        ValueEval value = tree.single(places[position]);
        if (value instanceof NumberEval number) {
            return Double.isFinite(number.getNumberValue()) ? value : ErrorEval.NUM_ERROR;
        }
        // A formula never gives a blank.
        return value == BlankEval.instance || value == MissingArgEval.instance ? NumberEval.ZERO : value;
    }

    static CellValue value(ValueEval result, ColumnKind kind) {
        if (result instanceof NumberEval number) {
            return number(number.getNumberValue(), kind);
        } else if (result instanceof StringEval text) {
            return CellValue.ofText(text.getStringValue());
        } else if (result instanceof BoolEval truth) {
            return new CellValue.YesNo(truth.getBooleanValue());
        } else if (result instanceof ErrorEval error) {
            return new CellValue.Text(error.getErrorString());
        }
        return CellValue.Blank.BLANK;
    }

    private static CellValue number(double number, ColumnKind kind) {
        return switch (kind) {
            case DATE, DATE_TIME -> {
                // A reference to a blank date is 0 in Excel; 0 is no day.
                if (number == 0) {
                    yield CellValue.Blank.BLANK;
                }
                yield ExcelDays.moment(number)
                        .<CellValue>map(moment -> kind == ColumnKind.DATE
                                ? new CellValue.Date(moment.toLocalDate())
                                : new CellValue.DateTime(moment))
                        .orElseGet(() -> new CellValue.Text(ErrorEval.NUM_ERROR.getErrorString()));
            }
            case YES_NO -> new CellValue.YesNo(number != 0);
            default -> new CellValue.Number(number);
        };
    }
}
