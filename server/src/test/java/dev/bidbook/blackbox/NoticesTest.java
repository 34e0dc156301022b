package dev.bidbook.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.mail.MailServer.Security;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members who are to be told of a soft hand-off get a letter each, through a real mail server. */
class NoticesTest {

    private static final long MUCH = 10L << 20;
    private static final int POLLS = 600;
    private static final int POLL_MILLISECONDS = 50;

    @TempDir
    Path folder;

    @Test
    void whoIsToldOfASoftHandOffGetsALetterOnce() throws Exception {
        PostOffice post = new PostOffice();
        try (Served served = new Served(folder, post.as("right", Security.NONE, MUCH), "")) {
            Team team = new Team(served, "northline");
            Served.Answer known = served.send(
                    "PATCH",
                    "/addresses",
                    Served.JSON,
                    Served.bytes("{\"Cat\": \"cat@example.com\", \"Bo\": \"bo@example.com\"}"),
                    team.authorization("Ada"));
            assertThat(known.status()).as(known.text()).isEqualTo(200);
            team.report("2026-W45", Team.PUMP);

            team.post(
                    "Sue",
                    team.program() + "/phases",
                    "{\"phase\": \"soft hand-off\", \"alignment\": {\"with\": \"Nan\", \"on\": \"2026-11-20\","
                            + " \"tasks\": [{\"task\": \"Weekly review\", \"to\": \"Sue\"}]}}",
                    201);

            awaitOneWaiting(served);
            assertThat(Arrays.stream(post.getReceivedMessages())
                            .map(NoticesTest::recipient)
                            .toList())
                    .containsExactlyInAnyOrder("cat@example.com", "bo@example.com");
            assertThat(served.bidbook().outbox().waiting(10))
                    .as("Dee has no address")
                    .extracting(waiting -> waiting.notice().recipient())
                    .containsExactly("Dee");
        } finally {
            post.stop();
        }
    }

    /** Until only the notice is left that cannot be sent; the assertions after it say what is wrong where it never is. */
    private static void awaitOneWaiting(Served served) throws InterruptedException {
        for (int i = 0; i < POLLS && served.bidbook().outbox().waiting(10).size() > 1; i++) {
            Thread.sleep(POLL_MILLISECONDS);
        }
    }

    private static String recipient(jakarta.mail.internet.MimeMessage message) {
        try {
            return ((jakarta.mail.internet.InternetAddress) message.getAllRecipients()[0]).getAddress();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
