package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.formula.IStabilityClassifier;
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
import org.apache.poi.ss.formula.ptg.Ptg;

/** Evaluates the formulas of one row after the other on the same three-row sheet. */
final class RowEvaluator implements RowFormulas.Evaluator {

    private final Template template;
    private final OneRowSheet sheet;
    private final RowCells cells;
    private final List<Integer> order;
    private final Map<Integer, Expression> trees;
    private final Map<Integer, RowMemory> memories = new HashMap<>();
    private final WorkbookEvaluator evaluator;
    private final OperationEvaluationContext context;
    private final boolean allTrees;

    /**
     * An evaluator.
     *
     * @param trees the formulas that are trees; POI's own evaluator does the others
     */
    RowEvaluator(
            Template template,
            OneRowSheet sheet,
            RowCells cells,
            Map<Integer, Ptg[]> programs,
            Map<Integer, Expression> trees,
            List<Integer> order) {
        this.template = template;
        this.sheet = sheet;
        this.cells = cells;
        this.order = order;
        this.trees = trees;
        trees.forEach((position, tree) -> {
            RowMemory memory = RowMemory.of(tree);
            if (memory != null) {
                memories.put(position, memory);
            }
        });
        this.allTrees = trees.keySet().containsAll(order);
        OneRowWorkbook workbook = new OneRowWorkbook(sheet, programs);
        // Within a row no cell changes after it was read, so POI need not record which formula read which.
        this.evaluator = new WorkbookEvaluator(workbook, IStabilityClassifier.TOTALLY_IMMUTABLE, null);
        this.context = new OperationEvaluationContext(evaluator, workbook, 0, OneRowSheet.FORMULAS_ROW, 0, null);
    }

    @Override
    public List<CellValue> fill(List<CellValue> values) {
        if (order.isEmpty()) {
            return values;
        }
        prepare(values);
        List<CellValue> filled = new ArrayList<>(values);
        for (int position : order) {
            ValueEval result;
            try {
                result = evaluate(position);
            } catch (RuntimeException e) {
                // Some of POI's functions throw where Excel gives an error value.
                result = ErrorEval.VALUE_INVALID;
            }
            keep(position, result);
            filled.set(position, value(result, template.columns().get(position).kind()));
        }
        return filled;
    }

    /** The positions of the formulas that throw on every one of the rows, or that POI has not implemented. */
    Set<Integer> failing(List<List<CellValue>> rows) {
        Map<Integer, Integer> failures = new HashMap<>();
        for (List<CellValue> row : rows) {
            prepare(row);
            for (int position : order) {
                try {
                    keep(position, evaluate(position));
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

    private void prepare(List<CellValue> values) {
        cells.set(values);
        if (!allTrees) {
            evaluator.clearAllCachedResultValues();
            for (int i = 0; i < values.size(); i++) {
                sheet.set(i, values.get(i));
            }
        }
    }

    private void keep(int position, ValueEval result) {
        cells.setResult(position, result);
        if (!allTrees) {
            sheet.setResult(position, result);
        }
    }

    private ValueEval evaluate(int position) {
        Expression tree = trees.get(position);
        ValueEval result = tree == null ? evaluator.evaluate(sheet.formula(position)) : remembered(tree, position);
        return result instanceof NumberEval number && !Double.isFinite(number.getNumberValue())
                ? ErrorEval.NUM_ERROR
                : result;
    }

    private ValueEval remembered(Expression tree, int position) {
        RowMemory memory = memories.get(position);
        if (memory == null) {
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
        try {
            ValueEval value = OperandResolver.getSingleValue(
                    tree.value(new Expression.Place(cells, position, context)), OneRowSheet.FORMULAS_ROW, position);
            // A formula never gives a blank.
            return value == BlankEval.instance || value == MissingArgEval.instance ? NumberEval.ZERO : value;
        } catch (EvaluationException e) {
            return e.getErrorEval();
        }
    }

    private static CellValue value(ValueEval result, ColumnKind kind) {
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
