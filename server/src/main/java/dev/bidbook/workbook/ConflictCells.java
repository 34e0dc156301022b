package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the cells of a returned workbook that conflicts are about, so that they can be shown in it. */
public final class ConflictCells {

    private final Template template;
    private final FoundTable table;
    private final Map<String, List<Integer>> wanted = new HashMap<>();
    private final List<ConflictRow> conflicts;

    private ConflictCells(Template template, FoundTable table, List<ConflictRow> conflicts) {
        this.template = template;
        this.table = table;
        this.conflicts = new ArrayList<>(conflicts);
        for (int i = 0; i < conflicts.size(); i++) {
            wanted.computeIfAbsent(loosely(conflicts.get(i).key()), k -> new ArrayList<>())
                    .add(i);
        }
    }

    /** The conflicts with the places of their cells, where the workbook has them. */
    public static List<ConflictRow> placed(Spreadsheet file, Template template, List<ConflictRow> conflicts)
            throws SpreadsheetRefusedException {
        FoundTable table = conflicts.isEmpty() ? null : new TableFinder(file, template).find(new ProblemList());
        if (table == null || !table.headers().hasWholeKey()) {
            return conflicts;
        }
        ConflictCells cells = new ConflictCells(template, table, conflicts);
        file.read(table.sheet(), row -> {
            if (row.number() > table.headers().row()) {
                cells.see(row);
            }
            return true;
        });
        return List.copyOf(cells.conflicts);
    }

    /** The problems with the places of their cells, where they name only row and column and the workbook has them. */
    public static List<Problem> placedProblems(Spreadsheet file, Template template, List<Problem> problems)
            throws SpreadsheetRefusedException {
        List<Integer> unplaced = new ArrayList<>();
        List<ConflictRow> rows = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            Place place = problems.get(i).place();
            RowKey key = place.key();
            String column = place.column();
            if (place.sheet() == null && key != null && column != null) {
                unplaced.add(i);
                rows.add(new ConflictRow(key, column, Blank.BLANK, Blank.BLANK, Blank.BLANK, "", Instant.EPOCH));
            }
        }
        List<ConflictRow> found = placed(file, template, rows);
        List<Problem> placed = new ArrayList<>(problems);
        for (int i = 0; i < unplaced.size(); i++) {
            Place place = found.get(i).place();
            if (place != null) {
                Problem problem = problems.get(unplaced.get(i));
                placed.set(
                        unplaced.get(i),
                        new Problem(
                                problem.type(),
                                place,
                                problem.value(),
                                problem.rule(),
                                problem.message(),
                                problem.repair()));
            }
        }
        return List.copyOf(placed);
    }

    private void see(RawRow row) {
        List<CellValue> key = new ArrayList<>();
        for (int position : template.key()) {
            Column column = template.columns().get(position);
            var cell = row.cell(table.headers().place(position));
            Reading reading = CellReader.read(cell, column, ReadingHints.NONE);
            key.add(
                    reading instanceof Reading.Value value
                            ? value.value()
                            : CellValue.ofText(CellReader.display(cell)));
        }
        for (int i : wanted.getOrDefault(loosely(RowKey.of(key)), List.of())) {
            ConflictRow conflict = conflicts.get(i);
            conflicts.set(i, conflict.at(place(row, conflict)));
        }
    }

    private Place place(RawRow row, ConflictRow conflict) {
        Integer position = template.find(conflict.column());
        return position == null || !table.headers().has(position)
                ? table.row(row.number(), conflict.key())
                : table.cell(row.number(), table.headers().place(position), conflict.key(), conflict.column());
    }

    /** A key as programs leave it that take leading zeros away. */
    private static String loosely(RowKey key) {
        return key.parts().stream()
                .map(part -> LooseValue.of(CellValue.ofText(part)))
                .collect(Collectors.joining("\n"));
    }
}
