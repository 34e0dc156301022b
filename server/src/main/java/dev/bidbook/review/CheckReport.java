package dev.bidbook.review;

import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.validation.Problem;
import java.util.List;

/**
 * What would become of a submission.
 *
 * @param problems what stops it
 * @param warnings what a person should know and what stops nothing
 * @param conflicts the cells that two people changed
 * @param changed how many cells it would change
 */
public record CheckReport(List<Problem> problems, List<Problem> warnings, List<Conflict> conflicts, int changed) {}
