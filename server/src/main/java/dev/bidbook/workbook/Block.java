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
 */
record Block(Summary summary, List<Category> rows, List<Category> columns, List<List<Integer>> counts) {

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
