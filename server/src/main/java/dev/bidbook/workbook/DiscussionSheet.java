package dev.bidbook.workbook;

import dev.bidbook.template.Template;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the Discussion sheet: what was said about lines and is not settled yet. It is for reading; nothing of it comes home. */
final class DiscussionSheet {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LINE_POINTS = 16;
    private static final int MOST_LINES = 12;
    private static final int TEXT_WIDTH = 80;

    private final WorkbookContent content;
    private final XmlBuffer xml;
    private final SummaryCells cells;

    DiscussionSheet(Frame frame, WorkbookContent content, XmlBuffer xml) {
        this.content = content;
        this.xml = xml;
        this.cells = new SummaryCells(frame, xml);
    }

    void write(String subtitle) throws IOException {
        Template template = content.template();
        int keys = template.key().size();
        open(keys);
        cells.openRow(28);
        cells.text(SummaryStyle.TITLE, "Discussion");
        cells.closeRow();
        cells.openRow(LINE_POINTS);
        cells.text(SummaryStyle.SUBTITLE, subtitle + ". Open questions only; answer them in Bidbook. Times are UTC.");
        cells.closeRow();
        cells.skipTo(cells.row() + 1);
        cells.openRow(20);
        for (int position : template.key()) {
            cells.text(SummaryStyle.HEADER, template.columns().get(position).name());
        }
        for (String header : new String[] {"Column", "Who", "When", "What was said"}) {
            cells.text(SummaryStyle.HEADER, header);
        }
        cells.closeRow();
        SummaryStyle said = template.rules().isEmpty() ? SummaryStyle.LABEL : SummaryStyle.LABEL_WRAPPED;
        for (DiscussedLine line : content.discussion()) {
            cells.openRow(LINE_POINTS * Math.min(MOST_LINES, lines(line.text())));
            for (int i = 0; i < keys; i++) {
                cells.text(
                        SummaryStyle.LABEL, i < line.key().size() ? line.key().get(i) : "");
            }
            cells.text(SummaryStyle.LABEL, line.column());
            cells.text(SummaryStyle.LABEL, line.person());
            cells.text(SummaryStyle.LABEL, MOMENT.format(line.at()));
            cells.text(said, line.text());
            cells.closeRow();
        }
        close();
    }

    private static int lines(String text) {
        return (int)
                text.lines().mapToLong(line -> 1 + line.length() / TEXT_WIDTH).sum();
    }

    private void open(int keys) throws IOException {
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                + "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\"/></sheetViews>"
                + "<sheetFormatPr defaultRowHeight=\"16\" customHeight=\"1\"/><cols>");
        column(1, 1, 2);
        column(2, 1 + keys, 16);
        column(2 + keys, 2 + keys, 26);
        column(3 + keys, 4 + keys, 18);
        column(5 + keys, 5 + keys, TEXT_WIDTH);
        xml.raw("</cols><sheetData>");
    }

    private void column(int first, int last, int width) throws IOException {
        xml.raw("<col min=\"").number(first).raw("\" max=\"").number(last);
        xml.raw("\" width=\"").number(width).raw("\" customWidth=\"1\"/>");
    }

    private void close() throws IOException {
        xml.raw("</sheetData>"
                + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
                + "<headerFooter><oddFooter>&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter></worksheet>");
    }
}
