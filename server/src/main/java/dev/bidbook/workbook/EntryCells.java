package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the cells that people fill, row by row. */
final class EntryCells {

    private final Template template;
    private final FoundTable table;
    private final List<ReadingHints> hints;
    private final Predicate<Column> editable;
    private final ProblemList problems;

    /**
     * What a row of the base was answered.
     *
     * @param changed the cells that differ from the base
     * @param silent how many cells do not
     */
    record Answers(Map<String, CellValue> changed, int silent) {}

    EntryCells(
            Template template,
            FoundTable table,
            List<ReadingHints> hints,
            Predicate<Column> editable,
            ProblemList problems) {
        this.template = template;
        this.table = table;
        this.hints = hints;
        this.editable = editable;
        this.problems = problems;
    }

    /** How many cells of a row that the base has do not differ from it, if none does. */
    int silentOfUnchanged() {
        int silent = 0;
        for (int position = 0; position < template.columns().size(); position++) {
            if (answers(position) && editable.test(template.columns().get(position))) {
                silent++;
            }
        }
        return silent;
    }

    private boolean answers(int position) {
        return template.columns().get(position).origin() == Origin.ENTRY
                && table.headers().has(position)
                && !template.key().contains(position);
    }

    /** Reads a row that the base has. */
    Answers read(RawRow row, Row base) {
        Map<String, CellValue> changed = new LinkedHashMap<>(4);
        int silent = 0;
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            if (answers(position) && !isChanged(row, position, base, changed) && editable.test(column)) {
                silent++;
            }
        }
        return new Answers(changed.isEmpty() ? Map.of() : changed, silent);
    }

    /** Whether the cell says anything but the base; a value goes to the changes, anything else to the problems. */
    private boolean isChanged(RawRow row, int position, Row base, Map<String, CellValue> changed) {
        Column column = template.columns().get(position);
        RawCell cell = row.cell(table.headers().place(position));
        CellValue before = base.values().get(position);
        if (PlainlySame.same(before, cell, column)) {
            return false;
        }
        Reading reading = CellReader.read(cell, column, hints.get(position));
        if (saysTheSame(reading, cell, before, hints.get(position).epoch1904())) {
            return false;
        }
        Place place = place(row, position, base.key());
        if (!editable.test(column)) {
            problems.add(RowFaults.notYours(place, template, column, before, told(reading, cell)));
        } else if (reading instanceof Reading.Fault fault) {
            problems.add(fault.at(place));
        } else if (reading instanceof Reading.Value value) {
            changed.put(column.name(), value.value());
        }
        return true;
    }

    private static boolean saysTheSame(Reading reading, RawCell cell, CellValue before, boolean epoch1904) {
        if (reading instanceof Reading.Value value) {
            return value.value().equals(before)
                    || LooseValue.isComposedOtherwise(before, value.value())
                    || LooseValue.isTextTurnedNumber(before, cell);
        }
        if (LooseValue.isShownOtherwise(before, cell, epoch1904) || LooseValue.isSameMoment(before, cell)) {
            return true;
        }
        // What was stored under an earlier version of the template may be no value of the column's today.
        return !before.isBlank()
                && WhiteSpace.collapse(CellReader.display(cell)).equals(WhiteSpace.collapse(before.display()));
    }

    /** Reads all cells of a new row that are not blank, its key among them. */
    Map<String, CellValue> readNew(RawRow row, RowKey key) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            boolean mine = template.key().contains(position) || editable.test(column);
            boolean stored = column.origin() == Origin.ENTRY || column.origin() == Origin.REPORT;
            if (!table.headers().has(position) || !(mine || stored)) {
                continue;
            }
            RawCell cell = row.cell(table.headers().place(position));
            Reading reading = CellReader.read(cell, column, hints.get(position));
            boolean blank =
                    reading instanceof Reading.Value value && value.value().isBlank();
            if (!mine && !blank) {
                problems.add(RowFaults.notYours(
                        place(row, position, key), template, column, CellValue.Blank.BLANK, told(reading, cell)));
            } else if (reading instanceof Reading.Fault fault) {
                problems.add(fault.at(place(row, position, key)));
            } else if (reading instanceof Reading.Value value && !blank) {
                cells.put(column.name(), value.value());
            }
        }
        return cells;
    }

    /** Reads the cells that are the sender's to fill and not blank, of a row that there is no base for. */
    Map<String, CellValue> readAnswers(RawRow row, @Nullable RowKey key) {
        Map<String, CellValue> cells = new LinkedHashMap<>(4);
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            if (!table.headers().has(position) || !editable.test(column)) {
                continue;
            }
            Reading reading = CellReader.read(row.cell(table.headers().place(position)), column, hints.get(position));
            if (reading instanceof Reading.Fault fault) {
                problems.add(fault.at(place(row, position, key)));
            } else if (reading instanceof Reading.Value value && !value.value().isBlank()) {
                cells.put(column.name(), value.value());
            }
        }
        return cells;
    }

    /** Whether the row is marked to be removed; a mark that is neither yes nor no is a problem. */
    boolean remove(RawRow row, RowKey key) {
        int place = table.headers().remove();
        if (place == Headers.NONE) {
            return false;
        }
        Reading reading = CellReader.read(row.cell(place), Layout.REMOVE, ReadingHints.NONE);
        if (reading instanceof Reading.Fault fault) {
            problems.add(fault.at(table.cell(row.number(), place, key, Headers.REMOVE)));
        }
        return reading instanceof Reading.Value value
                && value.value() instanceof CellValue.YesNo marked
                && marked.value();
    }

    private Place place(RawRow row, int position, @Nullable RowKey key) {
        return table.cell(
                row.number(),
                table.headers().place(position),
                key,
                template.columns().get(position).name());
    }

    private static String told(Reading reading, RawCell cell) {
        if (reading instanceof Reading.Value value) {
            return value.value().isBlank() ? "" : value.value().display();
        }
        return CellReader.display(cell);
    }
}
