package dev.bidbook.communication;

import java.time.Instant;
import java.util.List;

/**
 * That a finding was told to others.
 *
 * @param communication the latest communication that told of it
 * @param at when
 * @param by who told it
 * @param to the names of those to whom it came
 */
public record FindingTold(String communication, Instant at, String by, List<String> to) {}
