package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the base, found by id and by key. Looked for by key only where that is needed. Not thread-safe. */
final class BaseRows {

    private final Template template;
    private final List<Row> rows;
    private final int[] ids;
    private int latest = -1;
    private @Nullable Map<RowKey, Row> byKey;
    /** By the key as {@link LooseValue} sees it; null where two rows have the same. */
    private @Nullable Map<RowKey, @Nullable Row> byLooseKey;

    BaseRows(Template template, List<Row> rows) {
        this.template = template;
        this.rows = inOrder(rows);
        this.ids = this.rows.stream().mapToInt(Row::id).toArray();
    }

    /** Most often they come in the order of their ids already. */
    private static List<Row> inOrder(List<Row> rows) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).id() <= rows.get(i - 1).id()) {
                return rows.stream().sorted(Comparator.comparingInt(Row::id)).toList();
            }
        }
        return rows;
    }

    int size() {
        return ids.length;
    }

    Row get(int index) {
        return rows.get(index);
    }

    /** Which of the rows has the id, from 0; negative if none has. */
    int indexOf(int id) {
        // A workbook that nobody sorted has its rows in the order of their ids.
        int next = latest + 1;
        int index = next < ids.length && ids[next] == id ? next : Arrays.binarySearch(ids, id);
        latest = index;
        return index;
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
            known = new HashMap<>(rows.size() * 2);
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
            known = new HashMap<>(rows.size() * 2);
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
