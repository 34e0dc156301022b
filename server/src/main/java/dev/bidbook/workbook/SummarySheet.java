package dev.bidbook.workbook;

import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.List;

/** Writes the Summary sheet: figures, a small table of counts for each block, and where the charts go. */
final class SummarySheet {

    private static final int FIGURES_ROW = 4;
    private static final int FINDINGS_COLUMN = 6;

    /** The cell that holds how many rows there are. */
    static final String ROW_TOTAL = "$B$" + FIGURES_ROW;

    private final Frame frame;
    private final Counts counts;
    private final WorkbookContent content;
    private final XmlBuffer xml;
    private final SummaryCells cells;
    private final SummaryCharts charts;
    private final SummaryPages pages;

    SummarySheet(Frame frame, Counts counts, WorkbookContent content, XmlBuffer xml) {
        this.frame = frame;
        this.counts = counts;
        this.content = content;
        this.xml = xml;
        this.cells = new SummaryCells(frame, xml);
        this.charts = new SummaryCharts(content.template(), counts.blocks());
        this.pages = new SummaryPages(charts.endColumn());
    }

    /** Writes the sheet and tells the charts that belong on it. */
    List<SummaryChart> write(String heading, String subtitle) throws IOException {
        open();
        title(heading, subtitle);
        figures();
        new SummarySignatures(content, cells, pages).write();
        new SummaryFindings(frame.layout(), counts, content, cells, charts, pages).write();
        for (Block block : counts.blocks()) {
            block(block);
        }
        close();
        return charts.all();
    }

    private void open() throws IOException {
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                + "<sheetViews><sheetView showGridLines=\"0\"" + (content.summaryFirst() ? " tabSelected=\"1\"" : "")
                + " workbookViewId=\"0\"/></sheetViews>"
                + "<sheetFormatPr defaultRowHeight=\"16\" customHeight=\"1\"/>");
        SummaryPages.columns(xml);
        xml.raw("<sheetData>");
    }

    private void close() throws IOException {
        xml.raw("</sheetData>");
        List<String> merged = hasRules()
                ? List.of("C4:D4", "E4:F4", "G4:H4", "I4:J4", "C5:D5", "E5:F5", "G5:H5", "I5:J5")
                : List.of("C4:D4", "E4:F4", "C5:D5", "E5:F5");
        xml.raw("<mergeCells count=\"").number(merged.size()).raw("\">");
        for (String cells : merged) {
            xml.raw("<mergeCell ref=\"").raw(cells).raw("\"/>");
        }
        xml.raw("</mergeCells>"
                + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        pages.pageSetup(xml);
        xml.raw("<headerFooter><oddFooter>&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>");
        pages.breaks(xml);
        xml.raw(charts.all().isEmpty() ? "</worksheet>" : "<drawing r:id=\"rId1\"/></worksheet>");
    }

    private void title(String heading, String subtitle) throws IOException {
        cells.openRow(28);
        cells.text(SummaryStyle.TITLE, heading);
        cells.closeRow();
        cells.openRow(16);
        cells.text(SummaryStyle.SUBTITLE, subtitle);
        cells.closeRow();
    }

    private void figures() throws IOException {
        String gone = goneFormula(content.template());
        cells.skipTo(FIGURES_ROW);
        cells.openRow(30);
        cells.formula(SummaryStyle.FIGURE, frame.layout().rowCountFormula(), counts.rows());
        cells.formula(SummaryStyle.FIGURE, frame.layout().answeredFormula(), counts.answered());
        cells.skip();
        if (!gone.isEmpty()) {
            cells.formula(SummaryStyle.FIGURE, gone, counts.gone());
        }
        if (hasRules()) {
            FindingFormulas findings = new FindingFormulas(frame.layout());
            cells.skipToColumn(FINDINGS_COLUMN);
            cells.formula(
                    SummaryStyle.FIGURE, findings.count('1'), counts.findings().totalOpen());
            cells.skip();
            cells.formula(
                    SummaryStyle.FIGURE, findings.openRows(), counts.findings().openRows());
        }
        cells.closeRow();
        cells.openRow(16);
        cells.text(SummaryStyle.FIGURE_LABEL, "rows");
        cells.text(SummaryStyle.FIGURE_LABEL, "answered in part or whole");
        cells.skip();
        if (!gone.isEmpty()) {
            cells.text(
                    SummaryStyle.FIGURE_LABEL, "gone from " + content.template().whence());
        }
        if (hasRules()) {
            cells.skipToColumn(FINDINGS_COLUMN);
            cells.text(SummaryStyle.FIGURE_LABEL, "open findings");
            cells.skip();
            cells.text(SummaryStyle.FIGURE_LABEL, "rows with open findings");
        }
        cells.closeRow();
        cells.skipTo(cells.row() + 1);
    }

    private boolean hasRules() {
        return !content.template().rules().isEmpty();
    }

    private String goneFormula(Template template) {
        return template.columns().stream()
                .filter(candidate -> candidate.fact() == ServerFact.GONE_SINCE)
                .findFirst()
                .map(candidate -> "COUNTA(" + frame.layout().reference(candidate.name()) + ")")
                .orElse("");
    }

    private void block(Block block) throws IOException {
        int start = cells.row();
        pages.keep(start, 1 + Math.max(block.rows().size() + 2, charts.rowsOf(block)));
        int header = new SummaryBlock(frame.layout(), block, counts.rows(), cells).write();
        if (charts.rowsOf(block) > 0) {
            charts.add(block, header);
        }
        cells.skipTo(Math.max(cells.row(), header + charts.rowsOf(block)) + 1);
        SummaryTrend trend = new SummaryTrend(block, content.trend(), cells);
        if (trend.isDue()) {
            trend(block, trend, header + 1);
        }
    }

    private void trend(Block block, SummaryTrend trend, int first) throws IOException {
        pages.keep(cells.row(), 1 + Math.max(content.trend().size() + 3, charts.rowsOfTrend()));
        SummaryTrend.Written written =
                trend.write(content.template().period().word(), content.title().period(), first);
        charts.add(block, written);
        cells.skipTo(Math.max(cells.row(), written.header() + charts.rowsOfTrend()) + 1);
    }
}
