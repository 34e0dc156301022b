package dev.bidbook.ledger;

import dev.bidbook.sheet.RowKey;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * The table of rows that were added one after another: a part of the change log that says in one line what would be an
 * entry for each row. A report brings them by the hundred thousand, and all that an entry would say stands in the row.
 */
final class AddedRowsStore {

    /** The columns of the log's entries, in the order of {@link ChangeStore}. */
    private static final String ENTRY = "SELECT first_ordinal + row_id - first_row, rows_added.revision,"
            + " rows_added.submission, row_id, row_key, '" + CellChange.ROW + "', 'ADDED', NULL, NULL, 0";

    /** Not the other way around: there are few lines, and each knows its rows by their numbers. */
    private static final String ROWS = " FROM rows_added CROSS JOIN sheet_row ON sheet_row.sheet = rows_added.sheet"
            + " AND row_id BETWEEN first_row AND last_row";

    private final Handle handle;
    private final RowMapper<CellChange> mapper;

    /** The mapper makes changes of the columns of {@link ChangeStore}. */
    AddedRowsStore(Handle handle, RowMapper<CellChange> mapper) {
        this.handle = handle;
        this.mapper = mapper;
    }

    /** The highest ordinal of the sheet in this table, 0 if there is none. */
    int lastOrdinal(int sheet) {
        return handle.createQuery("SELECT COALESCE(MAX(last_ordinal), 0) FROM rows_added WHERE sheet = ?")
                .bind(0, sheet)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Adds rows that follow each other.
     *
     * @param first the entry of the first one
     * @param ordinal its ordinal
     * @param count how many
     */
    void append(int sheet, CellChange first, int ordinal, int count) {
        handle.createUpdate("INSERT INTO rows_added (sheet, first_ordinal, last_ordinal, first_row, last_row, revision,"
                        + " submission) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, sheet)
                .bind(1, ordinal)
                .bind(2, ordinal + count - 1)
                .bind(3, first.rowId())
                .bind(4, first.rowId() + count - 1)
                .bind(5, first.revision())
                .bind(6, first.submission())
                .execute();
    }

    /** The entries of a submission, in order. */
    List<CellChange> of(String submission) {
        return handle.createQuery(
                        ENTRY + ROWS + " WHERE rows_added.submission = ? ORDER BY rows_added.first_ordinal, row_id")
                .bind(0, submission)
                .map(mapper)
                .list();
    }

    /** The entries of a sheet after this ordinal, in order. */
    List<CellChange> after(int sheet, int ordinal) {
        return handle.createQuery(ENTRY + ROWS + " WHERE rows_added.sheet = :sheet AND last_ordinal > :ordinal"
                        + " AND first_ordinal + row_id - first_row > :ordinal ORDER BY first_ordinal, row_id")
                .bind("sheet", sheet)
                .bind("ordinal", ordinal)
                .map(mapper)
                .list();
    }

    /** The entry that added the row, if it is in this table. */
    Optional<CellChange> of(int sheet, RowKey key) {
        return handle.createQuery(ENTRY + " FROM sheet_row CROSS JOIN rows_added ON rows_added.sheet = sheet_row.sheet"
                        + " AND row_id BETWEEN first_row AND last_row WHERE sheet_row.sheet = ? AND row_key = ?")
                .bind(0, sheet)
                .bind(1, key.text())
                .map(mapper)
                .findOne();
    }

    /** The entries that the filter lets through, the latest first, with kind, person and time of their submission. */
    List<HistoryEntry> history(StoredSheet sheet, HistoryFilter filter, RowMapper<HistoryEntry> entries) {
        String column = filter.column();
        if (column != null && !column.equals(CellChange.ROW)) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(ENTRY)
                .append(", kind, person, at")
                .append(ROWS)
                .append(" JOIN submission ON submission.id = rows_added.submission WHERE rows_added.sheet = :sheet");
        sql.append(filter.key() == null ? "" : " AND row_key = :key");
        sql.append(filter.person() == null ? "" : " AND person = :person");
        sql.append(filter.submission() == null ? "" : " AND rows_added.submission = :submission");
        sql.append(filter.before() == null ? "" : " AND first_ordinal + row_id - first_row < :before");
        sql.append(" ORDER BY first_ordinal DESC, row_id DESC LIMIT :limit");
        Query query =
                handle.createQuery(sql.toString()).bind("sheet", sheet.number()).bind("limit", filter.limit());
        return HistoryStore.bind(query, filter, false).map(entries).list();
    }
}
