package dev.bidbook.handoff;

import dev.bidbook.finding.WeekCounts;
import dev.bidbook.finding.WeekCounts.RuleCounts;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Period;
import dev.bidbook.template.Gates.WeekColumn;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Rule.Severity;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A week of a program in numbers.
 *
 * @param period the week
 * @param lines how many lines it has
 * @param open its findings that hold
 * @param unanswered its findings that wait for an answer
 * @param fresh its findings that opened in it
 * @param openHigh those that hold, of high severity
 * @param unansweredHigh those that wait, of high severity
 * @param freshHigh those that opened in it, of high severity
 * @param completed whether it is complete
 */
public record Week(
        Period period,
        int lines,
        int open,
        int unanswered,
        int fresh,
        int openHigh,
        int unansweredHigh,
        int freshHigh,
        boolean completed) {

    static Week of(Template review, WeekCounts counts, int lines, boolean completed) {
        Predicate<Rule> any = rule -> true;
        Predicate<Rule> high = rule -> rule.severity() == Severity.HIGH;
        return new Week(
                counts.period(),
                lines,
                sum(review, counts, any, RuleCounts::open),
                sum(review, counts, Rule::asks, RuleCounts::unanswered),
                sum(review, counts, any, RuleCounts::opened),
                sum(review, counts, high, RuleCounts::open),
                sum(review, counts, high.and(Rule::asks), RuleCounts::unanswered),
                sum(review, counts, high, RuleCounts::opened),
                completed);
    }

    static int sum(Template review, WeekCounts counts, Predicate<Rule> which, ToIntFunction<RuleCounts> number) {
        return review.rules().stream()
                .filter(which)
                .map(rule -> counts.rules().get(rule.id()))
                .filter(java.util.Objects::nonNull)
                .mapToInt(number)
                .sum();
    }

    /** What the formula for a smooth week sees, and a blank for what it gives. */
    List<CellValue> values() {
        List<CellValue> values = new ArrayList<>();
        for (WeekColumn column : WeekColumn.values()) {
            values.add(
                    column == WeekColumn.COMPLETED
                            ? new CellValue.YesNo(completed)
                            : new CellValue.Number(number(column)));
        }
        values.add(Blank.BLANK);
        return values;
    }

    private int number(WeekColumn column) {
        return switch (column) {
            case LINES -> lines;
            case OPEN -> open;
            case UNANSWERED -> unanswered;
            case NEW -> fresh;
            case OPEN_HIGH -> openHigh;
            case UNANSWERED_HIGH -> unansweredHigh;
            case NEW_HIGH -> freshHigh;
            case COMPLETED -> completed ? 1 : 0;
        };
    }

    /** Whether the other week is the one right before this; periods without an order follow each other. */
    boolean follows(Week before) {
        if (period instanceof Period.Week mine && before.period instanceof Period.Week other) {
            return mine.monday().minusDays(7).equals(other.monday());
        } else if (period instanceof Period.Month mine && before.period instanceof Period.Month other) {
            return mine.month().minusMonths(1).equals(other.month());
        }
        return true;
    }
}
