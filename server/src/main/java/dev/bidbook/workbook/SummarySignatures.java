package dev.bidbook.workbook;

import java.io.IOException;
import java.util.List;

/** Writes who signed, on the Summary. */
final class SummarySignatures {

    /** Where each text stands, from the column of labels on; between them a text has room to the right. */
    private static final int STATE = 1;

    private static final int AT = 4;
    private static final int ROWS = 6;
    private static final int LAST = 8;

    private final List<SignedLine> lines;
    private final SummaryCells cells;
    private final SummaryPages pages;

    SummarySignatures(WorkbookContent content, SummaryCells cells, SummaryPages pages) {
        this.lines = content.title().signatures();
        this.cells = cells;
        this.pages = pages;
    }

    void write() throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        pages.keep(cells.row(), lines.size() + 2);
        cells.openRow(22);
        cells.text(SummaryStyle.SECTION, "Signed by");
        cells.closeRow();
        cells.openRow(20);
        for (int column = 0; column <= LAST; column++) {
            cells.text(SummaryStyle.HEADER, heading(column));
        }
        cells.closeRow();
        for (SignedLine line : lines) {
            cells.openRow(16);
            cells.text(SummaryStyle.LABEL, line.person() + ", " + line.role());
            at(STATE, line.state());
            at(AT, WorkbookTexts.minutes(line.at()));
            at(ROWS, line.rows());
            cells.closeRow();
        }
        cells.skipTo(cells.row() + 1);
    }

    private void at(int column, String text) throws IOException {
        cells.skipToColumn(SummaryCells.LABELS + column);
        cells.text(SummaryStyle.LABEL, text);
    }

    private static String heading(int column) {
        return switch (column) {
            case 0 -> "Who";
            case STATE -> "Signature";
            case AT -> "When";
            case ROWS -> "Rows";
            default -> "";
        };
    }
}
