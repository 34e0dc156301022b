package dev.bidbook.validation;

import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.validation.ReadingHints.DayOrder;
import dev.bidbook.validation.ReadingHints.DecimalMark;

/**
 * Finds from a column's own values how its sender writes dates and numbers as text: one value that can be read in one
 * way only decides for those that can be read in two, and values that contradict each other decide nothing. Not
 * thread-safe.
 */
public final class ColumnHints {

    private final ColumnKind kind;
    private boolean dayFirst;
    private boolean monthFirst;
    private boolean point;
    private boolean comma;

    /** Hints for a column's cells. */
    public ColumnHints(Column column) {
        this.kind = column.kind();
    }

    /** Whether cells of this column can teach anything. */
    public boolean learns() {
        return kind.isNumeric() || kind == ColumnKind.DATE || kind == ColumnKind.DATE_TIME;
    }

    /** Takes note of one cell of the column. */
    public void see(RawCell cell) {
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        if (!(plain instanceof RawCell.Text text) || !learns()) {
            return;
        }
        String stripped = Spelling.plainDigits(WhiteSpace.visible(text.text()));
        if (kind.isNumeric()) {
            DecimalMark mark = NumberText.markOf(stripped);
            point |= mark == DecimalMark.POINT;
            comma |= mark == DecimalMark.COMMA;
        } else {
            DayOrder order = DateText.orderOf(stripped);
            dayFirst |= order == DayOrder.DAY_FIRST;
            monthFirst |= order == DayOrder.MONTH_FIRST;
        }
    }

    /** What the cells seen so far tell. */
    public ReadingHints hints(boolean epoch1904) {
        DayOrder order =
                dayFirst == monthFirst ? DayOrder.UNKNOWN : dayFirst ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
        DecimalMark mark = point == comma ? DecimalMark.UNKNOWN : point ? DecimalMark.POINT : DecimalMark.COMMA;
        return new ReadingHints(order, mark, epoch1904);
    }
}
