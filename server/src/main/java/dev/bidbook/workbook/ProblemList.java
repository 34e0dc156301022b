package dev.bidbook.workbook;

import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.List;

/** Collects problems up to a bound, and counts the rest. */
final class ProblemList {

    /** How many problems are told one by one. */
    static final int MOST = 10_000;

    private final List<Problem> problems = new ArrayList<>();
    private int more;

    void add(Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            more++;
        }
    }

    /** The problems, and as the last one how many more there are. */
    List<Problem> toList() {
        List<Problem> all = new ArrayList<>(problems);
        if (more > 0) {
            all.add(new Problem(
                    ProblemType.LIMIT_EXCEEDED,
                    Place.NOWHERE,
                    null,
                    null,
                    "There are %,d more problems, which are not listed.".formatted(more),
                    "Repair those that are listed first, then check the workbook again."));
        }
        return List.copyOf(all);
    }
}
