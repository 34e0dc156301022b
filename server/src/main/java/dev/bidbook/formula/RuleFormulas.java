package dev.bidbook.formula;

import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import dev.bidbook.template.TemplateProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two formulas of each rule, compiled: the one that says whether it holds, and the one that says whether it is
 * answered. They stand behind the columns, at positions of their own that no formula can name.
 */
final class RuleFormulas {

    private final Template template;
    private final Map<Integer, FormulaCompiler.Compiled> compiled = new TreeMap<>();
    private final List<Set<Integer>> reads = new ArrayList<>();

    private RuleFormulas(Template template) {
        this.template = template;
    }

    static RuleFormulas compile(Template template, FormulaCompiler compiler, List<TemplateProblem> problems) {
        RuleFormulas rules = new RuleFormulas(template);
        for (int i = 0; i < template.rules().size(); i++) {
            Set<Integer> read = new java.util.TreeSet<>();
            rules.compile(compiler, template.rules().get(i).formula(), holding(template, i), read, problems);
            Optional<String> answered = answered(template.rules().get(i));
            int position = answered(template, i);
            answered.ifPresent(
                    formula -> rules.compile(compiler, formula, position, new java.util.TreeSet<>(), problems));
            rules.reads.add(Set.copyOf(read));
        }
        return rules;
    }

    private void compile(
            FormulaCompiler compiler, String formula, int position, Set<Integer> read, List<TemplateProblem> problems) {
        List<FormulaFault> faults = new ArrayList<>();
        FormulaCompiler.Compiled one = compiler.compile(formula, faults);
        if (one != null) {
            compiled.put(position, one);
            read.addAll(one.columns());
        }
        faults.forEach(fault -> problems.add(problem(template, position, fault)));
    }

    /**
     * The formula that is true where the rule is answered: its own, or that all columns it asks for are filled; empty for
     * a rule that asks for nothing.
     */
    static Optional<String> answered(Rule rule) {
        @Nullable String own = rule.answered();
        if (own != null || rule.asksFor().isEmpty()) {
            return Optional.ofNullable(own);
        }
        return Optional.of(rule.asksFor().stream()
                .map(column -> "[@[" + column + "]]<>\"\"")
                .collect(Collectors.joining(",", "=AND(", ")")));
    }

    static TemplateProblem problem(Template template, int position, FormulaFault fault) {
        int rule = (position - template.columns().size()) / 2;
        String id = template.rules().get(rule).id();
        return position == holding(template, rule)
                ? template.ruleProblem(
                        rule,
                        "The formula of the rule \"" + id + "\", character " + fault.position() + ": "
                                + fault.message(),
                        fault.repair())
                : template.answeredProblem(
                        rule,
                        "The formula by which the rule \"" + id + "\" is answered, character " + fault.position() + ": "
                                + fault.message(),
                        fault.repair());
    }

    /** Where the formula stands that says whether the rule holds. */
    static int holding(Template template, int rule) {
        return template.columns().size() + 2 * rule;
    }

    /** Where the formula stands that says whether the rule is answered. */
    static int answered(Template template, int rule) {
        return template.columns().size() + 2 * rule + 1;
    }

    /** The compiled formulas by their positions. */
    Map<Integer, FormulaCompiler.Compiled> compiled() {
        return compiled;
    }

    /** The positions of the columns that the rule reads. */
    Set<Integer> reads(int rule) {
        return reads.get(rule);
    }
}
