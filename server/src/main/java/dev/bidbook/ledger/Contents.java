package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whole sheets, now and as they were, with values of their columns' kinds. */
final class Contents {

    private final Handle handle;
    private final Template template;

    Contents(Handle handle, Template template) {
        this.handle = handle;
        this.template = template;
    }

    SheetContent now(StoredSheet sheet) {
        List<Row> rows = new ArrayList<>();
        for (StoredRow row : new RowStore(handle).all(sheet.number())) {
            if (!row.removed) {
                rows.add(typed(row, row.cells));
            }
        }
        return new SheetContent(sheet.id(), sheet.revision(), rows);
    }

    SheetContent at(StoredSheet sheet, int revision) {
        return sheet.revision() == revision ? now(sheet) : base(sheet, revision, null, "");
    }

    SheetContent base(StoredSheet sheet, int revision, @Nullable String copy, String person) {
        Bases bases = new Bases(handle, sheet, revision, copy, person);
        List<Row> rows = new ArrayList<>();
        for (StoredRow row : new RowStore(handle).all(sheet.number())) {
            Map<String, CellValue> cells = bases.of(row.key, row);
            if (cells != null) {
                rows.add(typed(row, cells));
            }
        }
        return new SheetContent(sheet.id(), revision, rows);
    }

    private Row typed(StoredRow row, Map<String, CellValue> cells) {
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
