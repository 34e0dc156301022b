package dev.bidbook.notice;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The table of notices. */
final class NoticeStore {

    private static final String SELECT =
            "SELECT number, program, recipient, role, subject, body, at, sent_at FROM notice";
    private static final RowMapper<StoredNotice> NOTICE = (row, context) -> {
        String sentAt = row.getString(8);
        return new StoredNotice(
                row.getInt(1),
                new Notice(row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6)),
                Instant.parse(row.getString(7)),
                sentAt == null ? null : Instant.parse(sentAt));
    };

    private final Handle handle;

    NoticeStore(Handle handle) {
        this.handle = handle;
    }

    void insert(List<Notice> notices, Instant at) {
        int number = handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM notice")
                .mapTo(Integer.class)
                .one();
        for (Notice notice : notices) {
            handle.createUpdate("INSERT INTO notice (number, program, recipient, role, subject, body, at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, ++number)
                    .bind(1, notice.program())
                    .bind(2, notice.recipient())
                    .bind(3, notice.role())
                    .bind(4, notice.subject())
                    .bind(5, notice.text())
                    .bind(6, at.toString())
                    .execute();
        }
    }

    List<StoredNotice> waiting(int most) {
        return handle.createQuery(SELECT + " WHERE sent_at IS NULL ORDER BY number LIMIT ?")
                .bind(0, most)
                .map(NOTICE)
                .list();
    }

    List<StoredNotice> of(String program, int most) {
        return handle.createQuery(SELECT + " WHERE program = ? ORDER BY number DESC LIMIT ?")
                .bind(0, program)
                .bind(1, most)
                .map(NOTICE)
                .list();
    }

    void sent(int number, Instant at) {
        handle.createUpdate("UPDATE notice SET sent_at = ? WHERE number = ? AND sent_at IS NULL")
                .bind(0, at.toString())
                .bind(1, number)
                .execute();
    }
}
