package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The tables of copies and of what they last said. */
final class CopyStore {

    private static final String STATEMENTS = "SELECT row_key, column_name, value FROM copy_statement"
            + " WHERE sheet = :sheet AND copy = :copy AND person = :person AND revision > :revision";

    private final Handle handle;

    CopyStore(Handle handle) {
        this.handle = handle;
    }

    void insert(Copy copy) {
        handle.createUpdate("INSERT INTO sheet_copy (id, template, scope, period, revision, person, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .bind(0, copy.id())
                .bind(1, copy.sheet().template())
                .bind(2, copy.sheet().scope())
                .bind(3, copy.sheet().period().text())
                .bind(4, copy.revision())
                .bind(5, copy.person())
                .bind(6, copy.at().toString())
                .execute();
    }

    Optional<Copy> find(String id) {
        return handle.createQuery("SELECT template, scope, period, revision, person, at FROM sheet_copy WHERE id = ?")
                .bind(0, id)
                .map((rs, context) -> new Copy(
                        id,
                        new SheetId(rs.getString(1), rs.getString(2), SheetStore.period(rs.getString(3))),
                        rs.getInt(4),
                        rs.getString(5),
                        Instant.parse(rs.getString(6))))
                .findOne();
    }

    /** What the copy, in this person's hands, said after the revision, by row and column; null keys are all rows. */
    Map<RowKey, Map<String, CellValue>> statements(
            int sheet, String copy, String person, int revision, @Nullable Collection<RowKey> keys) {
        Map<RowKey, Map<String, CellValue>> statements = new HashMap<>();
        if (keys == null) {
            gather(handle.createQuery(STATEMENTS), sheet, copy, person, revision, statements);
        } else {
            KeyBatches.of(
                    keys,
                    some -> gather(
                            handle.createQuery(STATEMENTS + " AND row_key IN (<keys>)")
                                    .bindList("keys", some),
                            sheet,
                            copy,
                            person,
                            revision,
                            statements));
        }
        return statements;
    }

    private static void gather(
            Query query,
            int sheet,
            String copy,
            String person,
            int revision,
            Map<RowKey, Map<String, CellValue>> statements) {
        query.bind("sheet", sheet)
                .bind("copy", copy)
                .bind("person", person)
                .bind("revision", revision)
                .map((rs, context) -> statements
                        .computeIfAbsent(new RowKey(rs.getString(1)), key -> new LinkedHashMap<>())
                        .put(rs.getString(2), PlainValues.fromJson(rs.getString(3))))
                .forEach(before -> {});
    }

    /** Keeps what the copy said, in place of what it said of the same cells before. */
    void state(int sheet, String copy, String person, int revision, Map<RowKey, Map<String, CellValue>> statements) {
        if (statements.isEmpty()) {
            return;
        }
        forgetRowsThatCameOrWent(sheet, copy, person, statements);
        PreparedBatch batch = handle.prepareBatch("INSERT INTO copy_statement (sheet, copy, person, row_key,"
                + " column_name, value, revision) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sheet, copy, person,"
                + " row_key, column_name) DO UPDATE SET value = excluded.value, revision = excluded.revision");
        statements.forEach((key, cells) -> cells.forEach((column, value) -> batch.bind(0, sheet)
                .bind(1, copy)
                .bind(2, person)
                .bind(3, key.text())
                .bind(4, column)
                .bind(5, PlainValues.toJson(value))
                .bind(6, revision)
                .add()));
        batch.execute();
    }

    /** What was said of a row's cells before the row came or went says nothing of the row that is there now. */
    private void forgetRowsThatCameOrWent(
            int sheet, String copy, String person, Map<RowKey, Map<String, CellValue>> statements) {
        PreparedBatch batch = handle.prepareBatch(
                "DELETE FROM copy_statement WHERE sheet = ? AND copy = ? AND person = ? AND row_key = ?");
        statements.forEach((key, cells) -> {
            if (cells.containsKey(CellChange.ROW)) {
                batch.bind(0, sheet)
                        .bind(1, copy)
                        .bind(2, person)
                        .bind(3, key.text())
                        .add();
            }
        });
        batch.execute();
    }
}
