package dev.bidbook.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that letters are given to.
 *
 * @param host its name or address
 * @param port its port
 * @param security how the connection is kept from being listened to
 * @param authority the only authority whose certificates are trusted, or null for those that Java knows
 * @param user as whom Bidbook signs in to it, or null if it does not
 * @param password the password that goes with the user, or null
 * @param sender the address that letters are from, and that it sends what cannot be delivered back to
 * @param patience how long it may keep silent
 * @param attachmentBytes the size of a file that is attached to a letter at most, in bytes
 */
public record MailServer(
        String host,
        int port,
        Security security,
        @Nullable MailAuthority authority,
        @Nullable String user,
        @Nullable String password,
        MailAddress sender,
        Duration patience,
        long attachmentBytes) {

    /** How a connection is kept from being listened to. */
    public enum Security {
        /** It begins in the open and must become safe before anything is said. */
        STARTTLS,
        /** It is safe from its first byte. */
        TLS,
        /** It is not; only for a mail server on the same machine. */
        NONE;

        /** The word used in settings. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where it is, as people read it: without a password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
