package dev.bidbook.ledger;

import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a template that are stored, by which rows keep cells without a map of their own. Immutable. */
final class StoredColumns {

    private final List<String> names = new ArrayList<>();
    /** What stands in a document before each column's value. */
    private final List<byte[]> prefixes = new ArrayList<>();

    private final Map<String, Integer> places = new HashMap<>();
    /** By position in the template; -1 for columns that are not stored. */
    private final int[] byPosition;

    StoredColumns(Template template) {
        byPosition = new int[template.columns().size()];
        for (int position = 0; position < byPosition.length; position++) {
            Column column = template.columns().get(position);
            byPosition[position] = -1;
            if (column.origin() != Origin.FORMULA) {
                byPosition[position] = names.size();
                places.put(column.name(), names.size());
                names.add(column.name());
                prefixes.add(PlainValues.name(column.name()).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** How many there are. */
    int size() {
        return names.size();
    }

    /** The name of the column at this place, from 0. */
    String name(int place) {
        return names.get(place);
    }

    /** What stands in a document before the value of the column at this place; not to be changed. */
    byte[] prefix(int place) {
        return prefixes.get(place);
    }

    /** The place of the column of that very name, or null. */
    @Nullable
    Integer find(Object name) {
        return places.get(name);
    }

    /** The place of the template's column at that position, or -1 if it is not stored. */
    int place(int position) {
        return byPosition[position];
    }
}
