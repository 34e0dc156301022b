package dev.bidbook.signoff;

/** What became of taking a signature back. */
public sealed interface WithdrawalOutcome {

    /**
     * It is withdrawn.
     *
     * @param signOff the signature with its withdrawal
     * @param repeated whether it was before; nothing is stored then
     */
    record Withdrawn(SignOff signOff, boolean repeated) implements WithdrawalOutcome {}

    /** Nothing is stored: somebody else signed. */
    record NotTheirs() implements WithdrawalOutcome {}

    /** There is no such signature. */
    record Unknown() implements WithdrawalOutcome {}
}
