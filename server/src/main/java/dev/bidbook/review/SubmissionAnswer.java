package dev.bidbook.review;

import dev.bidbook.ledger.Outcome;
import dev.bidbook.validation.Problem;
import java.util.List;

/**
 * What became of what a client submitted.
 *
 * @param outcome what the ledger made of it
 * @param warnings what a person should know and what stopped nothing
 */
public record SubmissionAnswer(Outcome outcome, List<Problem> warnings) {}
