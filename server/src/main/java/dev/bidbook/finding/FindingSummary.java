package dev.bidbook.finding;

import java.util.List;
import java.util.Map;

/**
 * The findings of a sheet in numbers. Everything but {@code week} and {@code trend} counts open findings only.
 *
 * @param revision the sheet's revision that the numbers are of
 * @param week how many there are by rule, new and closed ones too
 * @param escalated how many are escalated
 * @param ages how many by their age in weeks
 * @param owners how many by owner, the most first, the empty text for those of nobody; at most {@value #MOST_VALUES}
 * @param keyColumns how many by the values of each key column that has at most {@value #MOST_VALUES} of them
 * @param trend how many there were in each of the sheets before, the earliest first, at most {@value #MOST_WEEKS}
 */
public record FindingSummary(
        int revision,
        WeekCounts week,
        int escalated,
        Map<Integer, Integer> ages,
        Map<String, Integer> owners,
        Map<String, Map<String, Integer>> keyColumns,
        List<WeekCounts> trend) {

    /** How many values of a column are counted. */
    public static final int MOST_VALUES = 100;

    /** How many earlier sheets the trend has. */
    public static final int MOST_WEEKS = 52;
}
