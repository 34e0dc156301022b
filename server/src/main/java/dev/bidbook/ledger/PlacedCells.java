package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row by the names of their columns, without a map of its own for each row: a report has a hundred
 * thousand rows with the same columns. Blanks are not in it; putting one takes the cell out. Not thread-safe.
 */
abstract class PlacedCells extends AbstractMap<String, CellValue> {

    final StoredColumns columns;

    PlacedCells(StoredColumns columns) {
        this.columns = columns;
    }

    /** The cell at a place of the columns, perhaps blank; a day may be a date or, plain, its text. */
    abstract CellValue at(int place);

    /** Sets the cell at that place. */
    abstract void set(int place, CellValue plain);

    @Override
    public @Nullable CellValue get(Object column) {
        Integer place = columns.find(column);
        if (place == null) {
            return null;
        }
        CellValue value = at(place);
        return value.isBlank() ? null : PlainValues.plain(value);
    }

    @Override
    public CellValue getOrDefault(Object column, CellValue other) {
        CellValue value = get(column);
        return value == null ? other : value;
    }

    @Override
    public boolean containsKey(Object column) {
        return get(column) != null;
    }

    /** Puts a cell; {@link IllegalArgumentException} if the column is none of those that are stored. */
    @Override
    public @Nullable CellValue put(String column, CellValue value) {
        Integer place = columns.find(column);
        if (place == null) {
            throw new IllegalArgumentException("no such column is stored: " + column);
        }
        CellValue before = get(column);
        set(place, value);
        return before;
    }

    @Override
    public @Nullable CellValue remove(Object column) {
        Integer place = columns.find(column);
        CellValue before = get(column);
        if (place != null && before != null) {
            set(place, CellValue.Blank.BLANK);
        }
        return before;
    }

    @Override
    public int size() {
        int size = 0;
        for (int place = 0; place < columns.size(); place++) {
            size += at(place).isBlank() ? 0 : 1;
        }
        return size;
    }

    @Override
    public Set<Map.Entry<String, CellValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, CellValue>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return PlacedCells.this.size();
            }
        };
    }

    /** The cells in the order of the columns. */
    private final class Entries implements Iterator<Map.Entry<String, CellValue>> {
        private int next = following(0);

        @Override
        public boolean hasNext() {
            return next < columns.size();
        }

        @Override
        public Map.Entry<String, CellValue> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int place = next;
            next = following(place + 1);
            return new SimpleImmutableEntry<>(columns.name(place), PlainValues.plain(at(place)));
        }

        private int following(int from) {
            int place = from;
            while (place < columns.size() && at(place).isBlank()) {
                place++;
            }
            return place;
        }
    }
}
