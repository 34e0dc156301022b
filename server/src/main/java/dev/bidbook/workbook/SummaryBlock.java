package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import java.io.IOException;
import java.util.List;

/** Writes the table of counts of one Summary block. */
final class SummaryBlock {

    /** How many columns stand between the labels and the sums. */
    private static final int SUMS = 2;

    private final Layout layout;
    private final Block block;
    private final int rowCount;
    private final SummaryCells cells;

    /**
     * A table that is not written yet.
     *
     * @param rowCount how many rows the workbook has
     */
    SummaryBlock(Layout layout, Block block, int rowCount, SummaryCells cells) {
        this.layout = layout;
        this.block = block;
        this.rowCount = rowCount;
        this.cells = cells;
    }

    /** Writes the table under its title and tells the row of its header. */
    int write() throws IOException {
        cells.openRow(22);
        cells.text(SummaryStyle.SECTION, block.summary().title());
        cells.closeRow();
        int header = cells.row();
        header();
        for (int i = 0; i < block.rows().size(); i++) {
            line(i, header);
        }
        totals(header + 1);
        return header;
    }

    private boolean isSplit() {
        return !block.columns().isEmpty();
    }

    private void header() throws IOException {
        cells.openRow(20);
        cells.text(SummaryStyle.HEADER, block.summary().countBy());
        for (Category category : block.columns()) {
            cells.text(SummaryStyle.HEADER_NUMBER, category.label());
        }
        cells.text(SummaryStyle.HEADER_NUMBER, isSplit() ? "Total" : "Rows");
        if (!isSplit()) {
            cells.text(SummaryStyle.HEADER_NUMBER, "Share");
            for (String summed : block.summary().sums()) {
                cells.text(SummaryStyle.HEADER_NUMBER, summed);
            }
        }
        cells.closeRow();
    }

    private void line(int index, int header) throws IOException {
        cells.openRow(16);
        cells.label(block.rows().get(index));
        if (isSplit()) {
            counts(index, header);
        } else {
            countAndShare(index, header + 1);
            sums(index, header + 1);
        }
        cells.closeRow();
    }

    private void countAndShare(int index, int first) throws IOException {
        Category category = block.rows().get(index);
        int value = block.counts().get(index).get(0);
        int row = cells.row();
        String total = SummarySheet.ROW_TOTAL;
        String formula = category.sort() == Category.Sort.OTHER
                ? total + "-SUM(C" + first + ":C" + (row - 1) + ")"
                : SummaryFormulas.count(layout, block.summary(), category, "$B" + row, total);
        cells.formula(SummaryStyle.COUNT, formula, value);
        double share = rowCount == 0 ? 0 : (double) value / rowCount;
        cells.formula(SummaryStyle.SHARE, "IF(" + total + "=0,0,C" + row + "/" + total + ")", share);
    }

    private void sums(int index, int first) throws IOException {
        Category category = block.rows().get(index);
        for (int i = 0; i < block.summary().sums().size(); i++) {
            String letters = letters(SUMS + i);
            String summed = block.summary().sums().get(i);
            String formula = category.sort() == Category.Sort.OTHER
                    ? "SUM(" + layout.reference(summed) + ")-SUM(" + letters + first + ":" + letters + (cells.row() - 1)
                            + ")"
                    : SummaryFormulas.sum(layout, block.summary(), summed, category, "$B" + cells.row());
            cells.formula(SummaryStyle.COUNT, formula, block.sums().get(index).get(i));
        }
    }

    private void counts(int index, int header) throws IOException {
        List<Integer> values = block.counts().get(index);
        SummaryFormulas formulas =
                new SummaryFormulas(layout, block, SummarySheet.ROW_TOTAL, header, header + 1, cells.row());
        for (int i = 0; i < values.size(); i++) {
            cells.formula(SummaryStyle.COUNT, formulas.both(block.rows().get(index), i, letters(i)), values.get(i));
        }
        cells.formula(SummaryStyle.TOTAL, sumOfRow(), block.total(index));
    }

    private void totals(int first) throws IOException {
        cells.openRow(16);
        cells.text(SummaryStyle.TOTAL_LABEL, "Total");
        boolean empty = block.rows().isEmpty();
        for (int i = 0; i < Math.max(1, block.columns().size()); i++) {
            String sum = "SUM(" + letters(i) + first + ":" + letters(i) + (cells.row() - 1) + ")";
            cells.formula(SummaryStyle.TOTAL, empty ? "0" : sum, empty ? 0 : block.columnTotal(i));
        }
        if (isSplit()) {
            cells.formula(SummaryStyle.TOTAL, sumOfRow(), block.total());
        } else {
            cells.formula(SummaryStyle.TOTAL_SHARE, "IF(C" + cells.row() + "=0,0,1)", block.total() == 0 ? 0 : 1);
            for (int i = 0; i < block.summary().sums().size(); i++) {
                String sum = "SUM(" + letters(SUMS + i) + first + ":" + letters(SUMS + i) + (cells.row() - 1) + ")";
                cells.formula(SummaryStyle.TOTAL, empty ? "0" : sum, empty ? 0 : block.sumTotal(i));
            }
        }
        cells.closeRow();
    }

    private String sumOfRow() {
        return "SUM(C" + cells.row() + ":" + letters(block.columns().size() - 1) + cells.row() + ")";
    }

    private static String letters(int index) {
        return CellAddress.columnLetters(SummaryCells.LABELS + 1 + index);
    }
}
