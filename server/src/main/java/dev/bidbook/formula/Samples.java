package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import java.time.LocalDate;

/** A plausible value for each kind of column, to try formulas on. */
final class Samples {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

    private Samples() {}

    static CellValue of(Column column) {
        return switch (column.kind()) {
            case TEXT -> new CellValue.Text("A-1");
            case CHOICE -> new CellValue.Text(column.choices().get(0));
            case WHOLE_NUMBER -> new CellValue.Number(7);
            case DECIMAL, MONEY -> new CellValue.Number(2.5);
            case DATE -> new CellValue.Date(DAY);
            case DATE_TIME -> new CellValue.DateTime(DAY.atTime(12, 30));
            case YES_NO -> new CellValue.YesNo(true);
        };
    }
}
