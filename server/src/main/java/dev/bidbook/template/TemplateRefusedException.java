package dev.bidbook.template;

import java.util.List;
import java.util.stream.Collectors;

/** Templates that cannot be used, with everything that is wrong with them. */
public final class TemplateRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<TemplateProblem> problems;

    /** Refused for these problems; at least one. */
    public TemplateRefusedException(List<TemplateProblem> problems) {
        super(problems.stream().map(TemplateProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order of the files and of their lines; never empty. */
    public List<TemplateProblem> problems() {
        return problems;
    }
}
