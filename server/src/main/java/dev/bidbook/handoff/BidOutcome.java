package dev.bidbook.handoff;

/** What became of saying how far a demand bid is. */
public sealed interface BidOutcome {

    /**
     * It is stored.
     *
     * @param bid the bid as it is now
     */
    record Stored(DemandBid bid) implements BidOutcome {}

    /** Nothing is stored: there is no such bid in the program. */
    record Unknown() implements BidOutcome {}

    /** Nothing is stored: there is no such state. */
    record UnknownState() implements BidOutcome {}

    /** Nothing is stored: the bid is in that state already. */
    record SameState() implements BidOutcome {}

    /** Nothing is stored: to bring a bid back to an earlier state, why has to be said. */
    record ReasonMissing() implements BidOutcome {}
}
