package dev.bidbook.audit;

/**
 * The head of the audit trail at some moment: whoever keeps it can tell later whether the trail up to there is what it was.
 *
 * @param count how many entries there were
 * @param digest the digest of the last one, or 64 zeros if there was none
 */
public record AuditHead(long count, String digest) {

    /** The head of a trail without entries. */
    static final AuditHead NONE = new AuditHead(0, AuditEntry.NOTHING);
}
