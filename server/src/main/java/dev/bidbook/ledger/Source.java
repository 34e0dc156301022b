package dev.bidbook.ledger;

/**
 * What a row inherits from: the row of its key in the nearest earlier sheet that has it.
 *
 * @param row that row
 * @param direct whether there is no sheet between the two that lacks the row
 */
record Source(StoredRow row, boolean direct) {}
