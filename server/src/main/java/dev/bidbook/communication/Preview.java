package dev.bidbook.communication;

import dev.bidbook.sheet.RowKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be sent, and what that would fill.
 *
 * @param revision the revision of the sheet
 * @param findings how many open findings it tells of
 * @param addressees to whom it would go
 * @param subject the letters' subject
 * @param plain the first letter, for those who read no HTML
 * @param html the first letter as HTML
 * @param fills the cells that would be filled with today's day
 * @param obstacle why it cannot be sent at present, in a sentence, or null
 */
public record Preview(
        int revision,
        int findings,
        List<Addressee> addressees,
        String subject,
        String plain,
        String html,
        List<Fill> fills,
        @Nullable String obstacle) {

    /** A cell that is filled. */
    public record Fill(RowKey key, String column) {}
}
