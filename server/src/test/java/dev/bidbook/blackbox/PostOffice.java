package dev.bidbook.blackbox;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bidbook.mail.MailServer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail server on any free port that knows one user, and that takes no mail for addresses at {@code refused.example}. */
final class PostOffice extends GreenMail {

    PostOffice() {
        super(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        setUser("bidbook@example.com", "bidbook", "right");
        start();
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] config, Managers managers) {
        SmtpManager choosy = new SmtpManager(managers.getImapHostManager(), managers.getUserManager()) {
            @Override
            public @Nullable String checkRecipient(SmtpState state, MailAddress address) {
                return address.getEmail().endsWith("@refused.example")
                        ? "550 5.1.1 secret words of the mail server"
                        : null;
            }
        };
        return super.createServices(config, new Managers() {
            @Override
            public SmtpManager getSmtpManager() {
                return choosy;
            }

            @Override
            public UserManager getUserManager() {
                return managers.getUserManager();
            }

            @Override
            public ImapHostManager getImapHostManager() {
                return managers.getImapHostManager();
            }
        });
    }

    /** How Bidbook reaches it. */
    MailServer as(String password, MailServer.Security security, long attachmentBytes) {
        return server(getSmtp().getPort(), password, security, attachmentBytes);
    }

    static MailServer server(int port, String password, MailServer.Security security, long attachmentBytes) {
        return new MailServer(
                "127.0.0.1",
                port,
                security,
                null,
                "bidbook",
                password,
                dev.bidbook.mail.MailAddress.of("bidbook@example.com").orElseThrow(),
                Duration.ofSeconds(5),
                attachmentBytes);
    }
}
