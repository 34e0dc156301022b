package dev.bidbook.intake;

import dev.bidbook.intake.ColumnCells.Doubt;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes rows of lines: cells typed, keys complete, each key once. Not thread-safe. */
final class Rows {

    /** A cell that could not be read. */
    record BadCell(int row, Column column, Reading.Fault fault) {}

    /** A cell that was read but may be wrong: its row, and what it was read as. */
    record DoubtedCell(int row, String value) {}

    /** A line without a complete key: its row, and the key columns that lack a readable value. */
    record Keyless(int row, List<String> columns) {}

    /** A line equal to an earlier one. */
    record Equal(int row, int earlier) {}

    /** Lines of one key that differ: the row that counts, the others, and the columns in which any differs. */
    record Differing(RowKey key, int kept, List<Integer> others, List<String> columns, List<List<CellValue>> values) {}

    private final Template template;
    private final List<Integer> positions;
    private final LineCells.Shape shape;
    private final boolean doubtful;

    private final Map<RowKey, LineCells> values;

    private final List<BadCell> badCells = new ArrayList<>();
    private final Map<Doubt, Map<Column, List<DoubtedCell>>> doubted = new EnumMap<>(Doubt.class);
    private final List<Keyless> keyless = new ArrayList<>();
    private final List<Equal> equal = new ArrayList<>();
    private final Map<RowKey, Differing> differing = new LinkedHashMap<>();

    Rows(Template template, Lines lines) {
        this.template = template;
        this.positions = List.copyOf(lines.columns().keySet());
        this.shape = new LineCells.Shape(template, lines.columns());
        this.doubtful = lines.columns().values().stream().anyMatch(ColumnCells::isDoubtful);
        // With its size known, the map need not be made over as it grows; its load is three quarters.
        this.values = new LinkedHashMap<>(lines.lines().size() * 4 / 3 + 1);
        lines.lines().forEach(this::add);
        differing.forEach((key, others) ->
                Objects.requireNonNull(values.get(key)).differ(others.others().size()));
    }

    /** The rows by their keys in the order of the file, one value per column of the template. */
    Map<RowKey, LineCells> byKey() {
        return values;
    }

    /** Where the template's columns stand among the codes of a line. */
    LineCells.Shape shape() {
        return shape;
    }

    List<BadCell> badCells() {
        return badCells;
    }

    /** By column, the cells that were read but may be wrong in this way. */
    Map<Column, List<DoubtedCell>> doubted(Doubt doubt) {
        return doubted.getOrDefault(doubt, Map.of());
    }

    List<Keyless> keyless() {
        return keyless;
    }

    List<Equal> equal() {
        return equal;
    }

    List<Differing> differing() {
        return List.copyOf(differing.values());
    }

    private void add(Lines.Line line) {
        LineCells row = new LineCells(shape, line);
        List<String> lacking = lacking(row);
        if (!lacking.isEmpty()) {
            keyless.add(new Keyless(line.row(), lacking));
            return;
        }
        RowKey key = template.keyOf(row);
        LineCells earlier = values.putIfAbsent(key, row);
        if (earlier != null) {
            addAgain(line, row, key, earlier);
        } else if (doubtful) {
            noteFaults(line);
        }
    }

    private List<String> lacking(List<CellValue> row) {
        List<String> lacking = List.of();
        for (int position : template.key()) {
            if (row.get(position).isBlank()) {
                lacking = lacking.isEmpty() ? new ArrayList<>() : lacking;
                lacking.add(template.columns().get(position).name());
            }
        }
        return lacking;
    }

    private void addAgain(Lines.Line line, List<CellValue> row, RowKey key, LineCells earlier) {
        int kept = earlier.line().row();
        Optional<Integer> same = earlier.equals(row)
                ? Optional.of(kept)
                : Optional.ofNullable(differing.get(key)).flatMap(others -> equalAmong(others, row));
        if (same.isPresent()) {
            equal.add(new Equal(line.row(), same.get()));
            return;
        }
        Differing others = differing.computeIfAbsent(
                key, k -> new Differing(k, kept, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        others.others().add(line.row());
        others.values().add(row);
        for (int position : positions) {
            String name = template.columns().get(position).name();
            if (!row.get(position).equals(earlier.get(position))
                    && !others.columns().contains(name)) {
                others.columns().add(name);
            }
        }
    }

    private static Optional<Integer> equalAmong(Differing others, List<CellValue> row) {
        int index = others.values().indexOf(row);
        return index < 0 ? Optional.empty() : Optional.of(others.others().get(index));
    }

    private void noteFaults(Lines.Line line) {
        for (int i = 0; i < shape.found(); i++) {
            ColumnCells column = shape.column(i);
            Reading.Fault fault = column.fault(line.code(i));
            if (fault != null) {
                badCells.add(new BadCell(line.row(), column.column(), fault));
            }
            Doubt doubt = column.doubt(line.code(i));
            if (doubt != Doubt.NONE) {
                doubted.computeIfAbsent(doubt, d -> new LinkedHashMap<>())
                        .computeIfAbsent(column.column(), c -> new ArrayList<>())
                        .add(new DoubtedCell(
                                line.row(), column.value(line.code(i)).display()));
            }
        }
    }
}
