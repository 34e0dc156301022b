package dev.bidbook.mail;

import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends letters by one mail server. Thread-safe. */
public final class Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);

    /** How long one round of letters may take. Who waits for it waits at a screen. */
    private static final Duration ROUND = Duration.ofSeconds(45);

    private final MailServer server;

    /** A mailer that has not spoken to its server yet. */
    public Mailer(MailServer server) {
        this.server = server;
        if (server.security() == MailServer.Security.NONE && server.password() != null) {
            LOG.warn("mail goes to {} without encryption, and so does the password; see smtp-security", server);
        }
    }

    /** The size of a file that is attached to a letter at most, in bytes. */
    public long attachmentBytes() {
        return server.attachmentBytes();
    }

    /** Begins to send letters one after the other; the connection is made with the first one. */
    public MailRound begin() {
        return new MailRound(server, Session.getInstance(properties()), ROUND);
    }

    private Properties properties() {
        String patience = Long.toString(server.patience().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.from", server.sender().text());
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        MailAuthority authority = server.authority();
        if (authority != null) {
            properties.put("mail.smtp.ssl.socketFactory", authority.sockets());
            // Where it trusts nobody else, there must be no other way to a connection either.
            properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        }
        switch (server.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }
}
