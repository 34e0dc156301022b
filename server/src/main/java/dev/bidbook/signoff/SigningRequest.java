package dev.bidbook.signoff;

import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignOff.Signer;
import dev.bidbook.signoff.SignOff.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to sign.
 *
 * @param sheet the sheet
 * @param signer who signs
 * @param revision the revision that was seen
 * @param subject what the signature means
 * @param gates further lines that are signed, without line breaks; perhaps empty
 * @param handOff for one under a hand-off, the number of the change of phase that began it; else null
 * @param comment what the signer says, or null
 */
public record SigningRequest(
        SheetId sheet,
        Signer signer,
        int revision,
        Subject subject,
        List<String> gates,
        @Nullable Integer handOff,
        @Nullable String comment) {

    /** A signature under a week. */
    public static SigningRequest week(SheetId sheet, Signer signer, int revision, @Nullable String comment) {
        return new SigningRequest(sheet, signer, revision, Subject.WEEK, List.of(), null, comment);
    }
}
