package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The append-only table of changes. */
final class ChangeStore {

    private static final String CHANGES =
            "SELECT ordinal, cell_change.revision, cell_change.submission, row_id, row_key,"
                    + " column_name, what, old_value, new_value, was_own";
    private static final RowMapper<CellChange> CHANGE = (rs, context) -> new CellChange(
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

    ChangeStore(Handle handle) {
        this.handle = handle;
    }

    /** What changed after the revision, the latest first; values that were not taken are left out. */
    List<CellChange> since(int sheet, int revision) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND revision > ? AND what <> 'LOST'"
                        + " ORDER BY ordinal DESC")
                .bind(0, sheet)
                .bind(1, revision)
                .map(CHANGE)
                .list();
    }

    /** What changed in these rows after the revision, each row's latest first; values not taken are left out. */
    List<CellChange> since(int sheet, int revision, Collection<RowKey> keys) {
        List<CellChange> changes = new ArrayList<>();
        // The plus keeps the index by revision out: a few rows' changes are fewer than all changes since.
        KeyBatches.of(
                keys,
                some -> changes.addAll(handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = :sheet"
                                + " AND row_key IN (<keys>) AND +revision > :revision AND what <> 'LOST'"
                                + " ORDER BY ordinal DESC")
                        .bind("sheet", sheet)
                        .bind("revision", revision)
                        .bindList("keys", some)
                        .map(CHANGE)
                        .list()));
        return changes;
    }

    /** Everything that a submission did, in order. */
    List<CellChange> of(String submission) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE submission = ? ORDER BY ordinal")
                .bind(0, submission)
                .map(CHANGE)
                .list();
    }

    /** The changes after this one, in order; values that were not taken are left out. */
    List<CellChange> after(int sheet, int ordinal) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND ordinal > ? AND what <> 'LOST'"
                        + " ORDER BY ordinal")
                .bind(0, sheet)
                .bind(1, ordinal)
                .map(CHANGE)
                .list();
    }

    /** The latest change of a cell, or of its row as a whole for {@link CellChange#ROW}. */
    Optional<CellChange> latest(int sheet, RowKey key, String column) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND row_key = ? AND column_name = ? AND"
                        + " what <> 'LOST' ORDER BY ordinal DESC LIMIT 1")
                .bind(0, sheet)
                .bind(1, key.text())
                .bind(2, column)
                .map(CHANGE)
                .findOne();
    }

    /** The earliest change of a cell. */
    Optional<CellChange> earliest(int sheet, RowKey key, String column) {
        return handle.createQuery(CHANGES + " FROM cell_change WHERE sheet = ? AND row_key = ? AND column_name = ? AND"
                        + " what <> 'LOST' ORDER BY ordinal LIMIT 1")
                .bind(0, sheet)
                .bind(1, key.text())
                .bind(2, column)
                .map(CHANGE)
                .findOne();
    }

    /** The entry that added a row. */
    Optional<CellChange> added(int sheet, RowKey key) {
        return earliest(sheet, key, CellChange.ROW);
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
                .findOne();
    }

    void append(int sheet, int revision, List<CellChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        int ordinal = handle.createQuery("SELECT COALESCE(MAX(ordinal), 0) FROM cell_change WHERE sheet = ?")
                .bind(0, sheet)
                .mapTo(Integer.class)
                .one();
        PreparedBatch batch = handle.prepareBatch("INSERT INTO cell_change (sheet, ordinal, revision, submission,"
                + " row_id, row_key, column_name, what, old_value, new_value, was_own)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (CellChange change : changes) {
            batch.bind(0, sheet)
                    .bind(1, ++ordinal)
                    .bind(2, revision)
                    .bind(3, change.submission())
                    .bind(4, change.rowId())
                    .bind(5, change.key().text())
                    .bind(6, change.column())
                    .bind(7, change.what().name())
                    .bind(8, PlainValues.toJson(change.oldValue()))
                    .bind(9, PlainValues.toJson(change.newValue()))
                    .bind(10, change.wasOwn() ? 1 : 0)
                    .add();
            RowStore.executeIfFull(batch);
        }
        batch.execute();
    }

    /** The entries that the filter lets through, the latest first. */
    List<HistoryEntry> history(StoredSheet sheet, HistoryFilter filter) {
        StringBuilder sql = new StringBuilder(CHANGES)
                .append(", kind, person, at FROM cell_change JOIN submission ON submission.id = cell_change.submission")
                .append(" WHERE cell_change.sheet = :sheet");
        List<String> conditions = new ArrayList<>();
        if (filter.key() != null) {
            conditions.add("row_key = :key");
        }
        if (filter.column() != null) {
            conditions.add("column_name = :column");
        }
        if (filter.person() != null) {
            conditions.add("person = :person");
        }
        if (filter.submission() != null) {
            conditions.add("cell_change.submission = :submission");
        }
        if (filter.before() != null) {
            conditions.add("ordinal < :before");
        }
        conditions.forEach(condition -> sql.append(" AND ").append(condition));
        sql.append(" ORDER BY ordinal DESC LIMIT :limit");
        Query query =
                handle.createQuery(sql.toString()).bind("sheet", sheet.number()).bind("limit", filter.limit());
        return bind(query, filter)
                .map((rs, context) -> entry(sheet.id(), rs, context))
                .list();
    }

    private static Query bind(Query query, HistoryFilter filter) {
        if (filter.key() != null) {
            query.bind("key", filter.key().text());
        }
        if (filter.column() != null) {
            query.bind("column", filter.column());
        }
        if (filter.person() != null) {
            query.bind("person", filter.person());
        }
        if (filter.submission() != null) {
            query.bind("submission", filter.submission());
        }
        if (filter.before() != null) {
            query.bind("before", filter.before());
        }
        return query;
    }

    /** One entry: the change's columns, then kind, person and time of its submission. */
    private static HistoryEntry entry(SheetId sheet, ResultSet rs, StatementContext context) throws SQLException {
        CellChange change = CHANGE.map(rs, context);
        Submission.Kind kind = Submission.Kind.valueOf(rs.getString(11));
        boolean inherited = kind == Submission.Kind.INHERITED && change.what() == What.CHANGED;
        return new HistoryEntry(
                sheet,
                change.ordinal(),
                change.revision(),
                change.submission(),
                kind,
                rs.getString(12),
                Instant.parse(rs.getString(13)),
                change.key(),
                change.column(),
                change.oldValue(),
                // The log keeps an added row's first cells beside the entry; they are no cell's value.
                change.what() == What.ADDED ? CellValue.Blank.BLANK : change.newValue(),
                inherited ? "inherited" : change.what().name().toLowerCase(Locale.ROOT));
    }
}
