package dev.bidbook;

import dev.bidbook.audit.AuditEvent;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.finding.Completions;
import dev.bidbook.ledger.SheetRevision;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Records in the audit trail what rooms do that know nothing of it. */
record Recording(AuditTrail trail) {

    static Recording of(AuditTrail trail) {
        return new Recording(trail);
    }

    /** A submission of a person; what only follows from others is nobody's act. */
    void revision(Handle handle, SheetRevision revision) {
        switch (revision.kind()) {
            case INHERITED, DERIVED -> {}
            case REPORT, WORKBOOK, ROWS, UNDO, FILLED -> {
                String kind = revision.kind().name().toLowerCase(Locale.ROOT);
                trail.record(
                        handle,
                        new AuditEvent(
                                revision.person(),
                                "submission-" + kind,
                                revision.sheet().toString(),
                                Map.of(
                                        "revision", Integer.toString(revision.revision()),
                                        "submission", revision.submission())));
            }
        }
    }

    void completed(Handle handle, Completions.Completed completed) {
        trail.record(
                handle,
                new AuditEvent(
                        completed.completion().person(),
                        "sheet-completed",
                        completed.sheet().toString(),
                        Map.of(
                                "revision",
                                Integer.toString(completed.completion().revision()))));
    }
}
