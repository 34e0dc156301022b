package dev.bidbook.handoff;

import dev.bidbook.finding.WeekCounts;
import dev.bidbook.finding.WeekCounts.RuleCounts;
import dev.bidbook.handoff.HandOff.Count;
import dev.bidbook.handoff.HandOff.SmoothWeek;
import dev.bidbook.program.Program;
import dev.bidbook.template.ProgramCount;
import dev.bidbook.template.Role;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts a program.
 *
 * @param program the program
 * @param review the template of its weeks
 * @param latest the findings of its latest week, or null if it has none
 * @param weeks its weeks, the latest first
 * @param bids its new demand bids
 */
record Counting(
        Program program, Template review, @Nullable WeekCounts latest, List<SmoothWeek> weeks, List<DemandBid> bids) {

    Count count(ProgramCount count) {
        return switch (count.what()) {
            case LINES ->
                new Count(count, weeks.isEmpty() ? 0 : weeks.get(0).week().lines(), List.of());
            case FINDINGS -> new Count(count, findings(count), List.of());
            case SMOOTH_WEEKS -> new Count(count, smoothWeeks(), List.of());
            case ROLES -> {
                List<String> missing = missing(count.roles());
                yield new Count(count, missing.size(), missing);
            }
            case BIDS -> {
                List<String> counted = bids.stream()
                        .filter(bid -> count.states().contains(bid.state()))
                        .map(DemandBid::bid)
                        .toList();
                yield new Count(count, counted.size(), counted);
            }
        };
    }

    private int findings(ProgramCount count) {
        return latest == null
                ? 0
                : Week.sum(
                        review,
                        latest,
                        rule -> counts(count, rule),
                        count.open() ? RuleCounts::open : RuleCounts::unanswered);
    }

    private static boolean counts(ProgramCount count, Rule rule) {
        return count.rules().isEmpty() ? rule.asks() : count.rules().contains(rule.id());
    }

    private int smoothWeeks() {
        int run = 0;
        for (SmoothWeek week : weeks) {
            boolean gap = run > 0 && !weeks.get(run - 1).week().follows(week.week());
            if (!week.smooth() || gap) {
                return run;
            }
            run++;
        }
        return run;
    }

    private List<String> missing(List<Set<Role>> roles) {
        return roles.stream()
                .filter(either -> either.stream()
                        .allMatch(role ->
                                program.members().getOrDefault(role, List.of()).isEmpty()))
                .map(either -> either.stream().map(Role::word).collect(Collectors.joining(" or ")))
                .toList();
    }
}
