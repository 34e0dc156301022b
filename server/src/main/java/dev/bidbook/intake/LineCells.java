package dev.bidbook.intake;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.SortedMap;

/**
 * A line's values by the template's columns, looked up where each different cell of a column is kept once: a large report
 * needs no list of its own for every line. Immutable once it is handed out.
 */
final class LineCells extends AbstractList<CellValue> implements RandomAccess {

    /** Where a template's columns stand among those that were found. */
    static final class Shape {
        private final ColumnCells[] columns;
        /** By position in the template, -1 for a column that the file does not have. */
        private final int[] indexes;
        /** By position, whether the column says how many other lines of the same key differ. */
        private final boolean[] counting;

        Shape(Template template, SortedMap<Integer, ColumnCells> found) {
            columns = found.values().toArray(ColumnCells[]::new);
            indexes = new int[template.columns().size()];
            Arrays.fill(indexes, -1);
            counting = new boolean[indexes.length];
            for (int position = 0; position < counting.length; position++) {
                counting[position] = template.columns().get(position).fact() == ServerFact.DIFFERING_DUPLICATES;
            }
            List<Integer> positions = List.copyOf(found.keySet());
            for (int index = 0; index < positions.size(); index++) {
                indexes[positions.get(index)] = index;
            }
        }

        /** The index of a found column among the codes of a line, or -1. */
        int index(int position) {
            return indexes[position];
        }

        /** How many columns were found. */
        int found() {
            return columns.length;
        }

        /** The cells of the found column of that index. */
        ColumnCells column(int index) {
            return columns[index];
        }
    }

    private final Shape shape;
    private final Lines.Line line;
    private CellValue differing = Blank.BLANK;

    LineCells(Shape shape, Lines.Line line) {
        this.shape = shape;
        this.line = line;
    }

    /** The line. */
    Lines.Line line() {
        return line;
    }

    /** Says how many other lines of the same key differ; to be called before anybody else has this. */
    void differ(int lines) {
        differing = new CellValue.Number(lines);
    }

    @Override
    public CellValue get(int position) {
        int index = shape.indexes[position];
        if (index < 0) {
            return shape.counting[position] ? differing : Blank.BLANK;
        }
        return shape.columns[index].value(line.code(index));
    }

    @Override
    public int size() {
        return shape.indexes.length;
    }
}
