package dev.bidbook.benchmarks;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a sheet as every library takes them, header and row id included, so that all of them write the same.
 * They are made beforehand: turning one type into another is not what is measured.
 *
 * @param lines each with a {@link Double}, a {@link LocalDate}, a {@link String} or null per column
 */
record BareCells(List<@Nullable Object[]> lines) {

    /** What takes the cells, one after another, line by line; blank ones are left out. */
    interface Target {
        /** Begins the next line. */
        default void line(int row) {}

        /** A number. */
        void number(int row, int column, double value);

        /** A day. */
        void day(int row, int column, LocalDate value);

        /** Text. */
        void text(int row, int column, String value);
    }

    /** The cells of a sheet. */
    static BareCells of(Template template, SheetContent content) {
        List<@Nullable Object[]> lines = new ArrayList<>(content.rows().size() + 1);
        @Nullable Object[] header = new Object[template.columns().size() + 1];
        for (int i = 0; i < template.columns().size(); i++) {
            Column column = template.columns().get(i);
            header[i] = column.name();
        }
        header[template.columns().size()] = "Row id";
        lines.add(header);
        for (Row row : content.rows()) {
            @Nullable Object[] line = new Object[row.values().size() + 1];
            for (int i = 0; i < row.values().size(); i++) {
                line[i] = bare(row.values().get(i));
            }
            line[row.values().size()] = "R" + row.id();
            lines.add(line);
        }
        return new BareCells(lines);
    }

    /** Hands all cells to the target. */
    void writeTo(Target target) {
        for (int row = 0; row < lines.size(); row++) {
            target.line(row);
            @Nullable Object[] line = lines.get(row);
            for (int column = 0; column < line.length; column++) {
                Object value = line[column];
                if (value instanceof Double number) {
                    target.number(row, column, number);
                } else if (value instanceof LocalDate day) {
                    target.day(row, column, day);
                } else if (value instanceof String text) {
                    target.text(row, column, text);
                }
            }
        }
    }

    private static @Nullable Object bare(CellValue value) {
        if (value.isBlank()) {
            return null;
        } else if (value instanceof CellValue.Number number) {
            return number.value();
        } else if (value instanceof CellValue.Date date) {
            return date.value();
        }
        return value.display();
    }
}
