package dev.bidbook.derivation;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Derivation.Beside;
import dev.bidbook.template.Derivation.Taken;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a second template's sheets, by what has to be equal. Used by one thread. */
final class Joined {

    /** Stands for the period in the place of a column. */
    private static final int PERIOD = -1;

    private final Template beside;
    private final boolean all;
    private final List<Integer> sourceColumns = new ArrayList<>();
    private final List<Integer> besideColumns = new ArrayList<>();
    private final Map<RowKey, List<List<CellValue>>> rows = new LinkedHashMap<>();
    private final Set<RowKey> taken = new LinkedHashSet<>();

    /** The rows of these sheets, with their formulas computed. */
    Joined(Template source, Template beside, Beside how, List<SheetContent> sheets) {
        this.beside = beside;
        this.all = how.all();
        for (Taken match : how.match()) {
            sourceColumns.add(source.positionOf(match.column().text()));
            String other = match.value().text();
            besideColumns.add(other.equals("period") ? PERIOD : beside.positionOf(other));
        }
        for (SheetContent sheet : sheets) {
            CellValue period = new CellValue.Text(sheet.id().period().text());
            sheet.rows().forEach(row -> {
                List<CellValue> values = new ArrayList<>(row.values());
                values.add(period);
                rows.computeIfAbsent(key(values), none -> new ArrayList<>()).add(values);
            });
        }
    }

    private RowKey key(List<CellValue> values) {
        return RowKey.of(besideColumns.stream()
                .map(position -> values.get(position == PERIOD ? values.size() - 1 : position))
                .toList());
    }

    /** The rows that match a row of the source; the period of its sheet is each one's last value. */
    List<List<CellValue>> partners(List<CellValue> source) {
        RowKey key = RowKey.of(sourceColumns.stream().map(source::get).toList());
        taken.add(key);
        return rows.getOrDefault(key, List.of());
    }

    /** The rows that matched none, where those count. */
    List<List<CellValue>> rest() {
        List<List<CellValue>> rest = new ArrayList<>();
        if (all) {
            rows.forEach((key, values) -> {
                if (!taken.contains(key)) {
                    rest.addAll(values);
                }
            });
        }
        return rest;
    }

    /** What stands beside a row of the source that matches none. */
    List<CellValue> none() {
        return Collections.nCopies(beside.columns().size() + 1, Blank.BLANK);
    }
}
