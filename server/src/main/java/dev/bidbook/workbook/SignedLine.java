package dev.bidbook.workbook;

import java.time.Instant;

/**
 * A signature as a workbook shows it.
 *
 * @param person who signed
 * @param role the words of the role in which
 * @param rows whose rows it is under: {@code all rows}, or branches
 * @param at when
 * @param state what it is worth: {@code stands}, or {@code 3 cells changed since}
 * @param stands whether it is worth what it was
 */
public record SignedLine(String person, String role, String rows, Instant at, String state, boolean stands) {}
