package dev.bidbook.blackbox;

import static dev.bidbook.blackbox.SmallProgram.ANNA;
import static dev.bidbook.blackbox.SmallProgram.FIRST;
import static dev.bidbook.blackbox.SmallProgram.OBSOLETE;
import static dev.bidbook.blackbox.SmallProgram.ON_HOLD;
import static dev.bidbook.blackbox.SmallProgram.RITA;
import static dev.bidbook.blackbox.SmallProgram.SUPERSEDED;
import static dev.bidbook.blackbox.SmallProgram.created;
import static dev.bidbook.blackbox.SmallProgram.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bidbook.blackbox.Served.Answer;
import dev.bidbook.mail.MailServer;
import dev.bidbook.mail.MailServer.Security;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week's findings told by mail, through a real mail server. */
class CommunicationOverHttpTest {

    private static final String USER = "X-Bidbook-User";
    private static final String TELL = FIRST + "/communications";
    private static final long MUCH = 10L << 20;

    @TempDir
    Path folder;

    private Served served(@Nullable MailServer mail) throws Exception {
        Served served = new Served(folder, mail, "https://bidbook.example.com");
        SmallProgram.make(served);
        ok(
                served.send(
                        "PATCH",
                        "/addresses",
                        Served.JSON,
                        Served.bytes(
                                """
                        {"Ben Osei": "ben@example.com", "rita mann": "rita@example.com", "Anna Ortiz": "anna@example.com"}
                        """)));
        return served;
    }

    private static Answer tell(Served served, String body, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(USER, ANNA));
        return served.post(TELL, body, all.toArray(String[]::new));
    }

    private static JsonNode findings(Served served, String rule) throws Exception {
        return ok(served.get(FIRST + "/findings?rule=" + rule)).at("/findings/0");
    }

    private static JsonNode cell(Served served, String key, String column) throws Exception {
        for (JsonNode row : ok(served.get(FIRST)).get("rows")) {
            if (row.get("key").asText().equals(key)) {
                return row.get("values").get(column);
            }
        }
        throw new AssertionError("no row " + key);
    }

    @Test
    void onePressTellsEverybodyAndSaysWhatWaitsForEach() throws Exception {
        PostOffice post = new PostOffice();
        try (Served served = served(post.as("right", Security.NONE, MUCH))) {
            SmallProgram.write(served, FIRST, ON_HOLD, "Supplier issue", "Quality hold", ANNA);
            int revision = ok(served.get(FIRST)).get("revision").asInt();

            JsonNode preview = ok(tell(served, "{\"preview\": true}"));
            assertThat(preview.get("fills").toString())
                    .isEqualTo(("[{'key':'%s','column':'RAM/NAM told on'},{'key':'%s','column':'RAM/NAM told on'},"
                                    + "{'key':'%s','column':'Supplier issue communicated on'}]")
                            .formatted(SUPERSEDED, OBSOLETE, ON_HOLD)
                            .replace('\'', '"'));
            assertThat(preview.get("recipients"))
                    .extracting(each -> each.get("name").asText() + " " + each.get("address"))
                    .containsExactly(
                            "Ben Osei \"ben@example.com\"", "Rita Mann \"rita@example.com\"", "Nora Quinn null");
            assertThat(post.getReceivedMessages()).isEmpty();
            assertThat(ok(served.get(FIRST)).get("revision").asInt()).isEqualTo(revision);

            Answer answer = tell(served, "{\"note\": \"Please look.\\nAnna\"}", "Idempotency-Key", "k1");
            JsonNode told = created(answer);
            assertThat(told.get("recipients"))
                    .extracting(each ->
                            each.get("name").asText() + ": " + each.get("says").asText())
                    .containsExactly(
                            "Ben Osei: Sent.",
                            "Rita Mann: Sent.",
                            "Nora Quinn: No mail address of Nora Quinn is known. An administrator can enter it.");
            assertThat(told.at("/filled/cells").asInt()).isEqualTo(3);
            Answer again = tell(served, "{\"note\": \"Please look.\\nAnna\"}", "Idempotency-Key", "k1");
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.json()).isEqualTo(told);
            assertThat(tell(served, "{}", "Idempotency-Key", "k1").status()).isEqualTo(422);

            MimeMessage[] letters = post.getReceivedMessages();
            assertThat(letters).hasSize(2);
            letterIsRight(letters[1]);
            factsAreKept(served, told);
            undoTakesTheDaysBack(served, told);
        } finally {
            post.stop();
        }
    }

    private static void letterIsRight(MimeMessage letter) throws Exception {
        assertThat(letter.getAllRecipients()[0]).hasToString("Rita Mann <rita@example.com>");
        assertThat(letter.getFrom()[0]).hasToString("Bidbook <bidbook@example.com>");
        assertThat(letter.getReplyTo()[0]).hasToString("anna@example.com");
        assertThat(letter.getSubject()).isEqualTo("Northline award, 2026-W45: 7 open findings, 2 for you");
        Multipart all = (Multipart) letter.getContent();
        Multipart forms = (Multipart) all.getBodyPart(0).getContent();
        String plain = (String) forms.getBodyPart(0).getContent();
        String html = (String) forms.getBodyPart(1).getContent();
        Files.createDirectories(Path.of("target/pages"));
        Files.writeString(Path.of("target/pages/letter.html"), html);
        assertThat(plain.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(7))
                .containsExactly(
                        "Northline award",
                        "Weekly review, 2026-W45, 2 November to 8 November 2026, Northline Transit",
                        "2 things wait for you",
                        "2  Your decision under RAM/NAM decision (new)",
                        "Anna Ortiz writes:",
                        "Please look.",
                        "Anna");
        assertThat(html)
                .contains("Wheel seal &lt;b&gt;trailer&lt;/b&gt; &amp; axle")
                .contains("https://bidbook.example.com/queue.html#weekly-review-northline-2026-W45")
                .doesNotContain("<img")
                .doesNotContain("<b>trailer");
        Part file = all.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo("weekly-review-northline-2026-W45-r2.xlsx");
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(file.getInputStream().readAllBytes()))) {
            assertThat(workbook.getSheet("Review")).isNotNull();
        }
    }

    private static void factsAreKept(Served served, JsonNode told) throws Exception {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(cell(served, OBSOLETE, "RAM/NAM told on").asText()).isEqualTo(today);
        assertThat(cell(served, ON_HOLD, "Supplier issue communicated on").asText())
                .isEqualTo(today);
        JsonNode communicated = findings(served, "obsolete-without-alternative").get("communicated");
        assertThat(communicated.get("to").toString()).isEqualTo("[\"Ben Osei\",\"Rita Mann\"]");
        assertThat(communicated.get("by").asText()).isEqualTo(ANNA);
        JsonNode listed = ok(served.get(TELL)).at("/communications/0");
        assertThat(listed).isEqualTo(told);
        assertThat(listed.get("revision").asInt()).isEqualTo(2);
        SmallProgram.week(served, "2026-W46");
        assertThat(ok(served.get(SmallProgram.SECOND + "/findings?rule=awarded-differs-from-loaded"))
                        .get("findings"))
                .isEmpty();
        assertThat(ok(served.get(SmallProgram.SECOND + "/findings?rule=obsolete-without-alternative"))
                        .at("/findings/0/communicated/communication"))
                .isEqualTo(told.get("communication"));
    }

    private static void undoTakesTheDaysBack(Served served, JsonNode told) throws Exception {
        String submission = told.at("/filled/submission").asText();
        assertThat(ok(served.get(FIRST + "/history?submission=" + submission))
                        .at("/entries/0/by")
                        .asText())
                .isEqualTo(ANNA);
        ok(served.post("/submissions/" + submission + "/undo", ""));
        assertThat(cell(served, OBSOLETE, "RAM/NAM told on").isNull()).isTrue();
    }

    @Test
    void whoIsRefusedIsToldAndTheOthersGetTheirs() throws Exception {
        PostOffice post = new PostOffice();
        try (Served served = served(post.as("right", Security.NONE, 100))) {
            ok(served.post("/account/address", "{\"address\": \"rita@refused.example\"}", USER, RITA));

            JsonNode told = created(tell(served, "{\"to\": [\"RAM\", \"ben osei\"]}"));

            assertThat(told.get("recipients"))
                    .extracting(each -> each.get("result").asText() + ": "
                            + each.get("says").asText())
                    .containsExactly(
                            "address-refused: The mail server refused the address rita@refused.example. Correct it in the"
                                    + " account, or ask whoever runs the mail server.",
                            "sent: Sent.");
            // Nobody who is RAM or NAM was told.
            assertThat(told.at("/filled/cells").asInt()).isZero();
            assertThat(cell(served, OBSOLETE, "RAM/NAM told on").isNull()).isTrue();
            MimeMessage[] letters = post.getReceivedMessages();
            assertThat(letters).hasSize(1);
            // The workbook is larger than may be attached, so the letter has two forms and no file.
            assertThat(letters[0].getContentType()).startsWith("multipart/alternative");
            assertThat((String)
                            ((Multipart) letters[0].getContent()).getBodyPart(1).getContent())
                    .contains("is too large to be attached");
        } finally {
            post.stop();
        }
    }

    @Test
    void aWrongPasswordAnUnsafeServerAndOneThatIsAwayAreToldApart() throws Exception {
        PostOffice post = new PostOffice();
        try {
            assertThat(says(post.as("wrong", Security.NONE, MUCH), "a"))
                    .isEqualTo("sign-in-refused: The mail server 127.0.0.1:"
                            + post.getSmtp().getPort()
                            + " does not accept Bidbook's user and password. Whoever runs Bidbook has to correct smtp-user"
                            + " and the password.");
            assertThat(says(post.as("right", Security.STARTTLS, MUCH), "b"))
                    .isEqualTo("not-safe: No safe connection to the mail server 127.0.0.1:"
                            + post.getSmtp().getPort()
                            + " is possible. Whoever runs Bidbook has to look at smtp-security"
                            + " and at the server's certificate.");
        } finally {
            post.stop();
        }
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(says(PostOffice.server(closed, "right", Security.NONE, MUCH), "c"))
                .isEqualTo("server-away: The mail server 127.0.0.1:" + closed
                        + " does not answer. Try again later, or ask whoever runs Bidbook.");
    }

    /** What becomes of a letter to the sales support manager; it is recorded, and no finding counts as told. */
    private String says(MailServer mail, String name) throws Exception {
        Path own = Files.createDirectories(folder.resolve(name));
        try (Served served = new Served(own, mail, "")) {
            SmallProgram.make(served);
            ok(served.send("PATCH", "/addresses", Served.JSON, Served.bytes("{\"Ben Osei\": \"ben@example.com\"}")));
            created(tell(served, "{\"to\": [\"sales support manager\"]}"));
            JsonNode recipient = ok(served.get(TELL)).at("/communications/0/recipients/0");
            assertThat(findings(served, "obsolete-without-alternative")
                            .get("communicated")
                            .isNull())
                    .isTrue();
            return recipient.get("result").asText() + ": "
                    + recipient.get("says").asText();
        }
    }

    @Test
    void withoutAMailServerThereIsThePage() throws Exception {
        try (Served served = served(null)) {
            Answer refused = tell(served, "{}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("type").asText()).isEqualTo("/problems/no-mail-server");
            JsonNode preview = ok(tell(served, "{\"preview\": true}"));
            assertThat(preview.get("obstacle").asText()).startsWith("No mail server is known.");
            Answer unknown = tell(served, "{\"to\": [\"Zoe\", \"buyer\"], \"note\": \"\\u0000\"}");
            assertThat(unknown.status()).isEqualTo(409);

            Answer page = served.get(FIRST + "/pack");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
            assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
            Files.createDirectories(Path.of("target/pages"));
            Files.writeString(Path.of("target/pages/pack.html"), page.text());
            assertThat(page.text())
                    .contains("&lt;img src&#x3D;x onerror&#x3D;&quot;alert(1)&quot;&gt;")
                    .doesNotContain("<img")
                    .contains("Northline award");
        }
    }

    @Test
    void whatCannotBeAddressedIsRefused() throws Exception {
        PostOffice post = new PostOffice();
        try (Served served = served(post.as("right", Security.NONE, MUCH))) {
            Answer answer = tell(served, "{\"to\": [\"Zoe\", \"buyer\"], \"note\": \"\\u0007\"}");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("problems"))
                    .extracting(each -> each.get("message").asText())
                    .containsExactly(
                            "The note holds a control character.",
                            "\"Zoe\" is neither a role nor a member of the program.",
                            "The program has no buyer.");
            Answer address = served.post("/account/address", "{\"address\": \"a@b.c\\r\\nBcc: x@y.z\"}", USER, RITA);
            assertThat(address.status()).isEqualTo(422);
            assertThat(address.json().at("/problems/0/message").asText()).isEqualTo("This is not a mail address.");
            assertThat(post.getReceivedMessages()).isEmpty();
        } finally {
            post.stop();
        }
    }

    @Test
    void aNameWithALineBreakBecomesNoHeader() throws Exception {
        PostOffice post = new PostOffice();
        try (Served served = served(post.as("right", Security.NONE, MUCH))) {
            ok(served.send(
                    "PATCH",
                    "/programs/northline",
                    Served.JSON,
                    Served.bytes("{\"name\": \"Nörd\u2028Bcc: eve@example.com\"}")));

            created(tell(served, "{\"to\": [\"RAM\"]}"));

            MimeMessage letter = post.getReceivedMessages()[0];
            assertThat(letter.getHeader("Bcc")).isNull();
            assertThat(letter.getSubject()).startsWith("Nörd Bcc: eve@example.com, 2026-W45");
        } finally {
            post.stop();
        }
    }
}
