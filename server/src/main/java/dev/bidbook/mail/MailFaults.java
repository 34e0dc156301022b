package dev.bidbook.mail;

import dev.bidbook.mail.Delivery.Result;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a fault of the mail library means for the person who sends. What the mail server wrote is never told. */
final class MailFaults {

    private static final int MOST_CAUSES = 20;
    private static final int TOO_LARGE = 552;

    private MailFaults() {}

    /** Why there is no connection. */
    static Delivery ofConnection(MessagingException fault, MailServer server) {
        if (fault instanceof AuthenticationFailedException) {
            return new Delivery(
                    Result.SIGN_IN_REFUSED,
                    "The mail server " + server
                            + " does not accept Bidbook's user and password. Whoever runs Bidbook has"
                            + " to correct smtp-user and the password.");
        }
        boolean noTls = server.security() == MailServer.Security.STARTTLS && find(fault, IOException.class) == null;
        if (noTls || find(fault, SSLException.class) != null) {
            return new Delivery(
                    Result.NOT_SAFE,
                    "No safe connection to the mail server " + server
                            + " is possible. Whoever runs Bidbook has to look at"
                            + " smtp-security and at the server's certificate.");
        }
        return new Delivery(Result.SERVER_AWAY, away(server));
    }

    static String away(MailServer server) {
        return "The mail server " + server + " does not answer. Try again later, or ask whoever runs Bidbook.";
    }

    /** Why a letter was not taken over a connection that there was. */
    static Delivery ofLetter(MessagingException fault, MailAddress to) {
        SMTPAddressFailedException address = find(fault, SMTPAddressFailedException.class);
        if (address != null) {
            return new Delivery(
                    Result.ADDRESS_REFUSED,
                    isForNow(address.getReturnCode())
                            ? "The mail server takes no mail for " + to + " at the moment. Try again later."
                            : "The mail server refused the address " + to
                                    + ". Correct it in the account, or ask whoever" + " runs the mail server.");
        }
        if (find(fault, SMTPSenderFailedException.class) != null) {
            return new Delivery(
                    Result.LETTER_REFUSED,
                    "The mail server does not let Bidbook send from its address. Whoever runs Bidbook has to correct"
                            + " smtp-sender.");
        }
        SMTPSendFailedException refused = find(fault, SMTPSendFailedException.class);
        if (refused != null && refused.getReturnCode() > 0) {
            return new Delivery(Result.LETTER_REFUSED, refusal(refused.getReturnCode()));
        }
        return new Delivery(
                Result.UNCONFIRMED,
                "The mail server did not confirm that it has the letter. Ask " + to
                        + " whether it came before you send it again.");
    }

    private static String refusal(int code) {
        if (code == TOO_LARGE) {
            return "The letter is too large for the mail server. Whoever runs Bidbook can lower mail-attachment, so that a"
                    + " link goes instead of the file.";
        }
        return isForNow(code)
                ? "The mail server takes no mail at the moment. Try again later."
                : "The mail server refused the letter. Ask whoever runs the mail server.";
    }

    private static boolean isForNow(int code) {
        return code >= 400 && code < 500;
    }

    /** The number with which the mail server refused, for the log; 0 if there is none. */
    static int code(MessagingException fault) {
        SMTPAddressFailedException address = find(fault, SMTPAddressFailedException.class);
        if (address != null) {
            return address.getReturnCode();
        }
        SMTPSendFailedException refused = find(fault, SMTPSendFailedException.class);
        return refused == null ? 0 : refused.getReturnCode();
    }

    /** The kind of the fault, for the log. */
    static String kind(MessagingException fault) {
        IOException io = find(fault, IOException.class);
        return (io == null ? fault : io).getClass().getSimpleName();
    }

    private static <T extends Throwable> @Nullable T find(MessagingException fault, Class<T> kind) {
        Throwable at = fault;
        for (int i = 0; at != null && i < MOST_CAUSES; i++) {
            if (kind.isInstance(at)) {
                return kind.cast(at);
            }
            // The mail library has two chains: of causes, and of what followed a first refusal.
            at = at instanceof MessagingException messaging ? messaging.getNextException() : at.getCause();
        }
        return null;
    }
}
