package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.jspecify.annotations.Nullable;

/** A template's formula columns and rules, compiled. Immutable and thread-safe; each thread needs an evaluator of its own. */
public final class RowFormulas {

    private final Template template;
    private final Map<Integer, FormulaCompiler.Compiled> compiled;
    private final SharedParts.Found shared;
    private final List<Integer> order;
    private final List<String> names;
    private final RuleFormulas rules;
    private final boolean conditionsReadFormulas;

    private RowFormulas(
            Template template,
            Map<Integer, FormulaCompiler.Compiled> compiled,
            List<Integer> order,
            List<String> names,
            RuleFormulas rules,
            boolean conditionsReadFormulas) {
        this.conditionsReadFormulas = conditionsReadFormulas;
        this.template = template;
        this.compiled = compiled;
        this.rules = rules;
        this.order = order;
        this.names = names;
        Map<Integer, Expression> trees = new TreeMap<>();
        compiled.forEach((position, one) -> trees.put(position, one.tree()));
        this.shared = SharedParts.in(trees);
    }

    /**
     * The formula columns and rules of a template, ready to be evaluated.
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
        RuleFormulas rules = RuleFormulas.compile(template, compiler, problems);
        compiled.putAll(rules.compiled());
        boolean conditionsReadFormulas = FactFormulas.compile(template, compiler, compiled, problems);
        RowFormulas formulas =
                new RowFormulas(template, compiled, order, compiler.names(), rules, conditionsReadFormulas);
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
            FormulaFault fault =
                    new FormulaFault(1, "Bidbook cannot compute this formula.", "Write it with simpler functions.");
            if (position < template.columns().size()) {
                problems.add(problem(template, position, fault));
            } else if (FactFormulas.isPlace(template, position)) {
                problems.add(FactFormulas.problem(template, position, fault));
            } else {
                problems.add(RuleFormulas.problem(template, position, fault));
            }
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

    /** The same evaluator, with all that it can tell. */
    RowEvaluator newEvaluator(Map<String, Double> parameters, LocalDate asOf) {
        Map<String, Double> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        template.parameters().forEach(parameter -> values.put(parameter.name(), parameter.value()));
        values.putAll(parameters);
        values.put(FormulaCompiler.AS_OF, ExcelDays.serial(asOf));
        RowCells cells = new RowCells(template.columns().size(), names.size(), shared.count());
        for (int i = 0; i < names.size(); i++) {
            cells.setName(i, values.getOrDefault(names.get(i), 0.0));
        }
        return new RowEvaluator(template, cells, shared.trees(), order, conditionsReadFormulas);
    }

    /** The tokens that POI's parser made of each formula, by its position. */
    Map<Integer, List<Ptg>> programs() {
        Map<Integer, List<Ptg>> programs = new TreeMap<>();
        compiled.forEach((position, one) -> programs.put(position, one.program()));
        return programs;
    }

    /** The names that formulas call, in the order of their cells. */
    List<String> names() {
        return names;
    }

    /** The positions of the formula columns, each after those it reads. */
    List<Integer> order() {
        return order;
    }

    /** How many formula columns the template has. */
    public int count() {
        return order.size();
    }

    /** The positions of the columns that the rule at a position reads. */
    public Set<Integer> reads(int rule) {
        return rules.reads(rule);
    }

    /**
     * The Excel formula over one row, beginning with {@code =}, that is true where the rule is answered: its own, or that
     * all columns it asks for are filled; empty for a rule that asks for nothing.
     */
    public static Optional<String> answered(Rule rule) {
        return RuleFormulas.answered(rule);
    }

    /** Computes the formula columns of rows, and their rules. Not thread-safe. */
    public interface Evaluator {

        /**
         * The same values with those of the formula columns computed. An error of Excel's becomes text such as {@code
         * #DIV/0!}; a result in a date column becomes a date.
         *
         * @param values one value per column of the template; what stands in formula columns does not matter. They are looked
         *     at, not copied, and must not change while anybody has what this gives
         */
        List<CellValue> fill(List<CellValue> values);

        /**
         * Which rules hold on the row that {@link #fill} was last given. A rule holds where its formula is true, is a number
         * other than 0, or cannot be computed; it is answered only where the formula for that is plainly true.
         */
        RowVerdict verdict();

        /** Whether a rule cannot be computed for the row that {@link #fill} was last given, and holds for that reason. */
        boolean isFailing(int rule);

        /**
         * Whether the condition of a fact that counts weeks is plainly true on a row.
         *
         * @param column the position of the fact's column
         * @param values one value per column of the template; only those that the condition needs are asked for
         */
        boolean counts(int column, List<CellValue> values);
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
