package dev.bidbook.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One letter to one person.
 *
 * @param id what the letter is known by, letters and digits; the same for the same letter, should it be sent twice
 * @param name whom it is to
 * @param to where it goes
 * @param replyTo where answers go, or null for the sender's address
 * @param subject one line; line breaks and other control characters become blanks
 * @param plain what it says, for those who read no HTML
 * @param html what it says, as HTML
 * @param attachment a file that goes with it, or null
 */
public record Letter(
        String id,
        String name,
        MailAddress to,
        @Nullable MailAddress replyTo,
        String subject,
        String plain,
        String html,
        @Nullable Attachment attachment) {

    /**
     * A file that goes with a letter.
     *
     * @param fileName what it is called
     * @param type its content type
     * @param file where it is until the letter is sent
     */
    public record Attachment(String fileName, String type, Path file) {}
}
