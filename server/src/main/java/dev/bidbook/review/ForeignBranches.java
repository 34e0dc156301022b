package dev.bidbook.review;

import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes out what somebody says of lines whose branch is not theirs, and tells it as problems. */
final class ForeignBranches {

    private static final String RULE = "not yours to edit";

    private final Template template;
    private final Editing editing;
    private final List<Problem> problems = new ArrayList<>();

    ForeignBranches(Template template, Editing editing) {
        this.template = template;
        this.editing = editing;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The statement without what is not theirs to say; empty if nothing is left. Its cells are changes. */
    Optional<Statement> without(Statement statement) {
        String branch = Editing.branch(template, statement.key());
        Map<String, CellValue> cells = new LinkedHashMap<>();
        statement.cells().forEach((name, value) -> {
            Integer position = template.find(name);
            if (position == null || editing.mayWrite(template.columns().get(position), branch)) {
                cells.put(name, value);
            } else {
                problems.add(problem(template, statement.key(), name, value.display()));
            }
        });
        if (statement.delete() && !mayDelete(template, editing, branch)) {
            problems.add(problem(template, statement.key(), null, null));
            return Optional.empty();
        }
        return cells.isEmpty() && !statement.cells().isEmpty()
                ? Optional.empty()
                : Optional.of(new Statement(statement.key(), cells, statement.delete()));
    }

    /** Whoever may write what identifies a row may remove it. */
    static boolean mayDelete(Template template, Editing editing, String branch) {
        return template.key().stream()
                .allMatch(position -> editing.mayWrite(template.columns().get(position), branch));
    }

    static Problem problem(Template template, RowKey key, @Nullable String column, @Nullable String value) {
        String branch = Editing.branch(template, key);
        String whose = branch.isEmpty()
                ? "The line has no branch, and your membership is limited to branches."
                : "The line is of the branch %s, which is not one of yours.".formatted(branch);
        return new Problem(
                ProblemType.NOT_YOURS_TO_EDIT,
                new Place(null, null, key, column),
                value,
                RULE,
                whose,
                column == null ? "Leave the line as it is." : "Put the cell back as it was, or leave it out.");
    }
}
