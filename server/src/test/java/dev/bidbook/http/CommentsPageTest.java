package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.picture;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.GridPage.field;
import static dev.bidbook.http.GridPage.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pane's page of comments, beside the grid and over genuine Office.js. */
class CommentsPageTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";
    private static final String OTHER = "CB-8243|BGR|HT-26-0093";
    private static final String MEMBERS =
            "{\"members\": {\"RAM\": [\"Rita Mann\"], \"supply chain specialist\": [{\"name\": \"Ben Osei\","
                    + " \"branches\": [\"PVD\"]}]}}";

    @TempDir
    Path folder;

    @Test
    void aThreadIsBegunAnsweredResolvedAndReopenedBesideTheGrid() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = withMembers()) {
            begun(server, OTHER, "", "Is this line still awarded?");
            Page page = GridPage.opened(chromium, server);
            press(page, "Comments");
            assertThat(page.getByText("Select a cell of the table to see what is said about its line."))
                    .isVisible();
            assertThat(page.getByText("1 thread is open about other lines")).isVisible();
            assertThat(violations(page)).isEmpty();
            select(page, KEY, "ETA");
            assertThat(page.getByText("Nothing is open about this line.")).isVisible();
            mention(page);
            begin(server, page);
            marked(page);
            answer(server, page);
            resolveAndReopen(page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** The names are offered while they are written, for the keyboard and for the mouse. */
    private static void mention(Page page) throws Exception {
        Locator text = page.getByLabel("About ETA");
        text.click();
        page.keyboard().type("@");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.OPTION))
                .hasText(new String[] {"Ben Osei", "Rita Mann", "supply chain specialist", "RAM"});
        assertThat(violations(page)).isEmpty();
        picture(page, "grid-mention");
        page.keyboard().type("ma");
        assertThat(page.locator(".offered li")).hasText("Rita Mann");
        page.keyboard().press("Enter");
        assertThat(text).hasValue("@Rita Mann ");
        page.keyboard().type("would <b>CB-1</b> do, and @b");
        page.locator(".offered li").click();
        page.keyboard().type("agrees?");
        assertThat(text).hasValue("@Rita Mann would <b>CB-1</b> do, and @Ben Osei agrees?");
    }

    private static void begin(TestServer server, Page page) throws Exception {
        press(page, "Begin the thread");
        assertThat(said(page)).containsExactly("The thread is begun.");
        assertThat(page.locator(".thread .text")).hasText("@Rita Mann would <b>CB-1</b> do, and @Ben Osei agrees?");
        assertThat(page.getByLabel("About ETA")).hasValue("");
        JsonNode thread = threads(server, "?state=open&key=" + encoded(KEY)).get(0);
        assertThat(thread.get("key").asText()).isEqualTo(KEY);
        assertThat(thread.get("column").asText()).isEqualTo("ETA");
        assertThat(thread.at("/entries/0/mentions").toString()).isEqualTo("[\"Ben Osei\",\"Rita Mann\"]");
        picture(page, "grid-comments");
        assertThat(violations(page)).isEmpty();
    }

    /** The cell of the one and the name of the other line are marked, for those who see and for those who listen. */
    private static void marked(Page page) {
        assertThat(page.evaluate("() => [...document.querySelectorAll('.tabulator-cell.talk')]"
                        + ".map((cell) => `${cell.getAttribute('tabulator-field')}: ${cell.textContent}`).sort()"))
                .isEqualTo(List.of(
                        "#name: CB-8243 · BGR · HT-26-0093 (1 open thread)",
                        field(page, "ETA") + ":  (1 open thread)"));
    }

    private static void answer(TestServer server, Page page) throws Exception {
        Locator answer = page.getByLabel("Answer: ETA");
        answer.fill("x".repeat(4000));
        assertThat(answer).hasValue("x".repeat(4000));
        answer.fill("It would.");
        page.route("**/threads/**", route -> route.abort());
        press(page, "Reply");
        assertThat(said(page))
                .containsExactly(
                        "The server cannot be reached. Go on working: your edits stay in the workbook, and can be"
                                + " submitted when it is back. Trying again does no harm.");
        assertThat(answer).hasValue("It would.");
        select(page, OTHER, "Comment");
        assertThat(page.getByText("Written and not sent")).isVisible();
        assertThat(page.getByText("Is this line still awarded?")).isVisible();
        select(page, KEY, "ETA");
        assertThat(answer).hasValue("It would.");
        page.unroute("**/threads/**");
        lostOnTheWay(page);
        press(page, "Reply");
        assertThat(said(page)).containsExactly("The answer is stored.");
        assertThat(threads(server, "?key=" + encoded(KEY)).get(0).get("entries"))
                .as("what was sent twice is stored once")
                .hasSize(2);
        refused(page, answer);
    }

    /** The server stores the answer, and its word about it is lost. */
    private static void lostOnTheWay(Page page) {
        page.route("**/threads/**", route -> {
            route.fetch();
            route.abort();
        });
        press(page, "Reply");
        page.unroute("**/threads/**");
    }

    /** A text that the server does not take stays where it was written, and is no problem of a cell. */
    private static void refused(Page page, Locator answer) {
        answer.fill("a\u0007b");
        press(page, "Reply");
        assertThat(said(page)).hasSize(1);
        assertThat(said(page).get(0)).endsWith(" Your text is still here.");
        assertThat(answer).hasValue("a\u0007b");
        assertThat(page.locator(".tab .count")).hasCount(0);
        answer.fill("");
    }

    private static void resolveAndReopen(Page page) throws Exception {
        press(page, "Resolve");
        assertThat(said(page)).containsExactly("The thread is resolved.");
        assertThat(page.getByText("Nothing is open about this line.")).isVisible();
        assertThat(page.locator(".tabulator-cell.talk")).hasCount(1);
        press(page, "Show resolved ones");
        assertThat(page.locator(".thread.resolved .said > li")).hasCount(3);
        assertThat(violations(page)).isEmpty();
        picture(page, "grid-comments-resolved");
        press(page, "Reopen");
        assertThat(said(page)).containsExactly("The thread is open again.");
        assertThat(page.locator(".thread.open .said > li")).hasCount(4);
    }

    @Test
    void threadsAreReadAndBegunInExcel() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = withMembers()) {
            begun(server, OTHER, "Comment", "Since when?");
            Page page = ExcelPane.opened(chromium, server);
            press(page, "Comments");
            assertThat(page.getByText("Pull a week first.")).isVisible();
            press(page, "Week");
            press(page, "Pull");
            assertThat(underlined(page)).isEqualTo(1);
            press(page, "Comments");
            press(page, "CB-8243 · BGR · HT-26-0093 Comment Since when?");
            assertThat(page.evaluate("() => excelHost.cell(['CB-8243', 'BGR'], 'Branch')"))
                    .isEqualTo("BGR");
            assertThat(page.getByLabel("About Comment")).isVisible();
            page.getByLabel("Answer: Comment").fill("Since May.");
            press(page, "Resolve");
            assertThat(said(page)).containsExactly("The thread is resolved.");
            assertThat(underlined(page)).isEqualTo(0);
            page.evaluate("key => excelHost.point(key.split('|'), 'Owner')", KEY);
            page.getByLabel("About Owner").fill("@RAM who owns this?");
            page.getByLabel("About the whole line").check();
            picture(page, "pane-comments");
            assertThat(violations(page)).isEmpty();
            press(page, "Begin the thread");
            assertThat(said(page)).containsExactly("The thread is begun.");
            assertThat(page.locator(".thread .title")).hasText("The whole line");
            assertThat(underlined(page)).isEqualTo(1);
            JsonNode thread = threads(server, "?key=" + encoded(KEY)).get(0);
            assertThat(thread.get("column").isNull()).isTrue();
            assertThat(thread.at("/entries/0/mentions").toString()).isEqualTo("[\"Rita Mann\"]");
            // Nothing of it is written into cells: the workbook has nothing to submit.
            press(page, "Submit");
            assertThat(said(page)).containsExactly("There is nothing to submit: no cell differs from what is stored.");
            assertThat(page.evaluate("() => excelHost.faults")).isEqualTo(List.of());
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static Object underlined(Page page) {
        return page.evaluate(
                "() => excelHost.book.tables[0].sheet.rules.filter(({ under }) => under === 'Dot').length");
    }

    private TestServer withMembers() throws Exception {
        TestServer server = TestServer.withWeek(folder);
        var answer = server.send(
                "PATCH",
                "/api/v1/programs/" + TestServer.PROGRAM,
                Accepts.JSON,
                MEMBERS.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        return server;
    }

    private static void begun(TestServer server, String key, String column, String text) throws Exception {
        Map<String, String> body = column.isEmpty()
                ? Map.of("key", key, "text", text)
                : Map.of("key", key, "column", column, "text", text);
        var answer = server.send(
                "POST",
                "/api/v1/sheets/" + TestServer.SHEET + "/threads",
                Accepts.JSON,
                new ObjectMapper().writeValueAsBytes(body));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static JsonNode threads(TestServer server, String query) throws Exception {
        var answer = server.get("/api/v1/sheets/" + TestServer.SHEET + "/threads" + query);
        return new ObjectMapper().readTree(answer.body()).get("threads");
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }
}
