package dev.bidbook.formula;

import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds an order in which every formula comes after those it reads. */
final class FormulaOrder {

    private final Template template;
    private final Map<Integer, FormulaCompiler.Compiled> compiled;
    private final List<TemplateProblem> problems;
    private final Set<Integer> done = new LinkedHashSet<>();
    private final Set<Integer> underWay = new LinkedHashSet<>();

    private FormulaOrder(
            Template template, Map<Integer, FormulaCompiler.Compiled> compiled, List<TemplateProblem> problems) {
        this.template = template;
        this.compiled = compiled;
        this.problems = problems;
    }

    /** The positions of the formula columns in that order; a problem for each circle. */
    static List<Integer> of(
            Template template, Map<Integer, FormulaCompiler.Compiled> compiled, List<TemplateProblem> problems) {
        FormulaOrder order = new FormulaOrder(template, compiled, problems);
        compiled.keySet().forEach(order::visit);
        return List.copyOf(order.done);
    }

    private void visit(int position) {
        FormulaCompiler.Compiled one = compiled.get(position);
        if (one == null || done.contains(position)) {
            return;
        }
        if (!underWay.add(position)) {
            reportCircle(position);
            return;
        }
        new TreeSet<>(one.columns()).forEach(this::visit);
        underWay.remove(position);
        done.add(position);
    }

    private void reportCircle(int position) {
        List<Integer> path = new ArrayList<>(underWay);
        String circle = path.subList(path.indexOf(position), path.size()).stream()
                .map(step -> "\"" + template.columns().get(step).name() + "\"")
                .collect(Collectors.joining(" reads "));
        problems.add(template.formulaProblem(
                position,
                "The formula of \"" + template.columns().get(position).name() + "\" depends on itself: " + circle
                        + " reads \"" + template.columns().get(position).name() + "\".",
                "Write one of these formulas without the other."));
    }
}
