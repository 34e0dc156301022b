package dev.bidbook.workbook;

import dev.bidbook.template.Summary;

/**
 * The formulas that count the table's rows for a cell of a Summary block.
 *
 * @param layout where the table stands
 * @param block the block
 * @param rowCount the cell that holds how many rows there are
 * @param header the row with the columns' labels
 * @param first the block's first row
 * @param row the row of the cell
 */
record SummaryFormulas(Layout layout, Block block, String rowCount, int header, int first, int row) {

    /** Counts the rows with one value. */
    static String count(Layout layout, Summary summary, Category category, String label, String rowCount) {
        String column = layout.reference(summary.countBy());
        String counted = category.isAmbiguous()
                ? "SUMPRODUCT(" + category.condition(column, label) + "*1)"
                : "COUNTIFS(" + column + "," + category.criterion(label) + ")";
        return category.sort() == Category.Sort.BLANK ? counted + lessBlankRow(column, rowCount) : counted;
    }

    /** Adds up a column over the rows with one value; texts in it add nothing. */
    static String sum(Layout layout, Summary summary, String summed, Category category, String label) {
        String column = layout.reference(summary.countBy());
        return category.isAmbiguous()
                ? "SUMPRODUCT(" + category.condition(column, label) + "*1," + layout.reference(summed) + ")"
                : "SUMIFS(" + layout.reference(summed) + "," + column + "," + category.criterion(label) + ")";
    }

    /** Counts the rows with a value in one column and a value in the other. */
    String both(Category rowCategory, int index, String letters) {
        Category columnCategory = block.columns().get(index);
        if (rowCategory.sort() == Category.Sort.OTHER) {
            String whole = columnCategory.sort() == Category.Sort.OTHER
                    ? rowCount + "-SUM(" + allOtherColumns(index, first, row - 1) + ")"
                    : columnTotal(columnCategory, letters);
            return whole + "-SUM(" + letters + first + ":" + letters + (row - 1) + ")";
        }
        if (columnCategory.sort() == Category.Sort.OTHER) {
            String last = dev.bidbook.sheet.CellAddress.columnLetters(1 + index);
            return count(layout, block.summary(), rowCategory, "$B" + row, rowCount) + "-SUM(C" + row + ":" + last + row
                    + ")";
        }
        String column = layout.reference(block.summary().countBy());
        String heading = letters + "$" + header;
        String counted = rowCategory.isAmbiguous() || columnCategory.isAmbiguous()
                ? "SUMPRODUCT(" + rowCategory.condition(column, "$B" + row) + "*"
                        + columnCategory.condition(splitColumn(), heading) + ")"
                : "COUNTIFS(" + column + "," + rowCategory.criterion("$B" + row) + "," + splitColumn() + ","
                        + columnCategory.criterion(heading) + ")";
        boolean bothBlank = rowCategory.sort() == Category.Sort.BLANK && columnCategory.sort() == Category.Sort.BLANK;
        return bothBlank ? counted + lessBlankRow(column, rowCount) : counted;
    }

    private String columnTotal(Category category, String letters) {
        String heading = letters + "$" + header;
        String counted = category.isAmbiguous()
                ? "SUMPRODUCT(" + category.condition(splitColumn(), heading) + "*1)"
                : "COUNTIFS(" + splitColumn() + "," + category.criterion(heading) + ")";
        return category.sort() == Category.Sort.BLANK ? counted + lessBlankRow(splitColumn(), rowCount) : counted;
    }

    /** Everything of the columns before the last, including the row of other values itself. */
    private String allOtherColumns(int index, int from, int to) {
        return "C" + from + ":" + dev.bidbook.sheet.CellAddress.columnLetters(1 + index) + (to + 1);
    }

    private String splitColumn() {
        String split = block.summary().splitBy();
        return layout.reference(split == null ? block.summary().countBy() : split);
    }

    /** A table without rows still has a blank one, which is not counted. */
    private static String lessBlankRow(String column, String rowCount) {
        return "-ROWS(" + column + ")+" + rowCount;
    }
}
