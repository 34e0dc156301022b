package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Template;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

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

    /**
     * The values of a row by the template's columns, as the ledger will give them; those of formula columns are blank. They
     * are looked up as they are asked for: of most rows few are.
     */
    public List<CellValue> values(int row) {
        return new Values(rows.get(row));
    }

    private final class Values extends AbstractList<CellValue> implements RandomAccess {
        private final StoredRow row;

        Values(StoredRow row) {
            this.row = row;
        }

        @Override
        public CellValue get(int position) {
            int place = columns.place(position);
            if (place < 0) {
                return Blank.BLANK;
            }
            CellValue value = row.cells instanceof PlacedCells cells ? cells.at(place) : row.get(columns.name(place));
            return PlainValues.asTyped(value, kinds[position]);
        }

        @Override
        public int size() {
            return kinds.length;
        }
    }
}
