package dev.bidbook.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** An e-mail address that can stand in a letter's header without becoming anything else. */
public final class MailAddress {

    /** No address is longer, by RFC 5321. */
    public static final int LONGEST = 254;

    private final String text;

    private MailAddress(String text) {
        this.text = text;
    }

    /** The address that the text is, or empty if it is none: a plain one such as {@code rita.mann@example.com}. */
    public static Optional<MailAddress> of(String text) {
        boolean plain = text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c < 127 && "<>()[],;:\\\"".indexOf(c) < 0);
        if (!plain || text.chars().filter(c -> c == '@').count() != 1) {
            return Optional.empty();
        }
        try {
            new InternetAddress(text, true).validate();
            return Optional.of(new MailAddress(text));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** The address as it was written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailAddress address && address.text.equalsIgnoreCase(text);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(java.util.Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
