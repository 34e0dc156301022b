package dev.bidbook.validation;

import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be stored as it is, or, as a warning, something a person should know. It has an address, a
 * fault and a repair.
 *
 * @param type its entry in the catalogue
 * @param place where it is
 * @param value the value at fault as it stands there, shortened, or null if there is none
 * @param rule what the column asks for, in a few words, or null
 * @param message one sentence: what is wrong
 * @param repair one sentence: what to do
 */
public record Problem(
        ProblemType type, Place place, @Nullable String value, @Nullable String rule, String message, String repair) {

    /** {@code Review!M41 (ETA): 31.02.2026 is not a date. Write a date such as 2026-03-02.} */
    @Override
    public String toString() {
        String where = place.toString();
        return (where.isEmpty() ? "" : where + ": ") + message + " " + repair;
    }
}
