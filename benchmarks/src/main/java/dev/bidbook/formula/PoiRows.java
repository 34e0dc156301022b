package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.IStabilityClassifier;
import org.apache.poi.ss.formula.WorkbookEvaluator;
import org.apache.poi.ss.formula.eval.ErrorEval;
import org.apache.poi.ss.formula.eval.EvaluationException;
import org.apache.poi.ss.formula.eval.OperandResolver;
import org.apache.poi.ss.formula.eval.ValueEval;
import org.apache.poi.ss.formula.ptg.Ptg;

/**
 * The formulas of a template by POI's own evaluator, over a sheet that holds one row and in the fastest way that it
 * offers: the tokens are parsed once, and nothing is recorded of which formula read which cell.
 */
public final class PoiRows implements RowFormulas.Evaluator {

    private final Template template;
    private final int[] order;
    private final PoiSheet sheet;
    private final Ptg[][] programs;
    private final WorkbookEvaluator evaluator;

    /** The formulas that were compiled, with the template's own parameters. */
    public PoiRows(Template template, RowFormulas formulas, LocalDate asOf) {
        this.template = template;
        this.order = formulas.order().stream().mapToInt(Integer::intValue).toArray();
        int positions = FactFormulas.places(template);
        this.programs = new Ptg[positions][];
        formulas.programs().forEach((position, program) -> programs[position] = program.toArray(new Ptg[0]));
        this.sheet = new PoiSheet(positions, formulas.names().size());
        Map<String, Double> values = new TreeMap<>();
        for (Parameter parameter : template.parameters()) {
            values.put(parameter.name(), parameter.value());
        }
        values.put(FormulaCompiler.AS_OF, ExcelDays.serial(asOf));
        for (int i = 0; i < formulas.names().size(); i++) {
            sheet.setName(i, values.getOrDefault(formulas.names().get(i), 0.0));
        }
        this.evaluator = new WorkbookEvaluator(new Workbook(), IStabilityClassifier.TOTALLY_IMMUTABLE, null);
    }

    @Override
    public List<CellValue> fill(List<CellValue> values) {
        evaluator.clearAllCachedResultValues();
        for (int i = 0; i < values.size(); i++) {
            sheet.set(i, values.get(i));
        }
        List<CellValue> filled = new ArrayList<>(values);
        for (int position : order) {
            ValueEval result = result(position);
            sheet.setResult(position, result);
            filled.set(
                    position,
                    RowEvaluator.value(result, template.columns().get(position).kind()));
        }
        return filled;
    }

    @Override
    public RowVerdict verdict() {
        long holding = 0;
        long answered = 0;
        for (int i = 0; i < template.rules().size(); i++) {
            if (isTrue(result(RuleFormulas.holding(template, i)), true)) {
                holding |= 1L << i;
                int position = RuleFormulas.answered(template, i);
                if (programs[position] != null && isTrue(result(position), false)) {
                    answered |= 1L << i;
                }
            }
        }
        return new RowVerdict(holding, answered);
    }

    @Override
    public boolean isFailing(int rule) {
        ValueEval value = result(RuleFormulas.holding(template, rule));
        return isTrue(value, true) && !isTrue(value, false);
    }

    /** Conditions of facts are no part of what is compared. */
    @Override
    public boolean counts(int column, List<CellValue> values) {
        throw new UnsupportedOperationException();
    }

    private ValueEval result(int position) {
        try {
            return evaluator.evaluate(sheet.formula(position));
        } catch (RuntimeException e) {
            return ErrorEval.VALUE_INVALID;
        }
    }

    private static boolean isTrue(ValueEval value, boolean otherwise) {
        try {
            Boolean truth = OperandResolver.coerceValueToBoolean(value, false);
            return truth != null && truth;
        } catch (EvaluationException e) {
            return otherwise;
        }
    }

    /** The workbook around the sheet. */
    private final class Workbook extends OneRowWorkbook {
        @Override
        public Ptg[] getFormulaTokens(EvaluationCell cell) {
            return programs[cell.getColumnIndex()];
        }

        @Override
        public EvaluationSheet getSheet(int index) {
            return sheet;
        }
    }
}
