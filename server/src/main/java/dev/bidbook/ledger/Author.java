package dev.bidbook.ledger;

import java.time.Instant;

/**
 * Who wrote a value.
 *
 * @param person the person
 * @param at when
 */
public record Author(String person, Instant at) {}
