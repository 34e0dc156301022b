package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Everybody's mail, in a real mail server. */
final class SopMail implements AutoCloseable {

    private static final List<String> PEOPLE =
            List.of("Sam", "Sue", "Ian", "Rae", "Rob", "Nan", "Cat", "Bo", "Dee", "Cora");
    private static final int POLLS = 1_200;
    private static final int POLL_MILLISECONDS = 50;

    private final PostOffice office = new PostOffice();

    PostOffice office() {
        return office;
    }

    /** Lets the administrator enter where everybody gets mail. */
    void addresses(Served server, Team team) throws Exception {
        String addresses = PEOPLE.stream()
                .map(name -> "\"%s\": \"%s@example.com\"".formatted(name, name))
                .collect(Collectors.joining(", ", "{", "}"));
        var answer =
                server.send("PATCH", "/addresses", Served.JSON, Served.bytes(addresses), team.authorization("Ada"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** Only what comes from now on is looked at. */
    void forget() throws FolderException {
        office.purgeEmailFromAllMailboxes();
    }

    private List<MimeMessage> letters() {
        return Arrays.asList(office.getReceivedMessages());
    }

    List<String> recipients() {
        return letters().stream().map(SopMail::recipient).toList();
    }

    /** Waits for letters, each a recipient and a subject; they are sent beside what caused them. */
    void await(String... expected) throws InterruptedException {
        for (int i = 0; i < POLLS && letters().size() < expected.length; i++) {
            Thread.sleep(POLL_MILLISECONDS);
        }
        assertThat(letters())
                .extracting(letter -> recipient(letter) + ": " + letter.getSubject())
                .containsExactlyInAnyOrder(expected);
    }

    /** Saves the workbook that came with somebody's letter. */
    Path attached(String person, Path file) throws Exception {
        for (MimeMessage letter : letters()) {
            if (recipient(letter).equals(person)) {
                Multipart parts = (Multipart) letter.getContent();
                return Files.write(file, parts.getBodyPart(1).getInputStream().readAllBytes());
            }
        }
        throw new AssertionError("no letter to " + person);
    }

    private static String recipient(MimeMessage letter) {
        try {
            return ((InternetAddress) letter.getAllRecipients()[0]).getPersonal();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        office.stop();
    }
}
