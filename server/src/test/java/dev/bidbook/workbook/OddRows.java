package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of any template, full of odd values. */
final class OddRows {

    private OddRows() {}

    /** So many rows; the same number gives the same rows. */
    static List<Row> of(Template template, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<CellValue> values = new ArrayList<>();
            for (int position = 0; position < template.columns().size(); position++) {
                boolean key = template.key().contains(position);
                Column column = template.columns().get(position);
                values.add(
                        !key && (i + position) % 9 == 8
                                ? CellValue.Blank.BLANK
                                : value(column, i + 3 * position + (key ? i / 7 : 0), key ? i : -1));
            }
            rows.add(new Row(i + 1, template.keyOf(values), List.copyOf(values)));
        }
        return rows;
    }

    /** So many rows with values taken at random. */
    static List<Row> of(Template template, int count, Random random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<CellValue> values = new ArrayList<>();
            for (int position = 0; position < template.columns().size(); position++) {
                boolean key = template.key().contains(position);
                values.add(
                        !key && random.nextInt(5) == 0
                                ? CellValue.Blank.BLANK
                                : value(template.columns().get(position), random.nextInt(1000), key ? i : -1));
            }
            rows.add(new Row(i + 1, template.keyOf(values), List.copyOf(values)));
        }
        return rows;
    }

    private static CellValue value(Column column, int index, int keyOf) {
        return switch (column.kind()) {
            case TEXT -> text(OddValues.of(OddValues.TEXTS, index), keyOf);
            case CHOICE ->
                CellValue.ofText(column.choices().isEmpty() ? "none" : OddValues.of(column.choices(), index));
            case WHOLE_NUMBER ->
                new CellValue.Number(keyOf >= 0 ? keyOf : Double.parseDouble(OddValues.of(OddValues.WHOLE, index)));
            case DECIMAL, MONEY -> new CellValue.Number(Double.parseDouble(OddValues.of(OddValues.DECIMALS, index)));
            case DATE -> new CellValue.Date(LocalDate.parse(OddValues.of(OddValues.DATES, index)));
            case DATE_TIME -> new CellValue.DateTime(LocalDateTime.parse(OddValues.of(OddValues.MOMENTS, index)));
            case YES_NO ->
                column.origin() == Origin.FORMULA && index % 5 == 4
                        ? CellValue.Blank.BLANK
                        : new CellValue.YesNo(index % 2 == 0);
        };
    }

    /** Keys are odd, too, but each row has its own. */
    private static CellValue text(String text, int keyOf) {
        return CellValue.ofText(keyOf < 0 ? text : text.substring(0, Math.min(40, text.length())) + " " + keyOf);
    }
}
