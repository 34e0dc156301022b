package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.picture;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.OTHER;
import static dev.bidbook.http.ExcelPane.THIRD;
import static dev.bidbook.http.ExcelPane.cell;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.pulled;
import static dev.bidbook.http.ExcelPane.stored;
import static dev.bidbook.http.ExcelPane.type;
import static dev.bidbook.http.ReviewPageTest.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task pane over genuine Office.js, of which only the transport of requests is replaced. */
class ExcelPaneTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhateverPeopleDoToTheTable() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = ExcelPane.opened(chromium, server);
            assertThat(violations(page)).isEmpty();
            press(page, "Pull");
            picture(page, "pane-pulled");
            press(page, "Findings");
            assertThat(page.locator("li.finding")).hasCount(60);
            press(page, "Week");
            type(page, KEY, "ETA", 46357);
            type(page, OTHER, "Comment", "mine");
            type(page, THIRD, "ETA", "31.02.2026");
            disturb(page);
            other(server, OTHER, "{\"Comment\": \"from Ben\", \"Owner\": \"Sales support manager\"}");
            other(server, KEY, "{\"Action\": \"Load forecast\"}");
            refresh(page);
            everythingElseIsTheServers(page, server);
            other(server, THIRD, "{\"Owner\": \"Buyer\"}");
            press(page, "Pull");
            assertThat(cell(page, THIRD, "Owner")).isEqualTo("Buyer");
            everythingElseIsTheServers(page, server);
            validate(page);
            submit(page);
            look(page);
            undo(page);
            faultless(chromium, page);
        }
    }

    /** A sorted table, a column moved, one added, a filter on. */
    private static void disturb(Page page) {
        page.evaluate("() => { const table = excelHost.book.tables[0]; table.sortBy('Branch', true);"
                + " table.moveColumn('Comment', 1); table.insertColumn('My notes', 3, 'note');"
                + " table.filterOut((line) => line[table.headings.indexOf('Branch')] !== 'PVD'); }");
    }

    private static void refresh(Page page) {
        press(page, "Refresh");
        assertThat(said(page))
                .contains(
                        "3 cells of yours not submitted yet are untouched.",
                        "1 cell of yours was changed by somebody else, too; Submit asks which value counts.");
        assertThat(cell(page, KEY, "ETA")).isEqualTo(46357);
        assertThat(cell(page, KEY, "Action")).isEqualTo("Load forecast");
        assertThat(cell(page, OTHER, "Comment")).isEqualTo("mine");
        assertThat(cell(page, OTHER, "Owner")).isEqualTo("Sales support manager");
        assertThat(cell(page, THIRD, "ETA")).isEqualTo("31.02.2026");
        assertThat(cell(page, KEY, "My notes")).isEqualTo("note");
    }

    /** The whole table by its keys, but for what was edited and is not submitted; and what somebody added is on every line. */
    private static void everythingElseIsTheServers(Page page, TestServer server) throws Exception {
        String rows =
                new String(server.get("/api/v1/sheets/" + TestServer.SHEET).body(), StandardCharsets.UTF_8);
        Map<String, Object> edits = Map.of(
                KEY + " ETA", 46357,
                OTHER + " Comment", "mine",
                THIRD + " ETA", "31.02.2026");
        assertThat(page.evaluate(
                        Files.readString(Path.of("src/test/node/office/differences.js")), List.of(rows, edits)))
                .isEqualTo(List.of());
    }

    private static void validate(Page page) throws Exception {
        press(page, "Validate");
        assertThat(page.locator(".problem p").allInnerTexts())
                .containsExactly("31.02.2026 is not a date. Write a date such as 2026-03-02.");
        picture(page, "pane-problems");
        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate(
                        "() => excelHost.book.tables[0].sheet.rules.filter(({ formula }) => formula === '=TRUE')"
                                + ".map(({ fill }) => fill).sort()"))
                .isEqualTo(List.of("#D9C2F0", "#F4A3B5"));
        page.locator(".problem button").click();
        settle(page);
        assertThat(said(page)).containsExactly("The cell is selected, but a filter hides its line.");
        type(page, THIRD, "ETA", "");
    }

    private static void submit(Page page) throws Exception {
        press(page, "Submit");
        assertThat(page.locator(".side .value").allInnerTexts()).containsExactly("mine", "from Ben");
        picture(page, "pane-conflict");
        assertThat(violations(page)).isEmpty();
        press(page, "Mine everywhere");
        press(page, "Submit with these choices");
        assertThat(said(page)).containsExactly("Stored as revision 5: 2 cells.");
        assertThat(page.locator(".unsent")).hasText("Nothing to submit");
    }

    private static void look(Page page) throws Exception {
        press(page, "Next finding");
        assertThat(said(page).get(0)).contains(". ");
        page.evaluate("key => excelHost.point(key.split('|'), 'Comment')", OTHER);
        press(page, "History");
        assertThat(page.locator(".entry").allInnerTexts().get(0)).contains("from Ben → mine");
        picture(page, "pane-history");
        press(page, "Review");
        picture(page, "pane-review");
        assertThat(violations(page)).isEmpty();
    }

    private static void undo(Page page) {
        press(page, "Week");
        press(page, "Undo my last submission");
        assertThat(page.getByText("This puts 2 cells back as they were.")).isVisible();
        press(page, "Undo it");
        assertThat(said(page)).contains("Undone, now revision 6.");
        assertThat(cell(page, OTHER, "Comment")).isEqualTo("from Ben");
        assertThat(cell(page, KEY, "ETA")).isEqualTo("");
    }

    @Test
    void theRibbonsButtonsDoWhatTheySay() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = ExcelPane.opened(chromium, server);
            ribbon(page, "bidbookPull", "928 lines at revision 1.");
            type(page, KEY, "Comment", "by ribbon");
            ribbon(page, "bidbookValidate", "1 cell changed, and in order.");
            ribbon(page, "bidbookSubmit", "Stored as revision 2: 1 cell.");
            ribbon(page, "bidbookRefresh", "Up to date: revision 2.");
            ribbon(page, "bidbookNextFinding", ". ");
            page.evaluate("key => excelHost.point(key.split('|'), 'Comment')", KEY);
            page.evaluate("() => excelHost.ribbon('bidbookHistory')");
            assertThat(page.locator(".entry").first()).containsText("by ribbon");
            page.evaluate("() => excelHost.ribbon('bidbookReview')");
            assertThat(page.getByText("How far this week is.")).isVisible();
            page.evaluate("() => excelHost.ribbon('bidbookSignOff')");
            assertThat(page.getByText("Your signature covers exactly the values of the revision named here."))
                    .isVisible();
            settle(page);
            assertThat(page.evaluate("() => excelHost.shown")).isEqualTo("Visible");
            faultless(chromium, page);
        }
    }

    private static void ribbon(Page page, String action, String says) {
        page.evaluate("action => excelHost.ribbon(action)", action);
        assertThat(page.locator(".notice p").last()).containsText(says);
        settle(page);
    }

    @Test
    void editsStayWhileTheServerIsAway() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = pulled(chromium, server);
            page.route("**/api/v1/**", route -> route.abort());
            type(page, KEY, "Comment", "written offline");
            press(page, "Submit");
            assertThat(said(page))
                    .containsExactly(
                            "The server cannot be reached. Go on working: your edits stay in the workbook, and can"
                                    + " be submitted when it is back. Trying again does no harm.");
            assertThat(page.locator(".line")).hasText("Server away");
            assertThat(cell(page, KEY, "Comment")).isEqualTo("written offline");
            picture(page, "pane-away");
            page.unroute("**/api/v1/**");
            press(page, "Submit");
            assertThat(said(page)).contains("Stored as revision 2: 1 cell.");
            assertThat(page.locator(".line")).hasText("Connected");
        }
    }

    @Test
    void whatWasStoredWhileItsAnswerWasLostIsStoredOnce() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = pulled(chromium, server);
            page.route("**/submissions", route -> {
                route.fetch();
                route.abort();
            });
            type(page, KEY, "Comment", "sent twice");
            press(page, "Submit");
            assertThat(page.locator(".line")).hasText("Server away");
            assertThat(stored(server, KEY, "Comment")).isEqualTo("sent twice");
            page.unroute("**/submissions");
            press(page, "Submit");
            assertThat(said(page)).contains("Stored as revision 2: 1 cell.");
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            JsonNode sheet = new ObjectMapper()
                    .readTree(server.get("/api/v1/sheets/" + TestServer.SHEET).body());
            assertThat(sheet.get("revision").asInt()).isEqualTo(2);
            faultless(chromium, page);
        }
    }

    /** What these tests rely on: the model keeps silent about nothing that the pane should not have asked. */
    @Test
    void whatTheModelDoesNotKnowFailsLoudly() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = pulled(chromium, server);
            assertThat(page.evaluate(
                            "() => Excel.run(async (context) => { const cell = context.workbook.getActiveCell();"
                                    + " await context.sync(); return cell.values; }).catch(({ code }) => code)"))
                    .isEqualTo("PropertyNotLoaded");
            assertThat(page.evaluate("() => excelHost.faults")).isEqualTo(List.of());
            assertThat(page.evaluate("() => Excel.run(async (context) => {"
                            + " context.workbook.worksheets.getActiveWorksheet().protection.protect();"
                            + " await context.sync(); }).catch(({ code }) => code)"))
                    .isEqualTo("ApiNotFound");
            assertThat(page.evaluate("() => excelHost.faults"))
                    .isEqualTo(List.of("Sheet has no get Protection in the model"));
        }
    }
}
