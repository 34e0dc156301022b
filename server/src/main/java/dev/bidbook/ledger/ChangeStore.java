package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.sheet.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The append-only table of changes. */
final class ChangeStore {

    /** What is asked for of each change, for {@link #CHANGE}. */
    static final String CHANGES = "SELECT ordinal, cell_change.revision, cell_change.submission, row_id, row_key,"
            + " column_name, what, old_value, new_value, was_own";

    private static final Comparator<CellChange> ORDINAL = Comparator.comparingInt(CellChange::ordinal);
    static final RowMapper<CellChange> CHANGE = (rs, context) -> new CellChange(
            rs.getInt(1),
            rs.getInt(2),
            rs.getString(3),
            rs.getInt(4),
            new RowKey(rs.getString(5)),
            rs.getString(6),
            What.valueOf(rs.getString(7)),
            PlainValues.fromJson(rs.getString(8)),
            PlainValues.fromJson(rs.getString(9)),
            rs.getInt(10) != 0);

    private final Handle handle;
    private final AddedRowsStore addedRows;

    ChangeStore(Handle handle) {
        this.handle = handle;
        this.addedRows = new AddedRowsStore(handle, CHANGE);
    }

    /**
     * What changed after the revision, the latest first; values that were not taken are left out, and so are rows that
     * were added, for a row knows when that was.
     */
    List<CellChange> since(int sheet, int revision) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND revision > ?"
                        + " AND what NOT IN ('LOST', 'ADDED') ORDER BY ordinal DESC")
                .bind(0, sheet)
                .bind(1, revision)
                .map(CHANGE)
                .list();
    }

    /** The same of these rows alone, each row's latest first. */
    List<CellChange> since(int sheet, int revision, Collection<RowKey> keys) {
        List<CellChange> changes = new ArrayList<>();
        // The plus keeps the index by revision out: a few rows' changes are fewer than all changes since.
        KeyBatches.of(
                keys,
                some -> changes.addAll(handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = :sheet"
                                + " AND row_key IN (<keys>) AND +revision > :revision"
                                + " AND what NOT IN ('LOST', 'ADDED') ORDER BY ordinal DESC")
                        .bind("sheet", sheet)
                        .bind("revision", revision)
                        .bindList("keys", some)
                        .map(CHANGE)
                        .list()));
        return changes;
    }

    /** Everything that a submission did, in order. */
    List<CellChange> of(String submission) {
        return merged(
                handle.createQuery(CHANGES + " FROM cell_change WHERE submission = ? ORDER BY ordinal")
                        .bind(0, submission)
                        .map(CHANGE)
                        .list(),
                addedRows.of(submission),
                ORDINAL);
    }

    /** The changes after this one, in order; values that were not taken are left out. */
    List<CellChange> after(int sheet, int ordinal) {
        return merged(
                handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND ordinal > ? AND what <> 'LOST'"
                                + " ORDER BY ordinal")
                        .bind(0, sheet)
                        .bind(1, ordinal)
                        .map(CHANGE)
                        .list(),
                addedRows.after(sheet, ordinal),
                ORDINAL);
    }

    /** The latest change of a cell, or of its row as a whole for {@link CellChange#ROW}. */
    Optional<CellChange> latest(int sheet, RowKey key, String column) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND row_key = ? AND column_name = ? AND"
                        + " what <> 'LOST' ORDER BY ordinal DESC LIMIT 1")
                .bind(0, sheet)
                .bind(1, key.text())
                .bind(2, column)
                .map(CHANGE)
                .findOne()
                .or(() -> column.equals(CellChange.ROW) ? addedRows.of(sheet, key) : Optional.empty());
    }

    /** The earliest change of a cell; of none that stands for a row. */
    Optional<CellChange> earliest(int sheet, RowKey key, String column) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND row_key = ? AND column_name = ? AND"
                        + " what <> 'LOST' ORDER BY ordinal LIMIT 1")
                .bind(0, sheet)
                .bind(1, key.text())
                .bind(2, column)
                .map(CHANGE)
                .findOne();
    }

    /** The number of the first row that was added after the revision; that of the next row to come if none was. */
    int firstAdded(StoredSheet sheet, int revision) {
        return handle.createQuery("SELECT MIN(COALESCE((SELECT MIN(first_row) FROM rows_added WHERE sheet = :sheet"
                        + " AND revision > :revision), :next), COALESCE((SELECT MIN(row_id) FROM cell_change WHERE"
                        + " sheet = :sheet AND revision > :revision AND what = 'ADDED'), :next))")
                .bind("sheet", sheet.number())
                .bind("revision", revision)
                .bind("next", sheet.nextRow())
                .mapTo(Integer.class)
                .one();
    }

    /** The entry that added a row. */
    Optional<CellChange> added(int sheet, RowKey key) {
        return addedRows.of(sheet, key).or(() -> earliest(sheet, key, CellChange.ROW));
    }

    /** The submissions to earlier sheets that this one followed. */
    Set<String> followed(int sheet) {
        return handle.createQuery("SELECT source FROM submission WHERE sheet = ? AND kind = 'INHERITED'")
                .bind(0, sheet)
                .mapTo(String.class)
                .set();
    }

    /** The latest change of anything in a row. */
    Optional<CellChange> latestOfRow(int sheet, RowKey key) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND row_key = ? AND what <> 'LOST'"
                        + " ORDER BY ordinal DESC LIMIT 1")
                .bind(0, sheet)
                .bind(1, key.text())
                .map(CHANGE)
                .findOne()
                .or(() -> addedRows.of(sheet, key));
    }

    void append(int sheet, int revision, List<CellChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int ordinal = 1 + Math.max(lastOrdinal(sheet), addedRows.lastOrdinal(sheet));
        PreparedBatch batch = handle.prepareBatch("INSERT INTO cell_change (sheet, ordinal, revision, submission,"
                + " row_id, row_key, column_name, what, old_value, new_value, was_own)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (int i = 0; i < changes.size(); ) {
            CellChange change = changes.get(i);
            int rows = addedTogether(changes, i);
            if (rows > 0) {
                addedRows.append(sheet, change, ordinal, rows);
            } else {
                bind(batch, sheet, revision, ordinal, change).add();
                RowStore.executeIfFull(batch);
            }
            ordinal += Math.max(1, rows);
            i += Math.max(1, rows);
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private int lastOrdinal(int sheet) {
        return handle.createQuery("SELECT COALESCE(MAX(ordinal), 0) FROM cell_change WHERE sheet = ?")
                .bind(0, sheet)
                .mapTo(Integer.class)
                .one();
    }

    /** How many changes from here on do nothing but add a row, the row after the one before. */
    private static int addedTogether(List<CellChange> changes, int from) {
        int count = 0;
        while (from + count < changes.size()) {
            CellChange change = changes.get(from + count);
            boolean added = change.what() == What.ADDED && change.newValue().isBlank();
            if (!added || change.rowId() != changes.get(from).rowId() + count) {
                break;
            }
            count++;
        }
        return count;
    }

    private static PreparedBatch bind(PreparedBatch batch, int sheet, int revision, int ordinal, CellChange change) {
        return batch.bind(0, sheet)
                .bind(1, ordinal)
                .bind(2, revision)
                .bind(3, change.submission())
                .bind(4, change.rowId())
                .bind(5, change.key().text())
                .bind(6, change.column())
                .bind(7, change.what().name())
                .bind(8, PlainValues.toJson(change.oldValue()))
                .bind(9, PlainValues.toJson(change.newValue()))
                .bind(10, change.wasOwn() ? 1 : 0);
    }

    /** Both, in that order. */
    static <T> List<T> merged(List<T> entries, List<T> added, Comparator<T> order) {
        if (added.isEmpty()) {
            return entries;
        }
        List<T> merged = new ArrayList<>(entries);
        merged.addAll(added);
        merged.sort(order);
        return merged;
    }
}
