package dev.bidbook.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The table of audit entries. */
final class AuditStore {

    private static final String COLUMNS = "seq, at, person, act, subject, details, address, agent, previous, digest";

    private final Handle handle;

    AuditStore(Handle handle) {
        this.handle = handle;
    }

    AuditHead head() {
        return handle.createQuery("SELECT seq, digest FROM audit_entry ORDER BY seq DESC LIMIT 1")
                .map((row, context) -> new AuditHead(row.getLong(1), row.getString(2)))
                .findOne()
                .orElse(AuditHead.NONE);
    }

    Optional<AuditEntry> find(long seq) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM audit_entry WHERE seq = ?")
                .bind(0, seq)
                .map((row, context) -> entry(row))
                .findOne();
    }

    List<AuditEntry> after(long seq, int most) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?")
                .bind(0, seq)
                .bind(1, most)
                .map((row, context) -> entry(row))
                .list();
    }

    /** Hands over every entry, in their order, one at a time. */
    void each(Consumer<AuditEntry> taker) {
        try (Stream<AuditEntry> entries = handle
                .createQuery("SELECT " + COLUMNS + " FROM audit_entry ORDER BY seq")
                .map((row, context) -> entry(row))
                .stream()) {
            entries.forEach(taker);
        }
    }

    void insert(AuditEntry entry) {
        handle.createUpdate("INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, entry.seq())
                .bind(1, entry.at())
                .bind(2, entry.person())
                .bind(3, entry.act())
                .bind(4, entry.subject())
                .bind(5, entry.details())
                .bind(6, entry.address())
                .bind(7, entry.agent())
                .bind(8, entry.previous())
                .bind(9, entry.digest())
                .execute();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, 8),
                text(row, 9),
                text(row, 10));
    }

    /** A tampered entry may hold anything; it is then not the text that it was. */
    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
