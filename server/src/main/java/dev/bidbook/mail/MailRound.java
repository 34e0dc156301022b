package dev.bidbook.mail;

import dev.bidbook.mail.Delivery.Result;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Letters that are sent one after the other over one connection. For one thread; to be closed. */
public final class MailRound implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailRound.class);

    private final MailServer server;
    private final Session session;
    private final long end;
    private @Nullable Transport transport;
    private @Nullable Delivery unreachable;

    MailRound(MailServer server, Session session, Duration time) {
        this.server = server;
        this.session = session;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Sends a letter, and says what became of it; nothing is thrown. */
    public Delivery send(Letter letter) {
        if (unreachable != null) {
            return unreachable;
        }
        if (System.nanoTime() - end > 0) {
            return new Delivery(
                    Result.NOT_TRIED,
                    "The mail server took too long with the letters before this one. Send it to the others again.");
        }
        MimeMessage message;
        try {
            message = new LetterForm(session, server.sender()).message(letter);
        } catch (MessagingException | java.io.IOException e) {
            LOG.error("a letter could not be written", e);
            return new Delivery(Result.NOT_TRIED, "The letter could not be written. The log of the server says why.");
        }
        Transport open = connected();
        return open == null ? lost() : send(open, message, letter.to());
    }

    private Delivery send(Transport open, MimeMessage message, MailAddress to) {
        try {
            Address[] recipients = message.getAllRecipients();
            open.sendMessage(message, recipients);
            return new Delivery(Result.SENT, "Sent.");
        } catch (MessagingException e) {
            Delivery failed = MailFaults.ofLetter(e, to);
            LOG.warn("a letter was not sent: {} ({})", failed.result().word(), MailFaults.code(e));
            return failed;
        }
    }

    private Delivery lost() {
        Delivery known = unreachable;
        return known == null ? new Delivery(Result.SERVER_AWAY, MailFaults.away(server)) : known;
    }

    /** The connection, or null with {@link #unreachable} said. */
    private @Nullable Transport connected() {
        Transport known = transport;
        if (known != null && known.isConnected()) {
            return known;
        }
        try {
            Transport made = session.getTransport();
            transport = made;
            if (server.user() == null) {
                made.connect();
            } else {
                made.connect(server.user(), server.password());
            }
            return made;
        } catch (MessagingException e) {
            Delivery failed = MailFaults.ofConnection(e, server);
            LOG.warn(
                    "no connection to the mail server {}: {} ({})",
                    server,
                    failed.result().word(),
                    MailFaults.kind(e));
            unreachable = failed;
            return null;
        }
    }

    @Override
    public void close() {
        Transport known = transport;
        if (known != null) {
            try {
                known.close();
            } catch (MessagingException e) {
                LOG.debug("the mail server did not say goodbye");
            }
        }
    }
}
