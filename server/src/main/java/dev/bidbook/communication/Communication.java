package dev.bidbook.communication;

import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was told of a sheet, as it is remembered.
 *
 * @param id what it is known by
 * @param sheet the sheet
 * @param revision the revision of the sheet that was told of
 * @param person who told it
 * @param at when
 * @param note what the person wrote beside it, perhaps empty
 * @param findings how many open findings it told of
 * @param recipients to whom, and what became of each letter
 * @param filled what it filled in the sheet, or null if that is not known because Bidbook was stopped meanwhile
 */
public record Communication(
        String id,
        SheetId sheet,
        int revision,
        String person,
        Instant at,
        String note,
        int findings,
        List<Recipient> recipients,
        @Nullable Filled filled) {

    /** Whether it came to anybody. */
    public boolean arrived() {
        return recipients.stream().anyMatch(Recipient::sent);
    }

    /**
     * Somebody to whom it was told.
     *
     * @param name who
     * @param roles the words of the roles at that time
     * @param address where the letter went, or null if no address was known
     * @param result what became of the letter, in a word
     * @param says the same in a sentence
     */
    public record Recipient(String name, String roles, @Nullable String address, String result, String says) {

        /** Whether a mail server took the letter. */
        public boolean sent() {
            return result.equals("sent");
        }
    }

    /**
     * What telling it filled in the sheet.
     *
     * @param submission the submission, by which it can be undone; null if there was nothing to fill, or it could not be
     * @param cells how many cells
     * @param says why cells that should have been filled were not, or null
     */
    public record Filled(@Nullable String submission, int cells, @Nullable String says) {}
}
