package dev.bidbook.signoff;

/** What became of signing. */
public sealed interface SigningOutcome {

    /**
     * It is signed.
     *
     * @param signOff the signature
     * @param repeated whether this person's signature stood under the same content before; nothing is stored then
     */
    record Signed(SignOff signOff, boolean repeated) implements SigningOutcome {}

    /**
     * Nothing is signed: what was seen is not what is stored.
     *
     * @param revision the sheet's revision
     * @param since what is other now
     */
    record ChangedSince(int revision, SignedChanges since) implements SigningOutcome {}

    /**
     * Nothing is signed: the sheet has no such revision yet.
     *
     * @param revision the sheet's revision
     */
    record UnknownRevision(int revision) implements SigningOutcome {}

    /** Nothing is signed: none of the rows is the signer's. */
    record NoRows() implements SigningOutcome {}

    /** Nothing is signed: there is no such sheet. */
    record NoSheet() implements SigningOutcome {}
}
