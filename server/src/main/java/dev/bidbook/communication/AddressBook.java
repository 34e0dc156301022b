package dev.bidbook.communication;

import dev.bidbook.mail.MailAddress;
import java.util.Optional;

/** Knows where people get their mail. Thread-safe. */
@FunctionalInterface
public interface AddressBook {

    /** The address of the person of that name; empty if none is known. */
    Optional<MailAddress> of(String person);
}
