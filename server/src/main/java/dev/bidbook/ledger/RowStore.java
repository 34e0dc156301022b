package dev.bidbook.ledger;

import dev.bidbook.database.ManyRows;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.result.ResultSetException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The table of rows. */
final class RowStore {

    private static final int ROWS_AT_ONCE = 1_000;

    private static final String ROWS = "SELECT row_id, row_key, document, own, touched_cells, added, touched, removed,"
            + " gone_since FROM sheet_row WHERE sheet = :sheet";
    private static final RowMapper<StoredRow> ROW = (rs, context) -> row(rs, PlainValues.document(rs.getString(3)));

    private final Handle handle;

    RowStore(Handle handle) {
        this.handle = handle;
    }

    /** All rows of the sheet in the order of their numbers, removed ones included, so that many need little memory. */
    List<StoredRow> all(int sheet, Template template, StoredColumns columns) {
        RowDecoder decoder = new RowDecoder(template, false);
        return handle.createQuery(ROWS + " ORDER BY row_id")
                .bind("sheet", sheet)
                .setFetchSize(ROWS_AT_ONCE)
                .scanResultSet((rows, context) -> {
                    ResultSet results = rows.get();
                    List<StoredRow> all = new ArrayList<>();
                    while (results.next()) {
                        all.add(row(results, decoder.cells(results.getBytes(3), columns)));
                    }
                    return all;
                });
    }

    private static StoredRow row(ResultSet result, Map<String, CellValue> cells) throws SQLException {
        StoredRow row = new StoredRow(
                result.getInt(1),
                new RowKey(result.getString(2)),
                cells,
                RowMarks.own(result.getString(4)),
                RowMarks.touched(result.getString(5)),
                result.getInt(6));
        row.touched = result.getInt(7);
        row.removed = result.getInt(8) != 0;
        row.goneSince = result.getString(9);
        return row;
    }

    /**
     * The rows of the sheet in the order of their numbers, for as long as the work takes.
     *
     * @param plain whether a row, by its key and the revision that touched it last, is as it is stored; it is left out
     *     then if it was removed
     * @param other what any other row, removed ones included, is; null leaves it out
     */
    <T> T each(
            int sheet,
            BiPredicate<RowKey, Integer> plain,
            RowDecoder decoder,
            Function<StoredRow, @Nullable Row> other,
            Function<Iterator<Row>, T> work) {
        return handle.createQuery(ROWS + " ORDER BY row_id")
                .bind("sheet", sheet)
                .setFetchSize(ROWS_AT_ONCE)
                .scanResultSet((rows, context) -> {
                    ResultSet results = rows.get();
                    return work.apply(new RewoundRows(() -> following(results, result -> {
                        RowKey key = new RowKey(result.getString(2));
                        if (!plain.test(key, result.getInt(7))) {
                            return other.apply(ROW.map(result, context));
                        }
                        boolean removed = result.getInt(8) != 0;
                        return removed ? null : new Row(result.getInt(1), key, decoder.values(result.getBytes(3)));
                    })));
                });
    }

    /** What a row of a result is, or null if it is left out. */
    private interface Reading {
        @Nullable
        Row read(ResultSet result) throws SQLException;
    }

    private static @Nullable Row following(ResultSet results, Reading reading) {
        try {
            while (results.next()) {
                Row row = reading.read(results);
                if (row != null) {
                    return row;
                }
            }
            return null;
        } catch (SQLException e) {
            throw new ResultSetException("the rows of a sheet cannot be read", e, null);
        }
    }

    /** The rows that are in the sheet, in the order of their numbers, for as long as the work takes. */
    <T> T present(StoredSheet sheet, Template template, Function<RowStream, T> work) {
        return handle.createQuery("SELECT row_id, row_key, document FROM sheet_row WHERE sheet = :sheet AND removed = 0"
                        + " ORDER BY row_id")
                .bind("sheet", sheet.number())
                .setFetchSize(ROWS_AT_ONCE)
                .scanResultSet((rows, context) -> {
                    ResultSet results = rows.get();
                    return work.apply(new RowStream(template, sheet.revision(), most -> batch(results, most)));
                });
    }

    private static @Nullable RowBatch batch(ResultSet rows, int most) {
        try {
            if (!rows.next()) {
                return null;
            }
            RowBatch batch = new RowBatch(most);
            do {
                batch.add(rows.getInt(1), rows.getBytes(2), rows.getBytes(3));
            } while (batch.size() < most && rows.next());
            return batch;
        } catch (SQLException e) {
            throw new ResultSetException("the rows of a sheet cannot be read", e, null);
        }
    }

    /**
     * The rows touched after the revision in the order of their numbers, removed ones included.
     *
     * @param firstAdded the number of the first row that was added after the revision
     */
    List<StoredRow> touchedAfter(int sheet, int revision, int firstAdded) {
        // Each half has an index of its own, the first one over rows that were touched after they were added.
        return handle.createQuery(ROWS + " AND touched > :revision AND touched > added UNION ALL " + ROWS
                        + " AND row_id >= :first AND touched <= added ORDER BY row_id")
                .bind("sheet", sheet)
                .bind("revision", revision)
                .bind("first", firstAdded)
                .map(ROW)
                .list();
    }

    /** How many rows were touched after the revision, removed ones included. */
    int countTouchedAfter(int sheet, int revision, int firstAdded) {
        // Each half by its own index, as above.
        return handle.createQuery(
                        "SELECT (SELECT COUNT(*) FROM sheet_row WHERE sheet = :sheet AND touched > :revision AND"
                                + " touched > added) + (SELECT COUNT(*) FROM sheet_row WHERE sheet = :sheet AND row_id >= :first"
                                + " AND touched <= added)")
                .bind("sheet", sheet)
                .bind("revision", revision)
                .bind("first", firstAdded)
                .mapTo(Integer.class)
                .one();
    }

    /** The rows of these keys, as far as there are any, removed ones included. */
    Map<RowKey, StoredRow> byKey(int sheet, Collection<RowKey> keys) {
        Map<RowKey, StoredRow> found = new HashMap<>();
        KeyBatches.of(keys, some -> handle.createQuery(ROWS + " AND row_key IN (<keys>)")
                .bind("sheet", sheet)
                .bindList("keys", some)
                .map(ROW)
                .forEach(row -> found.put(row.key, row)));
        return found;
    }

    /**
     * Inserts the rows that this revision adds.
     *
     * @param workers who may help to write many rows out
     */
    void insert(int sheet, int revision, Collection<StoredRow> rows, Executor workers) {
        List<StoredRow> plain = new ArrayList<>(rows);
        plain.removeIf(row -> !isPlain(row, revision));
        insertPlain(sheet, revision, plain, workers);
        List<StoredRow> others =
                rows.stream().filter(row -> !isPlain(row, revision)).toList();
        if (others.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO sheet_row (document, own, touched_cells, touched,"
                + " removed, gone_since, sheet, row_id, row_key, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (StoredRow row : others) {
            bind(batch, sheet, row).bind(8, row.key.text()).bind(9, row.added).add();
            executeIfFull(batch);
        }
        batch.execute();
    }

    /** Whether the row is as reports bring them: in the report, with nothing in it that is anybody's own. */
    private static boolean isPlain(StoredRow row, int revision) {
        return row.own().isEmpty()
                && row.touchedCells().isEmpty()
                && row.added == revision
                && row.touched == revision
                && row.goneSince == null
                && !row.removed;
    }

    /** Reports bring rows by the hundred thousand: what is the same in all of them is not bound for each. */
    private void insertPlain(int sheet, int revision, List<StoredRow> rows, Executor workers) {
        if (rows.isEmpty()) {
            return;
        }
        Documents documents = new Documents(rows, workers);
        try (ManyRows inserted = new ManyRows(
                handle.getConnection(),
                "INSERT INTO sheet_row (sheet, row_id, row_key, document, added, touched, own, touched_cells, removed) VALUES",
                "(" + sheet + ", ?, ?, ?, " + revision + ", " + revision + ", '{}', '{}', 0)")) {
            for (StoredRow row : rows) {
                inserted.add(row.id).add(row.key.text()).add(documents.next()).end();
            }
            inserted.finish();
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    void update(int sheet, Collection<StoredRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("UPDATE sheet_row SET document = ?, own = ?, touched_cells = ?,"
                + " touched = ?, removed = ?, gone_since = ? WHERE sheet = ? AND row_id = ?");
        for (StoredRow row : rows) {
            bind(batch, sheet, row).add();
            executeIfFull(batch);
        }
        batch.execute();
    }

    /** A batch keeps what is bound in memory, so that a large one goes in parts. */
    static void executeIfFull(PreparedBatch batch) {
        if (batch.size() >= ROWS_AT_ONCE) {
            batch.execute();
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, int sheet, StoredRow row) {
        return batch.bind(0, PlainValues.document(row.cells))
                .bind(1, RowMarks.text(row.own()))
                .bind(2, RowMarks.text(row.touchedCells()))
                .bind(3, row.touched)
                .bind(4, row.removed ? 1 : 0)
                .bind(5, row.goneSince)
                .bind(6, sheet)
                .bind(7, row.id);
    }
}
