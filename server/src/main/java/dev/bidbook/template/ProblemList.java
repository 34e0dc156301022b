package dev.bidbook.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Gathers what is wrong with one file. */
final class ProblemList {

    /** Past this many, more of them help nobody. */
    private static final int MOST = 200;

    private final String file;
    private final List<TemplateProblem> problems = new ArrayList<>();

    ProblemList(String file) {
        this.file = file;
    }

    void add(Node place, String message, String repair) {
        Mark mark = place.getStartMark();
        addAt(mark.getLine() + 1, mark.getColumn() + 1, message, repair);
    }

    void addAt(int line, int column, String message, String repair) {
        TemplateProblem problem = new TemplateProblem(file, line, column, message, repair);
        // A choice list shared by several columns is read once a column; its problems are still only one each.
        if (problems.size() < MOST && !problems.contains(problem)) {
            problems.add(problem);
        }
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** All of them, in the order of their lines. */
    List<TemplateProblem> sorted() {
        return problems.stream()
                .sorted(Comparator.comparingInt(TemplateProblem::line).thenComparingInt(TemplateProblem::column))
                .toList();
    }
}
