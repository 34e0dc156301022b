package dev.bidbook.ledger;

import java.time.Instant;

/**
 * What made a revision of a sheet.
 *
 * @param revision the revision
 * @param kind how it came
 * @param person by whom
 * @param at when
 * @param changed how many cells it changed
 */
public record RevisionEntry(int revision, Submission.Kind kind, String person, Instant at, int changed) {}
