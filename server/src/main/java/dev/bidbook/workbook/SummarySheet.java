package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes the Summary sheet: figures, a small table of counts for each block, and where the charts go. */
final class SummarySheet {

    private static final int LABELS = 1;
    private static final int FIGURES_ROW = 4;
    private static final int CHART_HEIGHT = 16;
    private static final int MOST_IN_CHART = 15;

    private final Frame frame;
    private final Counts counts;
    private final WorkbookContent content;
    private final String sheetName;
    private final XmlBuffer xml;
    private final CellXml cells;
    private final List<SummaryChart> charts = new ArrayList<>();
    private int row = 1;
    private int column;

    SummarySheet(Frame frame, Counts counts, WorkbookContent content, XmlBuffer xml) {
        this.frame = frame;
        this.counts = counts;
        this.content = content;
        this.sheetName = content.template().sheetName().equalsIgnoreCase("Summary") ? "'Bidbook Summary'" : "Summary";
        this.xml = xml;
        this.cells = new CellXml(xml);
    }

    /** Writes the sheet and tells the charts that belong on it. */
    List<SummaryChart> write(String heading, String subtitle) throws IOException {
        open();
        figures(heading, subtitle);
        for (Block block : counts.blocks()) {
            block(block);
        }
        xml.raw("</sheetData><mergeCells count=\"4\"><mergeCell ref=\"C4:D4\"/><mergeCell ref=\"E4:F4\"/>"
                + "<mergeCell ref=\"C5:D5\"/><mergeCell ref=\"E5:F5\"/></mergeCells>"
                + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                + "<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>"
                + "<headerFooter><oddFooter>&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>");
        xml.raw(charts.isEmpty() ? "</worksheet>" : "<drawing r:id=\"rId1\"/></worksheet>");
        return List.copyOf(charts);
    }

    private void open() throws IOException {
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                + "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews>"
                + "<sheetFormatPr defaultRowHeight=\"16\" customHeight=\"1\"/>"
                + "<cols><col min=\"1\" max=\"1\" width=\"2\" customWidth=\"1\"/>"
                + "<col min=\"2\" max=\"2\" width=\"32\" customWidth=\"1\"/>"
                + "<col min=\"3\" max=\"30\" width=\"12\" customWidth=\"1\"/></cols><sheetData>");
    }

    private void figures(String heading, String subtitle) throws IOException {
        Template template = content.template();
        openRow(28);
        text(SummaryStyle.TITLE, heading);
        closeRow();
        openRow(16);
        text(SummaryStyle.SUBTITLE, subtitle);
        closeRow();
        row = FIGURES_ROW;
        openRow(30);
        formula(SummaryStyle.FIGURE, frame.layout().rowCountFormula(), counts.rows());
        formula(SummaryStyle.FIGURE, frame.layout().answeredFormula(), counts.answered());
        column++;
        String gone = goneFormula(template);
        if (!gone.isEmpty()) {
            formula(SummaryStyle.FIGURE, gone, counts.gone());
        }
        closeRow();
        openRow(16);
        text(SummaryStyle.FIGURE_LABEL, "rows");
        text(SummaryStyle.FIGURE_LABEL, "answered in part or whole");
        column++;
        if (!gone.isEmpty()) {
            text(SummaryStyle.FIGURE_LABEL, "gone from the report");
        }
        closeRow();
        row++;
    }

    private String goneFormula(Template template) {
        return template.columns().stream()
                .filter(candidate -> candidate.fact() == dev.bidbook.template.ServerFact.GONE_SINCE)
                .findFirst()
                .map(candidate -> "COUNTA(" + frame.layout().reference(candidate.name()) + ")")
                .orElse("");
    }

    private void block(Block block) throws IOException {
        openRow(22);
        text(SummaryStyle.SECTION, block.summary().title());
        closeRow();
        int header = row;
        header(block);
        int first = row;
        for (int i = 0; i < block.rows().size(); i++) {
            line(block, i, header, first);
        }
        totals(block, first);
        int bottom = row;
        if (block.summary().chart() && !block.rows().isEmpty()) {
            bottom = Math.max(bottom, header + chart(block, header, first));
        }
        row = bottom + 1;
        if (block.summary().trend() && !block.rows().isEmpty()) {
            trend(block, first);
        }
    }

    private void header(Block block) throws IOException {
        openRow(20);
        text(SummaryStyle.HEADER, block.summary().countBy());
        for (Category category : block.columns()) {
            text(SummaryStyle.HEADER_NUMBER, category.label());
        }
        text(SummaryStyle.HEADER_NUMBER, block.columns().isEmpty() ? "Rows" : "Total");
        if (block.columns().isEmpty()) {
            text(SummaryStyle.HEADER_NUMBER, "Share");
        }
        closeRow();
    }

    private void line(Block block, int index, int header, int first) throws IOException {
        Category category = block.rows().get(index);
        openRow(16);
        label(category);
        List<Integer> values = block.counts().get(index);
        if (block.columns().isEmpty()) {
            String formula = category.sort() == Category.Sort.OTHER
                    ? rowTotal() + "-SUM(C" + first + ":C" + (row - 1) + ")"
                    : SummaryFormulas.count(frame.layout(), block.summary(), category, "$B" + row, rowTotal());
            formula(SummaryStyle.COUNT, formula, values.get(0));
            double share = counts.rows() == 0 ? 0 : (double) values.get(0) / counts.rows();
            formula(SummaryStyle.SHARE, "IF(" + rowTotal() + "=0,0,C" + row + "/" + rowTotal() + ")", share);
        } else {
            for (int i = 0; i < values.size(); i++) {
                String letters = CellAddress.columnLetters(LABELS + 1 + i);
                formula(
                        SummaryStyle.COUNT,
                        new SummaryFormulas(frame.layout(), block, rowTotal(), header, first, row)
                                .both(category, i, letters),
                        values.get(i));
            }
            formula(SummaryStyle.TOTAL, sum(row, block.columns().size()), block.total(index));
        }
        closeRow();
    }

    private void totals(Block block, int first) throws IOException {
        openRow(16);
        text(SummaryStyle.TOTAL_LABEL, "Total");
        int width = Math.max(1, block.columns().size());
        boolean empty = block.rows().isEmpty();
        for (int i = 0; i < width; i++) {
            String letters = CellAddress.columnLetters(LABELS + 1 + i);
            int value = empty ? 0 : block.columnTotal(i);
            formula(
                    SummaryStyle.TOTAL,
                    empty ? "0" : "SUM(" + letters + first + ":" + letters + (row - 1) + ")",
                    value);
        }
        if (block.columns().isEmpty()) {
            formula(SummaryStyle.TOTAL_SHARE, "IF(C" + row + "=0,0,1)", block.total() == 0 ? 0 : 1);
        } else {
            formula(SummaryStyle.TOTAL, sum(row, width), block.total());
        }
        closeRow();
    }

    private static String sum(int row, int width) {
        return "SUM(C" + row + ":" + CellAddress.columnLetters(LABELS + width) + row + ")";
    }

    private int chart(Block block, int header, int first) {
        int shown = inChart(block);
        int last = first + shown - 1;
        int height = Math.max(CHART_HEIGHT, Math.min(30, 6 + shown * 2));
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
                    new ChartXml.Cells(reference(place, header, place, header), List.of(name)),
                    new ChartXml.Cells(reference(place, first, place, last), values)));
        }
        List<String> labels =
                block.rows().subList(0, shown).stream().map(Category::label).toList();
        charts.add(new SummaryChart(
                block.summary().title(),
                width == 1 ? ChartXml.Shape.BARS : ChartXml.Shape.STACKED_BARS,
                new ChartXml.Cells(reference(LABELS, first, LABELS, last), labels),
                series,
                chartColumn(),
                header - 1,
                height));
        return height;
    }

    /** A chart shows the most frequent values; cells that people have not filled in yet would dwarf the rest. */
    private int inChart(Block block) {
        int values = (int) block.rows().stream()
                .filter(category -> category.sort() == Category.Sort.VALUE)
                .count();
        Template template = content.template();
        boolean entry = ReviewFrame.isEntry(
                template.columns().get(template.positionOf(block.summary().countBy())));
        int shown = values > MOST_IN_CHART || entry
                ? Math.min(values, MOST_IN_CHART)
                : block.rows().size();
        return Math.max(1, shown);
    }

    private void trend(Block block, int first) throws IOException {
        List<TrendPoint> points = content.trend().stream()
                .filter(point -> point.summary().equals(block.summary().title()))
                .toList();
        if (points.isEmpty()) {
            return;
        }
        int shown = Math.min(BlockCounter.MOST_SPLITS, block.rows().size());
        openRow(22);
        text(SummaryStyle.SECTION, block.summary().title() + ", week by week".replace("week", periodWord()));
        closeRow();
        int header = row;
        openRow(20);
        text(SummaryStyle.HEADER, "Period");
        for (int i = 0; i < shown; i++) {
            text(SummaryStyle.HEADER_NUMBER, block.rows().get(i).label());
        }
        closeRow();
        List<List<Integer>> values = new ArrayList<>();
        List<String> periods = new ArrayList<>();
        for (TrendPoint point : points) {
            List<Integer> line = earlier(block, point, shown);
            openRow(16);
            text(SummaryStyle.LABEL, point.period());
            for (int value : line) {
                cells.number(row, column++, style(SummaryStyle.COUNT), value);
            }
            closeRow();
            values.add(line);
            periods.add(point.period());
        }
        openRow(16);
        text(SummaryStyle.TOTAL_LABEL, content.title().period());
        List<Integer> now = new ArrayList<>();
        String total =
                CellAddress.columnLetters(LABELS + Math.max(1, block.columns().size() + 1));
        for (int i = 0; i < shown; i++) {
            String letters = block.columns().isEmpty() ? "C" : total;
            now.add(block.total(i));
            formula(SummaryStyle.TOTAL, "$" + letters + "$" + (first + i), block.total(i));
        }
        closeRow();
        values.add(now);
        periods.add(content.title().period());
        trendChart(block, header, shown, values, periods);
        row = Math.max(row, header + CHART_HEIGHT) + 1;
    }

    private void trendChart(Block block, int header, int shown, List<List<Integer>> values, List<String> periods) {
        List<ChartXml.Series> series = new ArrayList<>();
        for (int i = 0; i < shown; i++) {
            int at = i;
            int place = LABELS + 1 + i;
            series.add(new ChartXml.Series(
                    new ChartXml.Cells(
                            reference(place, header, place, header),
                            List.of(block.rows().get(i).label())),
                    new ChartXml.Cells(
                            reference(place, header + 1, place, header + periods.size()),
                            values.stream()
                                    .map(line -> String.valueOf(line.get(at)))
                                    .toList())));
        }
        charts.add(new SummaryChart(
                block.summary().title() + " over time",
                ChartXml.Shape.LINES,
                new ChartXml.Cells(reference(LABELS, header + 1, LABELS, header + periods.size()), periods),
                series,
                chartColumn(),
                header - 1,
                CHART_HEIGHT));
    }

    private static List<Integer> earlier(Block block, TrendPoint point, int shown) {
        Map<String, Integer> folded = new java.util.HashMap<>();
        point.counts()
                .forEach((value, count) -> folded.merge(value.toLowerCase(java.util.Locale.ROOT), count, Integer::sum));
        List<Integer> line = new ArrayList<>();
        for (Category category : block.rows().subList(0, shown)) {
            line.add(folded.getOrDefault(BlockCounter.folded(category.value()), 0));
        }
        return line;
    }

    private String periodWord() {
        return content.template().period().word();
    }

    /** The charts stand beside the widest table, all under one another. */
    private int chartColumn() {
        int widest = 2;
        for (Block block : counts.blocks()) {
            widest = Math.max(widest, block.columns().size() + 1);
            if (block.summary().trend()) {
                widest = Math.max(
                        widest, Math.min(BlockCounter.MOST_SPLITS, block.rows().size()));
            }
        }
        return LABELS + widest + 2;
    }

    private String reference(int firstColumn, int firstRow, int lastColumn, int lastRow) {
        String from = "$" + CellAddress.columnLetters(firstColumn) + "$" + firstRow;
        String to = "$" + CellAddress.columnLetters(lastColumn) + "$" + lastRow;
        return sheetName + "!" + (from.equals(to) ? from : from + ":" + to);
    }

    private static String rowTotal() {
        return "$B$" + FIGURES_ROW;
    }

    private void label(Category category) throws IOException {
        CellValue value = category.value();
        if (category.sort() == Category.Sort.VALUE && CellXml.serial(value) >= 0) {
            cells.value(row, column++, style(SummaryStyle.LABEL_DATE), value);
        } else {
            text(SummaryStyle.LABEL, category.label());
        }
    }

    private void text(SummaryStyle style, String text) throws IOException {
        cells.text(row, column++, style(style), text);
    }

    private void formula(SummaryStyle style, String formula, double value) throws IOException {
        cells.formula(row, column++, style(style), formula, new CellValue.Number(value));
    }

    private int style(SummaryStyle style) {
        return frame.summaryStyles().getOrDefault(style, 0);
    }

    private void openRow(int height) throws IOException {
        column = LABELS;
        xml.raw("<row r=\"").number(row).raw("\" ht=\"").number(height).raw("\" customHeight=\"1\">");
    }

    private void closeRow() throws IOException {
        xml.raw("</row>");
        row++;
    }
}
