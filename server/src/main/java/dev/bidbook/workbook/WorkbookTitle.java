package dev.bidbook.workbook;

import java.time.Instant;

/**
 * What a workbook says of itself to people.
 *
 * @param program the program's name, such as {@code Northline 2026 brake and filter award}
 * @param customer the customer's name, perhaps empty
 * @param period the period as people read it, such as {@code 2026-W47}
 * @param person who it was made for
 * @param madeAt when it was made
 */
public record WorkbookTitle(String program, String customer, String period, String person, Instant madeAt) {}
