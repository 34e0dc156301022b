package dev.bidbook.finding;

import java.util.List;

/** What became of closing a sheet. */
public sealed interface CompletionOutcome {

    /**
     * It is closed at its present revision.
     *
     * @param completion who closed it when; the first who did, if it was closed at this revision before
     * @param repeated whether it was closed at this revision before
     */
    record Closed(Completion completion, boolean repeated) implements CompletionOutcome {}

    /**
     * Some findings wait for answers; nothing is stored.
     *
     * @param revision the sheet's revision
     * @param count how many findings wait
     * @param waiting which, with what is missing; at most as many as were asked for
     */
    record Waiting(int revision, int count, List<FindingDetails> waiting) implements CompletionOutcome {}

    /** There is no such sheet yet. */
    record NoSheet() implements CompletionOutcome {}
}
