package dev.bidbook.mail;

import jakarta.activation.DataHandler;
import jakarta.activation.FileDataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Letters in the form in which they travel. */
final class LetterForm {

    private static final String SENDER_NAME = "Bidbook";
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_NAME = 100;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

    private final Session session;
    private final MailAddress sender;

    LetterForm(Session session, MailAddress sender) {
        this.session = session;
        this.sender = sender;
    }

    MimeMessage message(Letter letter) throws MessagingException, IOException {
        String id = "<" + letter.id() + "@bidbook>";
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(address(sender, SENDER_NAME));
        message.setRecipient(Message.RecipientType.TO, address(letter.to(), letter.name()));
        MailAddress replyTo = letter.replyTo();
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(replyTo.text(), true)});
        }
        message.setSubject(line(letter.subject(), LONGEST_SUBJECT), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        // So that answering machines keep quiet.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content(letter));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart content(Letter letter) throws MessagingException {
        MimeMultipart forms = new MimeMultipart("alternative");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.plain(), StandardCharsets.UTF_8.name());
        forms.addBodyPart(plain);
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), StandardCharsets.UTF_8.name(), "html");
        forms.addBodyPart(html);
        Letter.Attachment attachment = letter.attachment();
        if (attachment == null) {
            return forms;
        }
        MimeMultipart all = new MimeMultipart("mixed");
        MimeBodyPart body = new MimeBodyPart();
        body.setContent(forms);
        all.addBodyPart(body);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new TypedFile(attachment)));
        file.setFileName(line(attachment.fileName(), LONGEST_NAME));
        file.setDisposition(MimeBodyPart.ATTACHMENT);
        all.addBodyPart(file);
        return all;
    }

    /** A file whose type is known and not guessed from its name. */
    private static final class TypedFile extends FileDataSource {
        private final String type;

        TypedFile(Letter.Attachment attachment) {
            super(new File(attachment.file().toString()));
            this.type = attachment.type();
        }

        @Override
        public String getContentType() {
            return type;
        }
    }

    private static InternetAddress address(MailAddress address, String name) throws IOException {
        return new InternetAddress(address.text(), line(name, LONGEST_NAME), StandardCharsets.UTF_8.name());
    }

    /** One line of at most so many characters: what could begin another header becomes a blank. */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        text.codePoints().map(c -> isBreaking(c) ? ' ' : c).limit(most).forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static boolean isBreaking(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.FORMAT
                || type == Character.SURROGATE;
    }
}
