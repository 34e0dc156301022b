package dev.bidbook.workbook;

import dev.bidbook.template.Rule.Severity;
import dev.bidbook.template.Template;
import java.util.List;

/**
 * What is counted of a workbook's findings, so that its formulas carry values.
 *
 * @param open how many rows each rule holds on and waits for an answer
 * @param answered how many rows each rule holds on and is answered
 * @param openRows how many rows wait for any answer
 * @param places the values of the column by which open rows are counted, those with the most of them first; empty
 *     where there is no such column
 * @param openAt how many rows of each of the places wait for an answer
 * @param rowsAt how many rows each of the places has
 */
record FindingCounts(
        List<Integer> open,
        List<Integer> answered,
        int openRows,
        List<Category> places,
        List<Integer> openAt,
        List<Integer> rowsAt) {

    /** How many findings wait for an answer. */
    int totalOpen() {
        return sum(open);
    }

    /** How many findings are answered. */
    int totalAnswered() {
        return sum(answered);
    }

    /** How many of some findings are those of rules of a severity. */
    static int of(Template template, List<Integer> counts, Severity severity) {
        int sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            sum += template.rules().get(i).severity() == severity ? counts.get(i) : 0;
        }
        return sum;
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
