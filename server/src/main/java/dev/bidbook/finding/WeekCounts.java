package dev.bidbook.finding;

import dev.bidbook.sheet.Period;
import java.util.Map;

/**
 * How many findings a period's sheet has.
 *
 * @param period the period
 * @param rules the counts by the rules' ids, in the order of the template; every rule is there
 */
public record WeekCounts(Period period, Map<String, RuleCounts> rules) {

    /** The counts of all rules together. */
    public RuleCounts total() {
        return rules.values().stream().reduce(RuleCounts.NONE, RuleCounts::plus);
    }

    /**
     * How many findings a rule has in a sheet.
     *
     * @param unanswered how many wait for an answer
     * @param answered how many hold and are answered
     * @param opened how many of those that hold opened in this sheet
     * @param closed how many held in the sheet before and do not any more
     */
    public record RuleCounts(int unanswered, int answered, int opened, int closed) {

        static final RuleCounts NONE = new RuleCounts(0, 0, 0, 0);

        /** How many hold, answered or not. */
        public int open() {
            return unanswered + answered;
        }

        RuleCounts plus(RuleCounts other) {
            return new RuleCounts(
                    unanswered + other.unanswered,
                    answered + other.answered,
                    opened + other.opened,
                    closed + other.closed);
        }
    }
}
