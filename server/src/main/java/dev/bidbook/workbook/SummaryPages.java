package dev.bidbook.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the Summary is cut into printed pages: as wide as one page, and never through a table or a chart that fits on
 * one. Excel leaves page breaks out where it is told to fit a width, so the scale is worked out here.
 */
final class SummaryPages {

    private static final double MARGIN_WIDTH = 2;
    private static final double LABEL_WIDTH = 32;
    private static final double COUNT_WIDTH = 12;

    // The smaller sides of A4 and letter, less the margins; columns are wider where the font is another.
    private static final double PAGE_WIDTH_POINTS = 10.2 * 72 * 0.84;
    private static final double PAGE_HEIGHT_POINTS = 7.0 * 72;
    private static final int ROW_POINTS = 16;

    private final int scale;
    private final List<Integer> breaks = new ArrayList<>();
    private int pageStart = 1;

    /**
     * The pages of a sheet.
     *
     * @param columns how many columns are printed
     */
    SummaryPages(int columns) {
        double points = points(MARGIN_WIDTH) + points(LABEL_WIDTH) + (columns - 2) * points(COUNT_WIDTH);
        this.scale = (int) Math.max(10, Math.min(100, Math.floor(100 * PAGE_WIDTH_POINTS / points)));
    }

    /** The widths of the sheet's columns. */
    static void columns(XmlBuffer xml) throws IOException {
        xml.raw("<cols><col min=\"1\" max=\"1\" width=\"").number(MARGIN_WIDTH);
        xml.raw("\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"").number(LABEL_WIDTH);
        xml.raw("\" customWidth=\"1\"/><col min=\"3\" max=\"30\" width=\"").number(COUNT_WIDTH);
        xml.raw("\" customWidth=\"1\"/></cols>");
    }

    /** Tells that so many rows from this one on belong together; a page ends before them if they need a new one. */
    void keep(int row, int rows) {
        double room = PAGE_HEIGHT_POINTS * 100 / scale - 4.0 * ROW_POINTS;
        if ((row + rows - pageStart) * (double) ROW_POINTS > room && row > pageStart) {
            breaks.add(row - 1);
            pageStart = row;
        }
    }

    void pageSetup(XmlBuffer xml) throws IOException {
        xml.raw("<pageSetup scale=\"").number(scale).raw("\" orientation=\"landscape\"/>");
    }

    void breaks(XmlBuffer xml) throws IOException {
        if (breaks.isEmpty()) {
            return;
        }
        xml.raw("<rowBreaks count=\"").number(breaks.size()).raw("\" manualBreakCount=\"");
        xml.number(breaks.size()).raw("\">");
        for (int row : breaks) {
            xml.raw("<brk id=\"").number(row).raw("\" max=\"16383\" man=\"1\"/>");
        }
        xml.raw("</rowBreaks>");
    }

    private static double points(double characters) {
        return (7 * characters + 5) * 0.75;
    }
}
