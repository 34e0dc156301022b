package dev.bidbook.signoff;

import dev.bidbook.audit.AuditHead;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A named person's signature under exact content.
 *
 * @param id its id
 * @param sheet the sheet it is under
 * @param templateVersion the version of the sheet's template then
 * @param subject what it means
 * @param revision the revision that was seen and signed
 * @param signer who signed
 * @param rows how many rows it is under
 * @param digest the SHA-256 of the canonical text, as hexadecimal digits
 * @param parameters the template's parameters then
 * @param gates the further lines that were signed, each ending in a line feed; perhaps empty
 * @param handOff for one under a hand-off, the number of the change of phase that began it; else null
 * @param comment what the signer said, or null
 * @param at when
 * @param auditHead the head of the audit trail with the entry of this signature
 * @param withdrawal that it was taken back, or null
 */
public record SignOff(
        String id,
        SheetId sheet,
        int templateVersion,
        Subject subject,
        int revision,
        Signer signer,
        int rows,
        String digest,
        Map<String, Double> parameters,
        String gates,
        @Nullable Integer handOff,
        @Nullable String comment,
        Instant at,
        AuditHead auditHead,
        @Nullable Withdrawal withdrawal) {

    /** What a signature means. */
    public enum Subject {
        /** The week's content is accepted. */
        WEEK("week"),
        /** The program is taken over. */
        HAND_OFF("hand-off");

        private final String word;

        Subject(String word) {
            this.word = word;
        }

        /** The word used in the API and in the database. */
        public String word() {
            return word;
        }

        static Subject of(String word) {
            return word.equals(HAND_OFF.word) ? HAND_OFF : WEEK;
        }
    }

    /**
     * Who signs.
     *
     * @param person the name
     * @param role the words of the role in which
     * @param coverage whose rows the role lets them sign
     */
    public record Signer(String person, String role, Coverage coverage) {}

    /**
     * That a signature was taken back.
     *
     * @param person who took it back
     * @param reason why
     * @param at when
     */
    public record Withdrawal(String person, String reason, Instant at) {}
}
