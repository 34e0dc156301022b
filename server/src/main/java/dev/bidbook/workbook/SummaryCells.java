package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import java.io.IOException;

/** Writes the Summary's cells one after another, row by row. */
final class SummaryCells {

    /** The column of labels, from 0; the first one is a margin. */
    static final int LABELS = 1;

    private final Frame frame;
    private final XmlBuffer xml;
    private final CellXml cells;
    private int row = 1;
    private int column;

    SummaryCells(Frame frame, XmlBuffer xml) {
        this.frame = frame;
        this.xml = xml;
        this.cells = new CellXml(xml);
    }

    /** The number of the row that is written now, or comes next. */
    int row() {
        return row;
    }

    /** Leaves rows out, so that the next one is this. */
    void skipTo(int next) {
        row = next;
    }

    /** Leaves a cell out. */
    void skip() {
        column++;
    }

    /** Leaves cells out up to this column, from 0. */
    void skipToColumn(int next) {
        column = next;
    }

    void openRow(int points) throws IOException {
        column = LABELS;
        xml.raw("<row r=\"").number(row).raw("\" ht=\"").number(points).raw("\" customHeight=\"1\">");
    }

    void closeRow() throws IOException {
        xml.raw("</row>");
        row++;
    }

    void text(SummaryStyle style, String text) throws IOException {
        cells.text(row, column++, style(style), text);
    }

    void number(SummaryStyle style, double value) throws IOException {
        cells.number(row, column++, style(style), value);
    }

    void formula(SummaryStyle style, String formula, double value) throws IOException {
        cells.formula(row, column++, style(style), formula, new CellValue.Number(value));
    }

    /** What is counted: a date as a date, anything else as people read it. */
    void label(Category category) throws IOException {
        CellValue value = category.value();
        if (category.sort() == Category.Sort.VALUE && CellXml.serial(value) >= 0) {
            cells.value(row, column++, style(SummaryStyle.LABEL_DATE), value);
        } else {
            text(SummaryStyle.LABEL, category.label());
        }
    }

    private int style(SummaryStyle style) {
        return frame.summaryStyles().getOrDefault(style, 0);
    }
}
