package dev.bidbook.workbook;

import dev.bidbook.template.Summary;
import java.util.List;

/**
 * One block of the Summary, counted.
 *
 * @param summary its declaration
 * @param rows its rows; {@link Category.Sort#OTHER}, if there, comes last
 * @param columns its columns, empty if it counts once
 * @param counts one list a row, with one count a column, or a single one
 * @param sums one list a row, with what each of the summary's summed columns adds up to; empty if it is split
 */
record Block(
        Summary summary,
        List<Category> rows,
        List<Category> columns,
        List<List<Integer>> counts,
        List<List<Double>> sums) {

    /** What a summed column adds up to in all rows. */
    double sumTotal(int index) {
        return sums.stream().mapToDouble(row -> row.get(index)).sum();
    }

    /** How many rows of the sheet a row of the block counts. */
    int total(int row) {
        return counts.get(row).stream().mapToInt(Integer::intValue).sum();
    }

    /** How many rows of the sheet a column of the block counts. */
    int columnTotal(int column) {
        return counts.stream().mapToInt(row -> row.get(column)).sum();
    }

    /** How many rows of the sheet were counted. */
    int total() {
        return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
    }
}
