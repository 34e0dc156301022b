package dev.bidbook.signoff;

import dev.bidbook.sheet.SheetId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signatures under a sheet, and what they are worth now.
 *
 * @param sheet the sheet
 * @param revision its revision now
 * @param signed whether every row is under a signature that stands
 * @param open the branches whose rows are not, in capitals, the empty text for rows without one; perhaps empty
 * @param signatures the signatures, the latest first
 */
public record SignedSheet(SheetId sheet, int revision, boolean signed, List<String> open, List<Signature> signatures) {

    /** Those that count: neither withdrawn nor replaced. */
    public List<Signature> current() {
        return signatures.stream()
                .filter(one -> one.standing() == Standing.STANDING || one.standing() == Standing.CHANGED)
                .toList();
    }

    /**
     * A signature and what it is worth now.
     *
     * @param signOff the signature
     * @param standing what it is worth
     * @param since for one whose content was changed, what is other now; else nothing
     * @param replacedBy the id of the later signature of the same person, or null
     */
    public record Signature(SignOff signOff, Standing standing, SignedChanges since, @Nullable String replacedBy) {}

    /** What a signature is worth. */
    public enum Standing {
        /** What is stored is what was signed. */
        STANDING("standing"),
        /** What is stored is not what was signed any more. */
        CHANGED("changed"),
        /** The same person signed again since. */
        REPLACED("replaced"),
        /** It was taken back. */
        WITHDRAWN("withdrawn");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        /** The word used in the API. */
        public String word() {
            return word;
        }
    }
}
