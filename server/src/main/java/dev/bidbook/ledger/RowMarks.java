package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is stored of a row's columns beside their cells, as JSON objects: which a person wrote, and which revision changed each last. */
final class RowMarks {

    private static final String NONE = "{}";

    private RowMarks() {}

    /** The columns that a person wrote; modifiable unless empty. */
    static Set<String> own(String json) {
        return json.equals(NONE)
                ? Set.of()
                : new LinkedHashSet<>(PlainValues.document(json).keySet());
    }

    /** The columns that a person wrote, as they are stored. */
    static String text(Set<String> own) {
        Map<String, CellValue> columns = new LinkedHashMap<>();
        own.forEach(column -> columns.put(column, new CellValue.YesNo(true)));
        return PlainValues.document(columns);
    }

    /** By column the revision that changed it last; modifiable unless empty. */
    static Map<String, Integer> touched(String json) {
        if (json.equals(NONE)) {
            return Map.of();
        }
        Map<String, Integer> touched = new LinkedHashMap<>();
        PlainValues.document(json)
                .forEach((column, value) -> touched.put(column, (int) ((CellValue.Number) value).value()));
        return touched;
    }

    /** By column the revision that changed it last, as that is stored. */
    static String text(Map<String, Integer> touched) {
        Map<String, CellValue> columns = new LinkedHashMap<>();
        touched.forEach((column, revision) -> columns.put(column, new CellValue.Number(revision)));
        return PlainValues.document(columns);
    }
}
