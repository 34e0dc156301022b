package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plain cells of a row by the names of their columns, in an array that knows none of them: a report has a hundred
 * thousand rows with the same columns. Blanks are not in it; putting one takes the cell out. Not thread-safe.
 */
final class StoredCells extends AbstractMap<String, CellValue> {

    private final StoredColumns columns;
    private final CellValue[] values;

    /** No cells yet. */
    StoredCells(StoredColumns columns) {
        this.columns = columns;
        this.values = new CellValue[columns.size()];
        Arrays.fill(values, Blank.BLANK);
    }

    StoredColumns columns() {
        return columns;
    }

    /** The cell at that place, perhaps blank. */
    CellValue at(int place) {
        return values[place];
    }

    /** Sets the cell at that place. */
    void set(int place, CellValue value) {
        values[place] = value;
    }

    @Override
    public @Nullable CellValue get(Object column) {
        Integer place = columns.find(column);
        return place == null || values[place].isBlank() ? null : values[place];
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
        CellValue before = values[place];
        values[place] = value;
        return before.isBlank() ? null : before;
    }

    @Override
    public @Nullable CellValue remove(Object column) {
        Integer place = columns.find(column);
        if (place == null) {
            return null;
        }
        CellValue before = values[place];
        values[place] = Blank.BLANK;
        return before.isBlank() ? null : before;
    }

    @Override
    public int size() {
        int size = 0;
        for (CellValue value : values) {
            size += value.isBlank() ? 0 : 1;
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
                return StoredCells.this.size();
            }
        };
    }

    /** The cells in the order of the columns. */
    private final class Entries implements Iterator<Map.Entry<String, CellValue>> {
        private int next = following(0);
        private int last = -1;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Map.Entry<String, CellValue> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = next;
            next = following(last + 1);
            return new SimpleImmutableEntry<>(columns.name(last), values[last]);
        }

        @Override
        public void remove() {
            if (last < 0) {
                throw new IllegalStateException("nothing to remove");
            }
            values[last] = Blank.BLANK;
            last = -1;
        }

        private int following(int from) {
            int place = from;
            while (place < values.length && values[place].isBlank()) {
                place++;
            }
            return place;
        }
    }
}
