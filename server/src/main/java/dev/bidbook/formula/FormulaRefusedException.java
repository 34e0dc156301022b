package dev.bidbook.formula;

import dev.bidbook.template.TemplateProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Formulas of a template that cannot be used, with everything that is wrong with them. */
public final class FormulaRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<TemplateProblem> problems;

    /** Refused for these problems; at least one. */
    /** With these problems; at least one. */
    public FormulaRefusedException(List<TemplateProblem> problems) {
        super(problems.stream().map(TemplateProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the columns; never empty. */
    public List<TemplateProblem> problems() {
        return problems;
    }
}
