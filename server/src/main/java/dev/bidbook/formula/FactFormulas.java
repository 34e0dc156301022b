package dev.bidbook.formula;

import dev.bidbook.template.Column;
import dev.bidbook.template.ServerFact.WeeksInARow;
import dev.bidbook.template.ServerFact.WeeksUnchanged;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conditions of facts that count weeks, compiled. They stand behind the rules, at positions that no formula can name. */
final class FactFormulas {

    private FactFormulas() {}

    /**
     * Compiles the conditions.
     *
     * @param compiled the compiled formulas by their positions; takes the conditions, by {@link #place}
     * @return whether any of them reads a formula column
     */
    static boolean compile(
            Template template,
            FormulaCompiler compiler,
            Map<Integer, FormulaCompiler.Compiled> compiled,
            List<TemplateProblem> problems) {
        boolean readFormulas = false;
        for (int position : columns(template)) {
            String where = where(template.columns().get(position));
            List<FormulaFault> faults = new ArrayList<>();
            FormulaCompiler.Compiled condition = compiler.compile(where, faults);
            if (condition != null) {
                readFormulas |= condition.columns().stream().anyMatch(compiled::containsKey);
                addCircle(template, condition, compiled, faults);
                compiled.put(place(template, position), condition);
            }
            faults.forEach(fault -> problems.add(problem(template, place(template, position), fault)));
        }
        return readFormulas;
    }

    /** Facts that count weeks are computed after everything else of the row, so that no condition can read one. */
    private static void addCircle(
            Template template,
            FormulaCompiler.Compiled condition,
            Map<Integer, FormulaCompiler.Compiled> columns,
            List<FormulaFault> faults) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(condition.columns());
        while (!open.isEmpty()) {
            int read = open.pop();
            if (!seen.add(read)) {
                continue;
            }
            Column column = template.columns().get(read);
            if (column.fact() instanceof WeeksInARow || column.fact() instanceof WeeksUnchanged) {
                faults.add(new FormulaFault(
                        1,
                        "It reads \"" + column.name() + "\", which counts weeks itself.",
                        "Write the condition over other columns."));
            }
            FormulaCompiler.Compiled formula = columns.get(read);
            if (formula != null) {
                open.addAll(formula.columns());
            }
        }
    }

    /** The positions of the columns that have a condition. */
    static List<Integer> columns(Template template) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < template.columns().size(); i++) {
            if (template.columns().get(i).fact() instanceof WeeksInARow) {
                positions.add(i);
            }
        }
        return positions;
    }

    /** Where the condition of the column at a position stands. */
    static int place(Template template, int column) {
        return first(template) + columns(template).indexOf(column);
    }

    /** How many positions there are, with those of columns and rules. */
    static int places(Template template) {
        return first(template) + columns(template).size();
    }

    /** Whether a condition stands there. */
    static boolean isPlace(Template template, int position) {
        return position >= first(template);
    }

    static TemplateProblem problem(Template template, int position, FormulaFault fault) {
        int column = columns(template).get(position - first(template));
        return template.whereProblem(
                column,
                "The condition of \"" + template.columns().get(column).name() + "\", character " + fault.position()
                        + ": " + fault.message(),
                fault.repair());
    }

    private static int first(Template template) {
        return RuleFormulas.holding(template, template.rules().size());
    }

    private static String where(Column column) {
        return column.fact() instanceof WeeksInARow fact ? fact.where() : "";
    }
}
