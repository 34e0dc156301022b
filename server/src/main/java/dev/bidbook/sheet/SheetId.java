package dev.bidbook.sheet;

/**
 * Which sheet: one instance of a template for a scope and a period.
 *
 * @param template the template's name
 * @param scope what the sheet is about, a program's id
 * @param period the week, month or document
 */
public record SheetId(String template, String scope, Period period) {

    /** {@code weekly-review/northline/2026-W47}. */
    @Override
    public String toString() {
        return template + "/" + scope + "/" + period;
    }
}
