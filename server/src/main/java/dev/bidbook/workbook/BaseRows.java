package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the base, found by id and by key. They are fetched as they are asked for, and looked for by key only where
 * that is needed. Not thread-safe.
 */
final class BaseRows {

    private final Template template;
    private final Iterator<Row> source;
    private final List<Row> rows = new ArrayList<>();
    private int[] ids = new int[1_024];
    private int latest = -1;
    private @Nullable Map<RowKey, Row> byKey;
    /** By the key as {@link LooseValue} sees it; null where two rows have the same. */
    private @Nullable Map<RowKey, @Nullable Row> byLooseKey;

    /** The rows of this source, which come in the order of their ids. */
    BaseRows(Template template, Iterator<Row> source) {
        this.template = template;
        this.source = source;
    }

    /** These rows, in whatever order. */
    static BaseRows of(Template template, List<Row> rows) {
        return new BaseRows(
                template, rows.stream().sorted(Comparator.comparingInt(Row::id)).iterator());
    }

    Row get(int index) {
        return rows.get(index);
    }

    /** Which of the rows has the id, from 0; negative if none has. */
    int indexOf(int id) {
        while ((rows.isEmpty() || ids[rows.size() - 1] < id) && fetch()) {
            // Until the row is there, or it is clear that there is none.
        }
        // A workbook that nobody sorted has its rows in the order of their ids.
        int next = latest + 1;
        int index = next < rows.size() && ids[next] == id ? next : Arrays.binarySearch(ids, 0, rows.size(), id);
        latest = Math.max(index, -1);
        return index;
    }

    private boolean fetch() {
        if (!source.hasNext()) {
            return false;
        }
        Row row = source.next();
        int count = rows.size();
        if (count > 0 && ids[count - 1] >= row.id()) {
            throw new IllegalStateException("row " + row.id() + " of the base comes after row " + ids[count - 1]);
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count] = row.id();
        rows.add(row);
        return true;
    }

    private List<Row> all() {
        while (fetch()) {
            // Until all are there.
        }
        return rows;
    }

    @Nullable
    Row byId(int id) {
        int index = indexOf(id);
        return index < 0 ? null : rows.get(index);
    }

    /** The row with these key values, or the only one whose key differs no more than in how numbers are written. */
    @Nullable
    Row byKey(List<CellValue> keyValues) {
        Row exact = keys().get(RowKey.of(keyValues));
        return exact != null ? exact : looseKeys().get(loose(keyValues));
    }

    /** The row with the key of that text. */
    @Nullable
    Row byKeyText(String text) {
        return keys().get(new RowKey(text));
    }

    private Map<RowKey, Row> keys() {
        Map<RowKey, Row> known = byKey;
        if (known == null) {
            known = new HashMap<>(all().size() * 2);
            for (Row row : rows) {
                known.put(row.key(), row);
            }
            byKey = known;
        }
        return known;
    }

    private Map<RowKey, @Nullable Row> looseKeys() {
        Map<RowKey, @Nullable Row> known = byLooseKey;
        if (known == null) {
            known = new HashMap<>(all().size() * 2);
            for (Row row : rows) {
                RowKey loose =
                        loose(template.key().stream().map(row.values()::get).toList());
                known.put(loose, known.containsKey(loose) ? null : row);
            }
            byLooseKey = known;
        }
        return known;
    }

    private static RowKey loose(List<CellValue> keyValues) {
        return RowKey.of(keyValues.stream()
                .<CellValue>map(value -> CellValue.ofText(LooseValue.of(value)))
                .toList());
    }
}
