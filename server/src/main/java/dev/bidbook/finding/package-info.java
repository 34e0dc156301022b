/**
 * What the rules say of the rows of sheets, kept over the weeks: findings that open, age, are answered and close, and the
 * completion of a week. Findings follow from what the ledger holds and from nothing else.
 */
@NullMarked
package dev.bidbook.finding;

import org.jspecify.annotations.NullMarked;
