package dev.bidbook.formula;

/**
 * Which rules of a template hold on a row, and which of those are answered. Rules are counted as in the template, from
 * 0; a template has no more of them than fit.
 *
 * @param holding a bit for each rule that holds, the first rule's the lowest
 * @param answered a bit for each rule that holds and is answered
 */
public record RowVerdict(long holding, long answered) {

    /** No rule holds. */
    public static final RowVerdict QUIET = new RowVerdict(0, 0);

    /** Whether the rule holds. */
    public boolean holds(int rule) {
        return (holding >>> rule & 1) != 0;
    }

    /** Whether the rule holds and what it asks for is answered. */
    public boolean isAnswered(int rule) {
        return (answered >>> rule & 1) != 0;
    }

    /** Whether the rule holds and waits for an answer. */
    public boolean isOpen(int rule) {
        return (holding >>> rule & ~(answered >>> rule) & 1) != 0;
    }
}
