package dev.bidbook.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that Bidbook cannot work with. It carries every problem, not only the first. */
public final class SettingsRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    SettingsRefusedException(List<SettingProblem> problems) {
        super(problems.stream().map(SettingProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, in the order: command line, environment, file. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
