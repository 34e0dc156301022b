package dev.bidbook.finding;

import dev.bidbook.ledger.RevisionEntry;
import java.time.Instant;
import java.util.List;

/**
 * That somebody closed a sheet, with every finding of it answered.
 *
 * @param person who
 * @param at when
 * @param revision at which revision of the sheet
 * @param since the revisions that the sheet has had since and that reopened it, the latest first; perhaps only the
 *     latest of them. Empty while it is closed
 */
public record Completion(String person, Instant at, int revision, List<RevisionEntry> since) {

    /** Whether the sheet was changed since, so that it is open again. */
    public boolean reopened() {
        return !since.isEmpty();
    }
}
