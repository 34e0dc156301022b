package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;

/** The charts over the Summary's tables. They stand beside the widest table, all under one another. */
final class SummaryCharts {

    private static final int LABELS = SummaryCells.LABELS;
    private static final int LEAST_ROWS = 16;
    private static final int MOST_ROWS = 30;
    private static final int FINDINGS_WIDTH = 4;
    private static final int MOST_IN_CHART = 15;
    private static final int LEAST_IN_CHART = 6;

    private final Template template;
    private final String sheetName;
    private final int column;
    private final List<SummaryChart> charts = new ArrayList<>();

    /**
     * The bars of one colour.
     *
     * @param name what they are of
     * @param colour their colour as RRGGBB
     * @param column how many columns after the labels their numbers stand
     * @param values the number for each label, and perhaps more that are not shown
     */
    record Bars(String name, String colour, int column, List<Integer> values) {}

    SummaryCharts(Template template, List<Block> blocks) {
        this.template = template;
        this.sheetName = template.sheetName().equalsIgnoreCase("Summary") ? "'Bidbook Summary'" : "Summary";
        this.column = LABELS + Math.max(template.rules().isEmpty() ? 0 : FINDINGS_WIDTH, widest(blocks)) + 2;
    }

    /** The sheet's column after the charts, from 0. */
    int endColumn() {
        return column + DrawingXml.WIDTH;
    }

    List<SummaryChart> all() {
        return List.copyOf(charts);
    }

    /** How many rows the chart of a block takes; 0 if it has none. */
    int rowsOf(Block block) {
        if (!block.summary().chart() || block.rows().isEmpty()) {
            return 0;
        }
        return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, 6 + shownOf(block) * 2));
    }

    /** How many rows a chart over time takes. */
    int rowsOfTrend() {
        return LEAST_ROWS;
    }

    /** Adds the chart of a block, from the row above its header. */
    void add(Block block, int header) {
        int shown = shownOf(block);
        int first = header + 1;
        int last = header + shown;
        List<ChartXml.Series> series = new ArrayList<>();
        int width = Math.max(1, block.columns().size());
        for (int i = 0; i < width; i++) {
            int at = i;
            List<String> values = block.counts().subList(0, shown).stream()
                    .map(row -> String.valueOf(row.get(at)))
                    .toList();
            String name =
                    block.columns().isEmpty() ? "Rows" : block.columns().get(i).label();
            int place = LABELS + 1 + i;
            series.add(new ChartXml.Series(
                    cells(place, header, header, List.of(name)), cells(place, first, last, values)));
        }
        List<String> labels =
                block.rows().subList(0, shown).stream().map(Category::label).toList();
        charts.add(new SummaryChart(
                block.summary().title(),
                width == 1 ? ChartXml.Shape.BARS : ChartXml.Shape.STACKED_BARS,
                cells(LABELS, first, last, labels),
                series,
                column,
                header - 1,
                rowsOf(block)));
    }

    /** Adds a chart over the columns of a table, from the row above its header. */
    void add(String title, ChartXml.Shape shape, int header, List<String> labels, List<Bars> bars, int height) {
        int last = header + labels.size();
        List<ChartXml.Series> series = new ArrayList<>();
        for (Bars some : bars) {
            int place = LABELS + some.column();
            List<String> values = some.values().stream()
                    .limit(labels.size())
                    .map(String::valueOf)
                    .toList();
            series.add(new ChartXml.Series(
                    cells(place, header, header, List.of(some.name())),
                    cells(place, header + 1, last, values),
                    some.colour()));
        }
        charts.add(new SummaryChart(
                title, shape, cells(LABELS, header + 1, last, labels), series, column, header - 1, height));
    }

    /** Adds the chart over time of a block. */
    void add(Block block, SummaryTrend.Written trend) {
        int header = trend.header();
        int last = header + trend.periods().size();
        List<ChartXml.Series> series = new ArrayList<>();
        for (int i = 0; i < trend.labels().size(); i++) {
            int at = i;
            int place = LABELS + 1 + i;
            List<String> values = trend.values().stream()
                    .map(line -> String.valueOf(line.get(at)))
                    .toList();
            series.add(new ChartXml.Series(
                    cells(place, header, header, List.of(trend.labels().get(i))),
                    cells(place, header + 1, last, values)));
        }
        charts.add(new SummaryChart(
                block.summary().title() + " over time",
                ChartXml.Shape.LINES,
                cells(LABELS, header + 1, last, trend.periods()),
                series,
                column,
                header - 1,
                rowsOfTrend()));
    }

    /** A chart shows the most frequent values; cells that people have not filled in yet would dwarf the rest. */
    private int shownOf(Block block) {
        int values = (int) block.rows().stream()
                .filter(category -> category.sort() == Category.Sort.VALUE)
                .count();
        boolean entry = ReviewFrame.isEntry(
                template.columns().get(template.positionOf(block.summary().countBy())));
        if (entry) {
            int found = (int) block.rows().stream()
                    .filter(category -> category.sort() == Category.Sort.VALUE)
                    .filter(category -> block.total(block.rows().indexOf(category)) > 0)
                    .count();
            return Math.max(1, Math.min(Math.max(found, LEAST_IN_CHART), Math.min(values, MOST_IN_CHART)));
        }
        return Math.max(1, values > MOST_IN_CHART ? MOST_IN_CHART : block.rows().size());
    }

    private static int widest(List<Block> blocks) {
        int widest = 2;
        for (Block block : blocks) {
            widest = Math.max(widest, block.columns().size() + 1);
            widest = Math.max(widest, 2 + block.summary().sums().size());
            if (block.summary().trend()) {
                widest = Math.max(
                        widest, Math.min(BlockCounter.MOST_SPLITS, block.rows().size()));
            }
        }
        return widest;
    }

    private ChartXml.Cells cells(int column, int firstRow, int lastRow, List<String> texts) {
        String from = "$" + CellAddress.columnLetters(column) + "$" + firstRow;
        String to = "$" + CellAddress.columnLetters(column) + "$" + lastRow;
        return new ChartXml.Cells(sheetName + "!" + (from.equals(to) ? from : from + ":" + to), texts);
    }
}
