package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Summary;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes what the Summary says of findings: by rule, by how much they matter with the earlier periods, and by place. */
final class SummaryFindings {

    private static final String OPEN_COLOUR = "C2410C";
    private static final String ANSWERED_COLOUR = "9CB4A8";
    private static final int MOST_BARS = 30;
    private static final int MOST_CHART_ROWS = 30;
    private static final int LEAST_CHART_ROWS = 16;
    private static final int LABEL_CHARACTERS = 36;

    private final Layout layout;
    private final FindingCounts counts;
    private final int rows;
    private final WorkbookContent content;
    private final SummaryCells cells;
    private final SummaryCharts charts;
    private final SummaryPages pages;
    private final FindingFormulas formulas;
    private final List<Rule> rules;

    SummaryFindings(
            Layout layout,
            Counts counts,
            WorkbookContent content,
            SummaryCells cells,
            SummaryCharts charts,
            SummaryPages pages) {
        this.layout = layout;
        this.counts = counts.findings();
        this.rows = counts.rows();
        this.content = content;
        this.cells = cells;
        this.charts = charts;
        this.pages = pages;
        this.formulas = new FindingFormulas(layout);
        this.rules = layout.template().rules();
    }

    /** How many charts it will have. */
    static int chartCount(WorkbookContent content, boolean anyRows) {
        Template template = content.template();
        if (template.rules().isEmpty()) {
            return 0;
        }
        boolean trend =
                content.trend().stream().anyMatch(point -> point.summary().equals(TrendPoint.OPEN_FINDINGS));
        boolean places = anyRows && FindingCounter.column(template).isPresent();
        return 1 + (trend ? 1 : 0) + (places ? 1 : 0);
    }

    void write() throws IOException {
        if (rules.isEmpty()) {
            return;
        }
        int first = byRule();
        bySeverity(first);
        if (!counts.places().isEmpty()) {
            byPlace();
        }
    }

    /** Tells the row of the first rule. */
    private int byRule() throws IOException {
        int shown = Math.min(MOST_BARS, rules.size());
        int height = Math.max(LEAST_CHART_ROWS, Math.min(MOST_CHART_ROWS, 6 + 2 * shown));
        pages.keep(cells.row(), 1 + Math.max(rules.size() + 2, height));
        int header = header("Findings", List.of("Finding", "Severity"), List.of("Open", "Answered", "Total"));
        for (int i = 0; i < rules.size(); i++) {
            String title = rules.get(i).title();
            cells.openRow(title.length() > LABEL_CHARACTERS ? 30 : 16);
            int row = cells.row();
            cells.text(SummaryStyle.LABEL_WRAPPED, title);
            cells.text(
                    SummaryStyle.LABEL, FindingLook.of(rules.get(i).severity()).label());
            int open = counts.open().get(i);
            int answered = counts.answered().get(i);
            cells.formula(SummaryStyle.COUNT, formulas.count(i, '1'), open);
            cells.formula(SummaryStyle.COUNT, formulas.count(i, '2'), answered);
            cells.formula(SummaryStyle.COUNT, "D" + row + "+E" + row, open + answered);
            cells.closeRow();
        }
        totals(
                header,
                1,
                List.of(counts.totalOpen(), counts.totalAnswered(), counts.totalOpen() + counts.totalAnswered()));
        charts.add(
                "Findings",
                ChartXml.Shape.STACKED_BARS,
                header,
                rules.stream().limit(shown).map(Rule::title).toList(),
                List.of(
                        new SummaryCharts.Bars("Open", OPEN_COLOUR, 2, counts.open()),
                        new SummaryCharts.Bars("Answered", ANSWERED_COLOUR, 3, counts.answered())),
                height);
        cells.skipTo(Math.max(cells.row(), header + height) + 1);
        return header + 1;
    }

    private void bySeverity(int firstRule) throws IOException {
        List<FindingLook> looks = Arrays.stream(FindingLook.values())
                .filter(look -> rules.stream().anyMatch(rule -> rule.severity() == look.severity()))
                .toList();
        List<Category> categories = new ArrayList<>();
        List<List<Integer>> open = new ArrayList<>();
        pages.keep(cells.row(), looks.size() + 3);
        int header = header(TrendPoint.OPEN_FINDINGS, List.of("Severity"), List.of("Open", "Answered"));
        for (FindingLook look : looks) {
            int openOnes = FindingCounts.of(layout.template(), counts.open(), look.severity());
            cells.openRow(16);
            cells.text(SummaryStyle.LABEL, look.label());
            cells.formula(SummaryStyle.COUNT, sum("D", look, firstRule), openOnes);
            cells.formula(
                    SummaryStyle.COUNT,
                    sum("E", look, firstRule),
                    FindingCounts.of(layout.template(), counts.answered(), look.severity()));
            cells.closeRow();
            categories.add(new Category(Category.Sort.VALUE, new CellValue.Text(look.label())));
            open.add(List.of(openOnes));
        }
        totals(header, 0, List.of(counts.totalOpen(), counts.totalAnswered()));
        cells.skipTo(cells.row() + 1);
        Summary summary = new Summary(TrendPoint.OPEN_FINDINGS, "Severity", null, List.of(), false, true);
        Block block = new Block(summary, categories, List.of(), open, List.of());
        SummaryTrend trend = new SummaryTrend(block, content.trend(), cells);
        if (trend.isDue()) {
            trend(block, trend, header + 1);
        }
    }

    private void trend(Block block, SummaryTrend trend, int first) throws IOException {
        pages.keep(cells.row(), 1 + charts.rowsOfTrend());
        SummaryTrend.Written written =
                trend.write(content.template().period().word(), content.title().period(), first);
        charts.add(block, written);
        cells.skipTo(Math.max(cells.row(), written.header() + charts.rowsOfTrend()) + 1);
    }

    private String sum(String letters, FindingLook look, int firstRule) {
        List<String> summed = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).severity() == look.severity()) {
                summed.add(letters + (firstRule + i));
            }
        }
        return String.join("+", summed);
    }

    private void byPlace() throws IOException {
        List<Category> places = counts.places();
        String column = FindingCounter.column(layout.template()).orElseThrow();
        String title = "Rows with open findings by " + column;
        int shown = Math.min(places.size(), MOST_BARS / 2);
        int height = Math.max(LEAST_CHART_ROWS, Math.min(MOST_CHART_ROWS, 6 + 2 * shown));
        pages.keep(cells.row(), 1 + Math.max(places.size() + 2, height));
        int header = header(title, List.of(column), List.of("Open", "Rows", "Share"));
        for (int i = 0; i < places.size(); i++) {
            place(places.get(i), i, header + 1, column);
        }
        int rowsOpen = counts.openRows();
        cells.openRow(16);
        int row = cells.row();
        cells.text(SummaryStyle.TOTAL_LABEL, "Total");
        cells.formula(SummaryStyle.TOTAL, "SUM(C" + (header + 1) + ":C" + (row - 1) + ")", rowsOpen);
        cells.formula(SummaryStyle.TOTAL, "SUM(D" + (header + 1) + ":D" + (row - 1) + ")", rows);
        cells.formula(SummaryStyle.TOTAL_SHARE, share(row), rows == 0 ? 0 : (double) rowsOpen / rows);
        cells.closeRow();
        charts.add(
                title,
                ChartXml.Shape.BARS,
                header,
                places.stream().limit(shown).map(Category::label).toList(),
                List.of(new SummaryCharts.Bars("Open", OPEN_COLOUR, 1, counts.openAt())),
                height);
        cells.skipTo(Math.max(cells.row(), header + height) + 1);
    }

    private void place(Category place, int index, int first, String column) throws IOException {
        cells.openRow(16);
        int row = cells.row();
        int open = counts.openAt().get(index);
        int all = counts.rowsAt().get(index);
        boolean other = place.sort() == Category.Sort.OTHER;
        String label = "$B" + row;
        cells.label(place);
        cells.formula(
                SummaryStyle.COUNT,
                other ? rest(formulas.openRows(), "C", first, row) : openAt(place, column, label),
                open);
        cells.formula(
                SummaryStyle.COUNT,
                other
                        ? rest(SummarySheet.ROW_TOTAL, "D", first, row)
                        : SummaryFormulas.count(
                                layout,
                                new Summary("", column, null, List.of(), false, false),
                                place,
                                label,
                                SummarySheet.ROW_TOTAL),
                all);
        cells.formula(SummaryStyle.SHARE, share(row), all == 0 ? 0 : (double) open / all);
        cells.closeRow();
    }

    private String openAt(Category place, String column, String label) {
        String values = layout.reference(column);
        String findings = layout.reference(RulePlaces.FINDINGS);
        String mark = FindingFormulas.OPEN.strip();
        return place.isAmbiguous()
                ? "SUMPRODUCT(" + place.condition(values, label) + "*(LEFT(" + findings + ",1)=\"" + mark + "\"))"
                : "COUNTIFS(" + values + "," + place.criterion(label) + "," + findings + ",\"" + mark + "*\")";
    }

    private static String rest(String all, String letters, int first, int row) {
        return all + "-SUM(" + letters + first + ":" + letters + (row - 1) + ")";
    }

    private static String share(int row) {
        return "IF(D" + row + "=0,0,C" + row + "/D" + row + ")";
    }

    /** Writes a title and the header under it, and tells the header's row. */
    private int header(String title, List<String> labels, List<String> numbers) throws IOException {
        cells.openRow(22);
        cells.text(SummaryStyle.SECTION, title);
        cells.closeRow();
        int header = cells.row();
        cells.openRow(20);
        for (String label : labels) {
            cells.text(SummaryStyle.HEADER, label);
        }
        for (String number : numbers) {
            cells.text(SummaryStyle.HEADER_NUMBER, number);
        }
        cells.closeRow();
        return header;
    }

    /** Writes sums under columns of numbers, before which so many other columns stand beside the labels. */
    private void totals(int header, int others, List<Integer> values) throws IOException {
        cells.openRow(16);
        int row = cells.row();
        cells.text(SummaryStyle.TOTAL_LABEL, "Total");
        for (int i = 0; i < others; i++) {
            cells.text(SummaryStyle.TOTAL_LABEL, "");
        }
        for (int i = 0; i < values.size(); i++) {
            String letters = CellAddress.columnLetters(SummaryCells.LABELS + 1 + others + i);
            cells.formula(
                    SummaryStyle.TOTAL,
                    "SUM(" + letters + (header + 1) + ":" + letters + (row - 1) + ")",
                    values.get(i));
        }
        cells.closeRow();
    }
}
