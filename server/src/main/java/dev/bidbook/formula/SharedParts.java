package dev.bidbook.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds what the formulas of a template have in common, such as a comparison that many rules begin with. */
final class SharedParts {

    private final Set<Expression> seen = new HashSet<>();
    private final Map<Expression, Integer> numbers = new HashMap<>();

    private SharedParts() {}

    /**
     * The formulas, with what stands in them more than once evaluated once a row.
     *
     * @param trees by their positions
     * @param count how many such expressions there are
     */
    record Found(Map<Integer, Expression> trees, int count) {}

    static Found in(Map<Integer, Expression> trees) {
        SharedParts parts = new SharedParts();
        trees.values().forEach(parts::look);
        Map<Integer, Expression> shared = new TreeMap<>();
        trees.forEach((position, tree) -> shared.put(position, parts.shared(tree)));
        return new Found(shared, parts.numbers.size());
    }

    private void look(Expression expression) {
        if (expression.parts().isEmpty()) {
            return;
        }
        if (seen.add(expression)) {
            expression.parts().forEach(this::look);
        } else if (!dependsOnPosition(expression)) {
            numbers.putIfAbsent(expression, numbers.size());
        }
    }

    /** Of cells beside each other, what wants only one takes that of the formula's own column. */
    private static boolean dependsOnPosition(Expression expression) {
        List<Expression> open = new ArrayList<>(List.of(expression));
        while (!open.isEmpty()) {
            Expression part = open.remove(open.size() - 1);
            if (part instanceof Expression.Cells) {
                return true;
            }
            open.addAll(part.parts());
        }
        return false;
    }

    private Expression shared(Expression expression) {
        Expression changed = expression.with(this::shared);
        Integer number = numbers.get(expression);
        return number == null ? changed : new Expression.Shared(number, changed);
    }
}
