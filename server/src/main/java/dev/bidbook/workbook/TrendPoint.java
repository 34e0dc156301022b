package dev.bidbook.workbook;

import java.util.Map;

/**
 * What one block of the Summary sheet counted in an earlier period.
 *
 * @param summary the block's title, as the template has it
 * @param period the earlier period, as text
 * @param counts how many rows had each value; a blank is counted under the empty text
 */
public record TrendPoint(String summary, String period, Map<String, Integer> counts) {

    /**
     * What stands for the title of a block where open findings were counted; its values are the words of severities,
     * such as {@code high}.
     */
    public static final String OPEN_FINDINGS = "Open findings by severity";

    public TrendPoint {
        counts = Map.copyOf(counts);
    }
}
