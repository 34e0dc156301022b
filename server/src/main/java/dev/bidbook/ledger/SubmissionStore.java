package dev.bidbook.ledger;

import dev.bidbook.ledger.Submission.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The table of submissions. */
final class SubmissionStore {

    /** How long a retry key is remembered. */
    static final Duration RETRY_KEPT = Duration.ofDays(30);

    private static final String STORED = "SELECT id, sheet, revision, kind, person, at, changed, unchanged, source,"
            + " digest, answer, undone_by FROM submission ";
    private static final RowMapper<Stored> ROW = (rs, context) -> new Stored(
            rs.getString(1),
            rs.getInt(2),
            rs.getInt(3),
            Submission.Kind.valueOf(rs.getString(4)),
            rs.getString(5),
            Instant.parse(rs.getString(6)),
            rs.getInt(7),
            rs.getInt(8),
            rs.getString(9),
            rs.getString(10),
            rs.getString(11),
            rs.getString(12));

    private final Handle handle;

    SubmissionStore(Handle handle) {
        this.handle = handle;
    }

    /**
     * A submission as stored.
     *
     * @param source the submission that an inheritance follows or an undo takes back, or null
     * @param answer the stored answer as JSON, or null
     * @param undoneBy the submission that undid it, or null
     */
    record Stored(
            String id,
            int sheet,
            int revision,
            Submission.Kind kind,
            String person,
            Instant at,
            int changed,
            int unchanged,
            @Nullable String source,
            @Nullable String digest,
            @Nullable String answer,
            @Nullable String undoneBy) {}

    /** What is stored of a new submission beside its changes. */
    record Fresh(
            Submission.Kind kind,
            String person,
            Instant at,
            @Nullable String copy,
            @Nullable Integer base,
            int unchanged,
            @Nullable String source,
            @Nullable Retry retry,
            @Nullable String answer) {}

    Optional<Stored> find(String id) {
        return handle.createQuery(STORED + "WHERE id = ?").bind(0, id).map(ROW).findOne();
    }

    /** The revisions after this one, the latest first. */
    List<RevisionEntry> revisionsAfter(int sheet, int revision, int most) {
        // A submission that changed nothing has the revision that it found; the first of a revision made it.
        return handle.createQuery(
                        "SELECT revision, kind, person, at, changed FROM submission AS made WHERE sheet = ? AND"
                                + " revision > ? AND NOT EXISTS (SELECT 1 FROM submission WHERE sheet = made.sheet AND"
                                + " revision = made.revision AND (at < made.at OR (at = made.at AND changed > made.changed)))"
                                + " ORDER BY revision DESC LIMIT ?")
                .bind(0, sheet)
                .bind(1, revision)
                .bind(2, most)
                .map((rs, context) -> new RevisionEntry(
                        rs.getInt(1),
                        Submission.Kind.valueOf(rs.getString(2)),
                        rs.getString(3),
                        Instant.parse(rs.getString(4)),
                        rs.getInt(5)))
                .list();
    }

    /** The accepted submission that came with this retry key within the last days. */
    Optional<Stored> withRetryKey(int sheet, String person, String retryKey, Instant now) {
        return handle.createQuery(STORED + "WHERE sheet = ? AND person = ? AND retry_key = ? AND at > ?"
                        + " ORDER BY at DESC LIMIT 1")
                .bind(0, sheet)
                .bind(1, person)
                .bind(2, retryKey)
                .bind(3, now.minus(RETRY_KEPT).toString())
                .map(ROW)
                .findOne();
    }

    /** The revision of the latest import that is in force. */
    Optional<Integer> lastImport(int sheet) {
        return handle.createQuery("SELECT revision FROM submission WHERE sheet = ? AND kind = ? AND undone_by IS NULL"
                        + " ORDER BY revision DESC LIMIT 1")
                .bind(0, sheet)
                .bind(1, Submission.Kind.REPORT.name())
                .mapTo(Integer.class)
                .findOne();
    }

    /** What a submission filled in other sheets. */
    List<Stored> filledBy(String submission) {
        return handle.createQuery(STORED + "WHERE source = ? AND kind = 'FILLED' ORDER BY id")
                .bind(0, submission)
                .map(ROW)
                .list();
    }

    /** Forgets the retry keys that are not answered any more. */
    void forgetOldRetryKeys(Instant now) {
        handle.createUpdate("UPDATE submission SET retry_key = NULL, digest = NULL, answer = NULL"
                        + " WHERE retry_key IS NOT NULL AND at <= ?")
                .bind(0, now.minus(RETRY_KEPT).toString())
                .execute();
    }

    void insert(NextRevision next, Fresh fresh) {
        Retry retry = fresh.retry();
        handle.createUpdate("INSERT INTO submission (id, sheet, revision, kind, person, at, copy, base_revision,"
                        + " changed, unchanged, source, retry_key, digest, answer)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, next.submission())
                .bind(1, next.sheet().number())
                .bind(2, next.revision())
                .bind(3, fresh.kind().name())
                .bind(4, fresh.person())
                .bind(5, fresh.at().toString())
                .bind(6, fresh.copy())
                .bind(7, fresh.base())
                .bind(8, next.changedCells())
                .bind(9, fresh.unchanged())
                .bind(10, fresh.source())
                .bind(11, retry == null ? null : retry.key())
                .bind(12, retry == null ? null : retry.digest())
                .bind(13, fresh.answer())
                .execute();
    }

    /** Marks a submission as undone by another, or with null as in force again. */
    void undone(String id, @Nullable String by) {
        handle.createUpdate("UPDATE submission SET undone_by = ? WHERE id = ?")
                .bind(0, by)
                .bind(1, id)
                .execute();
    }
}
