package dev.bidbook.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One block of the Summary sheet: the rows counted by the values of a column.
 *
 * @param title what stands above it
 * @param countBy the name of the column whose values are counted
 * @param splitBy the name of a second column whose values become the block's columns, or null for one count
 * @param sums the names of the columns whose numbers are added up beside each count; perhaps empty
 * @param chart whether a chart shows it
 * @param trend whether the counts of the earlier periods are shown beside, with a chart over time
 */
public record Summary(
        String title, String countBy, @Nullable String splitBy, List<String> sums, boolean chart, boolean trend) {}
