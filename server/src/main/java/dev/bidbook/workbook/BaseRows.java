package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the base, found by id and by key. */
final class BaseRows {

    private final Map<Integer, Row> byId = new HashMap<>();
    private final Map<RowKey, Row> byKey = new HashMap<>();
    /** By the key as {@link LooseValue} sees it; null where two rows have the same. */
    private final Map<RowKey, @Nullable Row> byLooseKey = new HashMap<>();

    BaseRows(Template template, List<Row> rows) {
        for (Row row : rows) {
            byId.put(row.id(), row);
            byKey.put(row.key(), row);
            RowKey loose = loose(template.key().stream().map(row.values()::get).toList());
            byLooseKey.put(loose, byLooseKey.containsKey(loose) ? null : row);
        }
    }

    @Nullable
    Row byId(int id) {
        return byId.get(id);
    }

    /** The row with these key values, or the only one whose key differs no more than in how numbers are written. */
    @Nullable
    Row byKey(List<CellValue> keyValues) {
        Row exact = byKey.get(RowKey.of(keyValues));
        return exact != null ? exact : byLooseKey.get(loose(keyValues));
    }

    /** The row with the key of that text. */
    @Nullable
    Row byKeyText(String text) {
        return byKey.get(new RowKey(text));
    }

    private static RowKey loose(List<CellValue> keyValues) {
        return RowKey.of(keyValues.stream()
                .<CellValue>map(value -> CellValue.ofText(LooseValue.of(value)))
                .toList());
    }
}
