package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.validation.Problem;
import java.time.Instant;
import java.util.List;

/** What became of a submission. */
public sealed interface Outcome {

    /**
     * It is stored, durably.
     *
     * @param submission its id; where nothing changed, still an id, but no new revision
     * @param revision the sheet's revision now
     * @param changed how many cells changed
     * @param unchanged how many cells were sent that changed nothing
     * @param replayed whether this is the answer to an earlier request with the same retry key
     */
    record Accepted(String submission, int revision, int changed, int unchanged, boolean replayed) implements Outcome {}

    /**
     * Nothing is stored: cells were changed by two people.
     *
     * @param revision the sheet's revision now
     * @param conflicts every cell in conflict
     */
    record Conflicted(int revision, List<Conflict> conflicts) implements Outcome {}

    /**
     * Nothing is stored.
     *
     * @param problems every reason
     */
    record Refused(List<Problem> problems) implements Outcome {}

    /** Nothing is stored: the retry key came before with another request. */
    record RetryKeyReused() implements Outcome {}

    /**
     * A cell changed by two people, from the same base, to different values.
     *
     * @param key the row
     * @param column the column; {@code (row)} where one deleted the row that the other changed
     * @param base what both started from
     * @param mine what was submitted now
     * @param theirs what is stored
     * @param by who wrote what is stored
     * @param at when
     */
    record Conflict(
            RowKey key, String column, CellValue base, CellValue mine, CellValue theirs, String by, Instant at) {}
}
