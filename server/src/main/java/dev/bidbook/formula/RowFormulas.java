package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.jspecify.annotations.Nullable;

/** A template's formula columns, compiled. Immutable and thread-safe; each thread needs an evaluator of its own. */
public final class RowFormulas {

    private final Template template;
    private final Map<Integer, Ptg[]> programs;
    private final Map<Integer, Expression> trees = new TreeMap<>();
    private final List<Integer> order;
    private final List<String> names;

    private RowFormulas(Template template, Map<Integer, Ptg[]> programs, List<Integer> order, List<String> names) {
        this.template = template;
        this.programs = programs;
        this.order = order;
        this.names = names;
        programs.forEach((position, program) -> ExpressionBuilder.build(program, OneRowWorkbook.FUNCTIONS)
                .ifPresent(tree -> trees.put(position, tree)));
    }

    /**
     * The formula columns of a template, ready to be evaluated.
     *
     * @throws FormulaRefusedException if any formula names a column or parameter that does not exist, calls a function
     *     that cannot be called, cannot be understood, or depends on itself; all such problems are in it
     */
    public static RowFormulas compile(Template template) throws FormulaRefusedException {
        FormulaCompiler compiler = new FormulaCompiler(template);
        List<TemplateProblem> problems = new ArrayList<>();
        Map<Integer, FormulaCompiler.Compiled> compiled = new TreeMap<>();
        for (int i = 0; i < template.columns().size(); i++) {
            String formula = template.columns().get(i).formula();
            if (formula != null) {
                List<FormulaFault> faults = new ArrayList<>();
                FormulaCompiler.Compiled one = compiler.compile(formula, faults);
                if (one != null) {
                    compiled.put(i, one);
                }
                for (FormulaFault fault : faults) {
                    problems.add(problem(template, i, fault));
                }
            }
        }
        List<Integer> order = problems.isEmpty() ? FormulaOrder.of(template, compiled, problems) : List.of();
        Map<Integer, Ptg[]> programs = new TreeMap<>();
        compiled.forEach((position, one) -> programs.put(position, one.program().toArray(new Ptg[0])));
        RowFormulas formulas = new RowFormulas(template, programs, order, compiler.names());
        if (problems.isEmpty()) {
            formulas.tryOut(problems);
        }
        if (!problems.isEmpty()) {
            throw new FormulaRefusedException(problems);
        }
        return formulas;
    }

    private static TemplateProblem problem(Template template, int position, FormulaFault fault) {
        Column column = template.columns().get(position);
        return template.formulaProblem(
                position,
                "The formula of \"" + column.name() + "\", character " + fault.position() + ": " + fault.message(),
                fault.repair());
    }

    /** Runs every formula on a blank row and on a filled one, to find what POI parses but cannot do. */
    private void tryOut(List<TemplateProblem> problems) {
        RowEvaluator evaluator = newEvaluator(Map.of(), LocalDate.of(2026, 1, 4));
        List<CellValue> blank = template.columns().stream()
                .map(c -> (CellValue) CellValue.Blank.BLANK)
                .toList();
        List<CellValue> sample = template.columns().stream().map(Samples::of).toList();
        for (int position : evaluator.failing(List.of(blank, sample))) {
            problems.add(problem(
                    template,
                    position,
                    new FormulaFault(1, "Bidbook cannot compute this formula.", "Write it with simpler functions.")));
        }
    }

    /**
     * An evaluator, for one thread.
     *
     * @param parameters values of parameters that differ from the template's, by name
     * @param asOf the day that formulas call {@code as_of}
     */
    public Evaluator evaluator(Map<String, Double> parameters, LocalDate asOf) {
        return newEvaluator(parameters, asOf);
    }

    private RowEvaluator newEvaluator(Map<String, Double> parameters, LocalDate asOf) {
        Map<String, Double> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        template.parameters().forEach(parameter -> values.put(parameter.name(), parameter.value()));
        values.putAll(parameters);
        values.put(FormulaCompiler.AS_OF, ExcelDays.serial(asOf));
        OneRowSheet sheet = new OneRowSheet(template.columns().size(), names.size());
        RowCells cells = new RowCells(template.columns().size(), names.size());
        for (int i = 0; i < names.size(); i++) {
            Double value = values.get(names.get(i));
            sheet.setName(i, value == null ? 0 : value);
            cells.setName(i, value == null ? 0 : value);
        }
        return new RowEvaluator(template, sheet, cells, programs, trees, order);
    }

    /** How many formula columns the template has. */
    public int count() {
        return programs.size();
    }

    /** Computes the formula columns of rows. Not thread-safe. */
    public interface Evaluator {

        /**
         * The same values with those of the formula columns computed. An error of Excel's becomes text such as {@code
         * #DIV/0!}; a result in a date column becomes a date.
         *
         * @param values one value per column of the template; what stands in formula columns does not matter
         */
        List<CellValue> fill(List<CellValue> values);
    }

    /**
     * A formula as it stands in a workbook's file, without its leading {@code =}: references to this row name the table,
     * and functions newer than the file format have their prefix. Parameters and {@code as_of} stay names.
     *
     * @param formula a formula that {@link #compile} accepts
     * @param tableName the Excel table's name
     */
    public static String forWorkbook(String formula, String tableName) {
        return FormulaScanner.scan(formula).parts().stream()
                .map(part -> inFile(part, tableName))
                .collect(Collectors.joining());
    }

    private static String inFile(FormulaPart part, String tableName) {
        if (part instanceof FormulaPart.Plain plain) {
            return plain.text();
        } else if (part instanceof FormulaPart.Function function) {
            return ExcelFunctions.nameInFile(function.name());
        } else if (part instanceof FormulaPart.Name name) {
            return name.name();
        }
        FormulaPart.ThisRow reference = (FormulaPart.ThisRow) part;
        @Nullable String to = reference.to();
        return tableName + "[[#This Row],[" + reference.column() + "]" + (to == null ? "" : ":[" + to + "]") + "]";
    }
}
