package dev.bidbook.workbook;

import java.time.Instant;
import java.util.List;

/**
 * What a workbook says of itself to people.
 *
 * @param program the program's name, such as {@code Northline 2026 brake and filter award}
 * @param customer the customer's name, perhaps empty
 * @param period the period as people read it, such as {@code 2026-W47}
 * @param person who it was made for
 * @param madeAt when it was made
 * @param signatures who signed what it holds, the latest first; perhaps empty
 */
public record WorkbookTitle(
        String program, String customer, String period, String person, Instant madeAt, List<SignedLine> signatures) {

    /** Of a sheet that nobody signed. */
    public WorkbookTitle(String program, String customer, String period, String person, Instant madeAt) {
        this(program, customer, period, person, madeAt, List.of());
    }
}
