package dev.bidbook.intake;

import dev.bidbook.intake.ColumnCells.Doubt;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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

    private final List<List<CellValue>> values = new ArrayList<>();
    private final List<RowKey> keys = new ArrayList<>();
    private final List<Lines.Line> lines = new ArrayList<>();
    private final Map<RowKey, Integer> indexes = new HashMap<>();

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
        lines.lines().forEach(this::add);
        writeCounts();
    }

    /** The rows, one value per column of the template. */
    List<List<CellValue>> values() {
        return values;
    }

    /** The rows' keys, in the order of the rows. */
    List<RowKey> keys() {
        return keys;
    }

    /** The lines of which the rows were made, in the order of the rows. */
    List<Lines.Line> lines() {
        return lines;
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
        List<CellValue> row = new LineCells(shape, line);
        List<String> lacking = lacking(row);
        if (!lacking.isEmpty()) {
            keyless.add(new Keyless(line.row(), lacking));
            return;
        }
        RowKey key = template.keyOf(row);
        Integer earlier = indexes.putIfAbsent(key, values.size());
        if (earlier == null) {
            values.add(row);
            keys.add(key);
            lines.add(line);
            if (doubtful) {
                noteFaults(line);
            }
        } else {
            addAgain(line, row, key, earlier);
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

    private void addAgain(Lines.Line line, List<CellValue> row, RowKey key, int earlier) {
        int kept = lines.get(earlier).row();
        Optional<Integer> same = values.get(earlier).equals(row)
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
            if (!row.get(position).equals(values.get(earlier).get(position))
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

    /** Writes the number of differing lines into the template's columns for it. */
    private void writeCounts() {
        for (int position = 0; position < template.columns().size(); position++) {
            if (template.columns().get(position).fact() == ServerFact.DIFFERING_DUPLICATES) {
                for (Differing lines : differing.values()) {
                    int index = Objects.requireNonNull(indexes.get(lines.key()));
                    List<CellValue> row = new ArrayList<>(values.get(index));
                    row.set(position, new CellValue.Number(lines.others().size()));
                    values.set(index, List.copyOf(row));
                }
            }
        }
    }
}
