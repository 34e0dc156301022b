package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.SheetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The changes as people read them: filtered, with who made them and when. */
final class HistoryStore {

    private final Handle handle;

    HistoryStore(Handle handle) {
        this.handle = handle;
    }

    /** The entries that the filter lets through, the latest first. */
    List<HistoryEntry> history(StoredSheet sheet, HistoryFilter filter) {
        StringBuilder sql = new StringBuilder(ChangeStore.CHANGES)
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
        RowMapper<HistoryEntry> mapper = (rs, context) -> entry(sheet.id(), rs, context);
        List<HistoryEntry> entries = ChangeStore.merged(
                bind(query, filter, true).map(mapper).list(),
                new AddedRowsStore(handle, ChangeStore.CHANGE).history(sheet, filter, mapper),
                Comparator.comparingInt(HistoryEntry::ordinal).reversed());
        return entries.subList(0, Math.min(entries.size(), filter.limit()));
    }

    /** Binds what the filter has; the column only where it is asked for. */
    static Query bind(Query query, HistoryFilter filter, boolean withColumn) {
        if (filter.key() != null) {
            query.bind("key", filter.key().text());
        }
        if (withColumn && filter.column() != null) {
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
        CellChange change = ChangeStore.CHANGE.map(rs, context);
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
