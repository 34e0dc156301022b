package dev.bidbook.handoff;

import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Gates;
import dev.bidbook.template.TemplateProblem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gates with their formulas compiled. Immutable and thread-safe. */
public final class GateFormulas {

    private final Gates gates;
    private final RowFormulas rules;
    private final RowFormulas smooth;

    private GateFormulas(Gates gates, RowFormulas rules, RowFormulas smooth) {
        this.gates = gates;
        this.rules = rules;
        this.smooth = smooth;
    }

    /**
     * The gates, ready to be tried.
     *
     * @throws FormulaRefusedException with every problem of every formula
     */
    public static GateFormulas compile(Gates gates) throws FormulaRefusedException {
        List<TemplateProblem> problems = new ArrayList<>();
        RowFormulas smooth = compiled(gates.week(), problems);
        RowFormulas rules = compiled(gates.row(), problems);
        if (smooth == null || rules == null) {
            throw new FormulaRefusedException(problems);
        }
        return new GateFormulas(gates, rules, smooth);
    }

    private static @Nullable RowFormulas compiled(dev.bidbook.template.Template view, List<TemplateProblem> problems) {
        try {
            return RowFormulas.compile(view);
        } catch (FormulaRefusedException e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    /** What is declared. */
    public Gates gates() {
        return gates;
    }

    /**
     * Which gates are closed, in the order of the declaration. A gate whose formula cannot be computed is closed.
     *
     * @param counts the numbers, in the order of the declaration
     */
    List<Boolean> closed(List<Integer> counts, Map<String, Double> parameters, LocalDate asOf) {
        RowFormulas.Evaluator evaluator = rules.evaluator(parameters, asOf);
        evaluator.fill(counts.stream()
                .map(count -> (CellValue) new CellValue.Number(count))
                .toList());
        var verdict = evaluator.verdict();
        List<Boolean> closed = new ArrayList<>();
        for (int i = 0; i < gates.rules().size(); i++) {
            closed.add((verdict.holding() & (1L << i)) != 0);
        }
        return closed;
    }

    /** Which of the weeks run smoothly. */
    List<Boolean> smooth(List<Week> weeks, Map<String, Double> parameters, LocalDate asOf) {
        RowFormulas.Evaluator evaluator = smooth.evaluator(parameters, asOf);
        List<Boolean> smoothOnes = new ArrayList<>();
        for (Week week : weeks) {
            List<CellValue> filled = evaluator.fill(week.values());
            smoothOnes.add(filled.get(filled.size() - 1).equals(new CellValue.YesNo(true)));
        }
        return smoothOnes;
    }
}
