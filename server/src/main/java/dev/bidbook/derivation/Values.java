package dev.bidbook.derivation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What formulas give, as cells of columns. */
final class Values {

    private Values() {}

    /** The value as a cell of the column; blank where it is none of its kind, as an error of Excel's is none. */
    static CellValue in(Column column, CellValue value) {
        return switch (column.kind()) {
            case TEXT -> value.isBlank() ? value : CellValue.ofText(value.display());
            case CHOICE ->
                column.choices().contains(value.display()) ? new CellValue.Text(value.display()) : Blank.BLANK;
            case WHOLE_NUMBER, DECIMAL, MONEY -> value instanceof CellValue.Number ? value : Blank.BLANK;
            case DATE -> value instanceof CellValue.Date ? value : Blank.BLANK;
            case DATE_TIME -> value instanceof CellValue.DateTime ? value : Blank.BLANK;
            case YES_NO -> value instanceof CellValue.YesNo ? value : Blank.BLANK;
        };
    }

    /** Whether a formula's value is true; what could not be computed is what the second argument says. */
    static boolean isTrue(CellValue value, boolean otherwise) {
        if (value instanceof CellValue.YesNo yesNo) {
            return yesNo.value();
        } else if (value instanceof CellValue.Number number) {
            return number.value() != 0;
        }
        return value instanceof CellValue.Text && otherwise;
    }

    /** The parts of a text between semicolons, each once, in their order. */
    static List<String> parts(CellValue value) {
        Set<String> parts = new LinkedHashSet<>();
        if (!value.isBlank()) {
            for (String part : value.display().split(";", -1)) {
                CellValue text = CellValue.ofText(part);
                if (!text.isBlank()) {
                    parts.add(text.display());
                }
            }
        }
        return List.copyOf(parts);
    }

    /** What several rows give one cell: the sum of numbers, texts side by side, of anything else the last. */
    static CellValue together(ColumnKind kind, List<CellValue> values) {
        List<CellValue> filled = new ArrayList<>(values);
        filled.removeIf(CellValue::isBlank);
        if (filled.isEmpty()) {
            return Blank.BLANK;
        } else if (kind.isNumeric()) {
            return new CellValue.Number(filled.stream()
                    .mapToDouble(value -> ((CellValue.Number) value).value())
                    .sum());
        } else if (kind == ColumnKind.TEXT) {
            return new CellValue.Text(
                    filled.stream().map(CellValue::display).distinct().collect(Collectors.joining("; ")));
        }
        return filled.get(filled.size() - 1);
    }
}
