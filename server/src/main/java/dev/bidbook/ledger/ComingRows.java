package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Template;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a sheet as a revision that is being stored has them. They do not change any more, and any thread may read
 * them; whether the revision comes is not said yet.
 */
public final class ComingRows {

    private final SheetId sheet;
    private final int revision;
    private final int touched;
    private final List<StoredRow> rows;
    private final StoredColumns columns;
    private final ColumnKind[] kinds;

    /**
     * The rows.
     *
     * @param touched how many of them the revision adds or changes
     * @param rows those that are in the sheet, in the order of their numbers
     */
    ComingRows(Template template, SheetId sheet, int revision, int touched, List<StoredRow> rows) {
        this.sheet = sheet;
        this.revision = revision;
        this.touched = touched;
        this.rows = rows;
        this.columns = new StoredColumns(template);
        this.kinds = template.columns().stream().map(Column::kind).toArray(ColumnKind[]::new);
    }

    /** The sheet. */
    public SheetId sheet() {
        return sheet;
    }

    /** The revision. */
    public int revision() {
        return revision;
    }

    /** How many rows the revision adds or changes. */
    public int touched() {
        return touched;
    }

    /** How many rows the sheet has. */
    public int size() {
        return rows.size();
    }

    /** The key of a row, counted from 0. */
    public RowKey key(int row) {
        return rows.get(row).key;
    }

    /** The values of a row by the template's columns, as the ledger will give them; those of formula columns are blank. */
    public List<CellValue> values(int row) {
        StoredRow stored = rows.get(row);
        CellValue[] values = new CellValue[kinds.length];
        for (int position = 0; position < values.length; position++) {
            int place = columns.place(position);
            values[position] = place < 0 ? Blank.BLANK : value(stored, place, kinds[position]);
        }
        return Arrays.asList(values);
    }

    private CellValue value(StoredRow row, int place, ColumnKind kind) {
        CellValue value = row.cells instanceof PlacedCells cells ? cells.at(place) : row.get(columns.name(place));
        return PlainValues.asTyped(value, kind);
    }
}
