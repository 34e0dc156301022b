package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes how the counts of a Summary block went over the periods so far. */
final class SummaryTrend {

    private final Block block;
    private final List<TrendPoint> points;
    private final SummaryCells cells;
    private final int shown;

    /**
     * What is in the table.
     *
     * @param header the row of its header
     * @param labels what stands above its columns
     * @param periods what stands before its lines
     * @param values its counts, line by line
     */
    record Written(int header, List<String> labels, List<String> periods, List<List<Integer>> values) {}

    SummaryTrend(Block block, List<TrendPoint> trend, SummaryCells cells) {
        this.block = block;
        this.points = trend.stream()
                .filter(point -> point.summary().equals(block.summary().title()))
                .toList();
        this.cells = cells;
        this.shown = Math.min(BlockCounter.MOST_SPLITS, block.rows().size());
    }

    /** Whether there is anything to show. */
    boolean isDue() {
        return block.summary().trend() && !block.rows().isEmpty() && !points.isEmpty();
    }

    /**
     * Writes the table.
     *
     * @param first the first row of the block's own table
     */
    Written write(String periodWord, String period, int first) throws IOException {
        cells.openRow(22);
        cells.text(SummaryStyle.SECTION, block.summary().title() + ", " + periodWord + " by " + periodWord);
        cells.closeRow();
        int header = cells.row();
        List<String> labels = header();
        List<List<Integer>> values = new ArrayList<>();
        List<String> periods = new ArrayList<>();
        for (TrendPoint point : points) {
            values.add(earlier(point));
            periods.add(point.period());
        }
        values.add(now(period, first));
        periods.add(period);
        return new Written(header, labels, periods, values);
    }

    private List<String> header() throws IOException {
        List<String> labels =
                block.rows().subList(0, shown).stream().map(Category::label).toList();
        cells.openRow(20);
        cells.text(SummaryStyle.HEADER, "Period");
        for (String label : labels) {
            cells.text(SummaryStyle.HEADER_NUMBER, label);
        }
        cells.closeRow();
        return labels;
    }

    private List<Integer> earlier(TrendPoint point) throws IOException {
        Map<String, Integer> folded = new HashMap<>();
        point.counts().forEach((value, count) -> folded.merge(value.toLowerCase(Locale.ROOT), count, Integer::sum));
        List<Integer> line = new ArrayList<>();
        cells.openRow(16);
        cells.text(SummaryStyle.LABEL, point.period());
        for (Category category : block.rows().subList(0, shown)) {
            int value = folded.getOrDefault(BlockCounter.folded(category.value()), 0);
            cells.number(SummaryStyle.COUNT, value);
            line.add(value);
        }
        cells.closeRow();
        return line;
    }

    private List<Integer> now(String period, int first) throws IOException {
        int totals = block.columns().isEmpty() ? 0 : block.columns().size();
        String letters = CellAddress.columnLetters(SummaryCells.LABELS + 1 + totals);
        List<Integer> line = new ArrayList<>();
        cells.openRow(16);
        cells.text(SummaryStyle.TOTAL_LABEL, period);
        for (int i = 0; i < shown; i++) {
            cells.formula(SummaryStyle.TOTAL, "$" + letters + "$" + (first + i), block.total(i));
            line.add(block.total(i));
        }
        cells.closeRow();
        return line;
    }
}
