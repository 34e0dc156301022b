package dev.bidbook.workbook;

import java.util.List;

/**
 * What is counted of a workbook's rows, so that its formulas carry values.
 *
 * @param rows how many rows there are
 * @param answered in how many of them people have written something
 * @param gone how many of them the report no longer has
 * @param blocks the blocks of the Summary
 * @param findings what is counted of the findings
 */
record Counts(int rows, int answered, int gone, List<Block> blocks, FindingCounts findings) {}
