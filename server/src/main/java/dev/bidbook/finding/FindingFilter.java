package dev.bidbook.finding;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.template.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are asked for. Texts are compared without regard to case.
 *
 * @param rule only this rule's, by its id, or null
 * @param severity only of rules of this severity, or null
 * @param owner only this owner's, or null
 * @param keyColumns only of rows with these texts in key columns, by the column's position in the row key; perhaps empty
 * @param leastAge only those open for at least so many weeks, from 1
 * @param states only those in one of these states
 */
public record FindingFilter(
        @Nullable String rule,
        Rule.@Nullable Severity severity,
        @Nullable String owner,
        Map<Integer, String> keyColumns,
        int leastAge,
        Set<State> states) {

    /** Everything that is open. */
    public static final FindingFilter OPEN =
            new FindingFilter(null, null, null, Map.of(), 1, Set.of(State.UNANSWERED, State.ANSWERED));

    boolean accepts(Finding finding) {
        return states.contains(finding.state())
                && (rule == null || finding.rule().id().equalsIgnoreCase(rule))
                && (severity == null || finding.rule().severity() == severity)
                && (owner == null || owner.equalsIgnoreCase(finding.owner()))
                && finding.age() >= leastAge
                && (keyColumns.isEmpty() || hasKey(finding.key().parts()));
    }

    private boolean hasKey(List<String> parts) {
        return keyColumns.entrySet().stream()
                .allMatch(column -> column.getKey() < parts.size()
                        && parts.get(column.getKey()).equalsIgnoreCase(column.getValue()));
    }
}
