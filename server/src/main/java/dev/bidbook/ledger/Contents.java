package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whole sheets or some of their rows, now and as they were, with values of their columns' kinds. */
final class Contents {

    private static final int ROWS_AT_ONCE = 256;

    private final Handle handle;
    private final Template template;

    Contents(Handle handle, Template template) {
        this.handle = handle;
        this.template = template;
    }

    SheetContent now(StoredSheet sheet) {
        return new RowStore(handle).present(sheet, template, stream -> {
            RowDecoder decoder = stream.decoder();
            List<Row> rows = new ArrayList<>();
            for (RowBatch batch = stream.next(ROWS_AT_ONCE); batch != null; batch = stream.next(ROWS_AT_ONCE)) {
                rows.addAll(batch.rows(decoder));
            }
            return new SheetContent(sheet.id(), sheet.revision(), rows);
        });
    }

    SheetContent at(StoredSheet sheet, int revision) {
        return sheet.revision() == revision ? now(sheet) : base(sheet, revision, null, "");
    }

    SheetContent base(StoredSheet sheet, int revision, @Nullable String copy, String person) {
        return base(sheet, revision, copy, person, base -> {
            List<Row> rows = new ArrayList<>();
            base.forEachRemaining(rows::add);
            return new SheetContent(sheet.id(), revision, rows);
        });
    }

    <T> T base(StoredSheet sheet, int revision, @Nullable String copy, String person, Function<Iterator<Row>, T> work) {
        Bases bases = new Bases(handle, sheet, revision, copy, person, null);
        RowStore store = new RowStore(handle);
        if (bases.areToday()) {
            return store.present(sheet, template, stream -> work.apply(new StreamedRows(stream)));
        }
        RowDecoder decoder = new RowDecoder(template);
        return store.each(
                sheet.number(),
                // What nobody touched since is what it was; that is most rows, and cheap.
                (key, touched) -> touched <= revision && !bases.hasSaid(key),
                decoder,
                row -> {
                    Map<String, CellValue> cells = bases.of(row.key, row);
                    return cells == null ? null : typed(row, cells);
                },
                work);
    }

    Map<RowKey, Row> rows(StoredSheet sheet, int revision, Set<RowKey> keys) {
        Bases bases = new Bases(handle, sheet, revision, null, "", keys);
        Map<RowKey, Row> rows = new HashMap<>();
        typed(bases, new RowStore(handle).byKey(sheet.number(), keys).values())
                .forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    SheetChanges since(StoredSheet sheet, int revision) {
        List<Row> rows = new ArrayList<>();
        List<RowKey> removed = new ArrayList<>();
        int firstAdded = new ChangeStore(handle).firstAdded(sheet, revision);
        for (StoredRow row : new RowStore(handle).touchedAfter(sheet.number(), revision, firstAdded)) {
            if (!row.removed) {
                rows.add(typed(row, row.cells));
            } else if (row.added <= revision) {
                removed.add(row.key);
            }
        }
        removed.sort(null);
        return new SheetChanges(sheet.id(), revision, sheet.revision(), rows, removed);
    }

    private List<Row> typed(Bases bases, Collection<StoredRow> stored) {
        List<Row> rows = new ArrayList<>(stored.size());
        for (StoredRow row : stored) {
            Map<String, CellValue> cells = bases.of(row.key, row);
            if (cells != null) {
                rows.add(typed(row, cells));
            }
        }
        return rows;
    }

    /** The row with these plain cells, as values of its columns' kinds. */
    Row typed(StoredRow row, Map<String, CellValue> cells) {
        List<CellValue> values = new ArrayList<>(template.columns().size());
        for (Column column : template.columns()) {
            values.add(
                    column.origin() == Origin.FORMULA
                            ? Blank.BLANK
                            : PlainValues.typed(cells.getOrDefault(column.name(), Blank.BLANK), column.kind()));
        }
        return new Row(row.id, row.key, values);
    }
}
