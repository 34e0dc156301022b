package dev.bidbook.derivation;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetId;
import java.util.ArrayList;
import java.util.List;

/** Tells which rows of a derived sheet are issued, and what they fill. Used by one thread. */
final class Issuing {

    private final DerivedFormulas formulas;
    private final RowFormulas.Evaluator evaluator;

    Issuing(DerivedFormulas formulas, Surroundings surroundings, SheetId sheet) {
        this.formulas = formulas;
        this.evaluator = formulas.issuingFormulas.evaluator(
                surroundings.parameters(formulas.derived, sheet.scope()), surroundings.asOf(sheet));
    }

    /** Whether the row with these values is issued; what cannot be computed is not. */
    boolean isIssued(List<CellValue> values) {
        return Values.isTrue(computed(values).get(formulas.issued()), false);
    }

    /** What these rows of one line fill together, a value for each fill; blanks where none of them is issued. */
    List<CellValue> given(List<Row> rows) {
        int fills = formulas.how.fills().size();
        List<List<CellValue>> values = new ArrayList<>();
        for (int i = 0; i < fills; i++) {
            values.add(new ArrayList<>());
        }
        for (Row row : rows) {
            List<CellValue> computed = computed(row.values());
            if (Values.isTrue(computed.get(formulas.issued()), false)) {
                for (int i = 0; i < fills; i++) {
                    values.get(i).add(Values.in(formulas.filled(i), computed.get(formulas.fill(i))));
                }
            }
        }
        List<CellValue> given = new ArrayList<>();
        for (int i = 0; i < fills; i++) {
            given.add(Values.together(formulas.filled(i).kind(), values.get(i)));
        }
        return given;
    }

    private List<CellValue> computed(List<CellValue> values) {
        List<CellValue> row = new ArrayList<>(values);
        while (row.size() < formulas.issuingView.columns().size()) {
            row.add(Blank.BLANK);
        }
        return evaluator.fill(row);
    }
}
