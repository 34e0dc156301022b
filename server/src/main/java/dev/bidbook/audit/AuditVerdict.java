package dev.bidbook.audit;

import java.util.List;

/**
 * Whether the trail is what was written.
 *
 * @param entries how many entries there are
 * @param head the digest of the last one
 * @param faults what is not as it was written, a sentence each; none if all is
 */
public record AuditVerdict(long entries, String head, List<String> faults) {

    /** Whether nothing is wrong. */
    public boolean isWhole() {
        return faults.isEmpty();
    }
}
