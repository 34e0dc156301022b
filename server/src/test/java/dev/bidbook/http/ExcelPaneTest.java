package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.picture;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.ReviewPageTest.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The task pane over genuine Office.js, of which only the transport of requests is replaced. */
class ExcelPaneTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";
    private static final String OTHER = "CB-8243|BGR|HT-26-0093";
    private static final String THIRD = "CB-8243|ILM|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void nothingIsLostWhateverPeopleDoToTheTable() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.pane(server.server().startPage());
            assertThat(page.getByText("No week stands in this workbook yet. Choose one, and pull it."))
                    .isVisible();
            settle(page);
            assertThat(violations(page)).isEmpty();
            press(page, "Pull");
            picture(page, "pane-pulled");
            type(page, KEY, "ETA", 46357);
            type(page, OTHER, "Comment", "mine");
            type(page, THIRD, "ETA", "31.02.2026");
            disturb(page);
            other(server, OTHER, "{\"Comment\": \"from Ben\", \"Owner\": \"Sales support manager\"}");
            other(server, KEY, "{\"Action\": \"Load forecast\"}");
            refresh(page);
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
        assertThat(said(page)).containsExactly("Stored as revision 4: 2 cells.");
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
        assertThat(said(page)).contains("Undone, now revision 5.");
        assertThat(cell(page, OTHER, "Comment")).isEqualTo("from Ben");
        assertThat(cell(page, KEY, "ETA")).isEqualTo("");
    }

    @Test
    void tornLinesAreNeverBelievedAndCoauthorsKeepTheirEdits() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = pulled(chromium, server);
            page.evaluate(
                    "([key, value]) => excelHost.type(key.split('|'), 'Comment', value, 'Remote')",
                    List.of(KEY, "a coauthor's"));
            type(page, OTHER, "Comment", "mine");
            press(page, "Submit");
            assertThat(said(page))
                    .containsExactly(
                            "1 cell was changed by coauthors of this workbook and is left to them.",
                            "Stored as revision 2: 1 cell.");
            page.evaluate("() => { const table = excelHost.book.tables[0]; const lines = table.lines();"
                    + " const at = table.headings.indexOf('Row id'); [lines[3][at], lines[4][at]] = [lines[4][at], lines[3][at]];"
                    + " table.replace(lines); }");
            press(page, "Validate");
            assertThat(page.locator(".problem p").allInnerTexts())
                    .hasSize(2)
                    .allMatch(text -> text.contains("The hidden row id is another line's"));
            faultless(chromium, page);
        }
    }

    @Test
    void theRibbonsButtonsDoWhatTheySay() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.pane(server.server().startPage());
            assertThat(page.getByText("No week stands in this workbook yet. Choose one, and pull it."))
                    .isVisible();
            settle(page);
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
    void aLargeWeekIsPulledInPiecesThatExcelTakes() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server);
            Page page = chromium.pane(server.server().startPage());
            assertThat(page.getByText("No week stands in this workbook yet. Choose one, and pull it."))
                    .isVisible();
            settle(page);
            stopAfterTheFirstPiece(page);
            page.evaluate("() => { excelHost.requests.length = 0; }");
            press(page, "Pull");
            assertThat(said(page).get(0))
                    .matches("Now at revision 1: 0 cells brought up to date, [0-9,]+ lines added\\.");
            assertThat(page.evaluate("() => excelHost.book.tables[0].rows")).isEqualTo(20_000);
            assertThat(page.evaluate("() => Math.max(...excelHost.requests.map(({ bytes }) => bytes)) <= 2_000_000"))
                    .isEqualTo(true);
            // All but the last piece are nearly full.
            assertThat(page.evaluate("() => { const large = excelHost.requests.filter(({ bytes }) => bytes > 200_000);"
                            + " const all = large.reduce((sum, { bytes }) => sum + bytes, 0);"
                            + " return large.length <= Math.ceil(all / 1_900_000) + 1; }"))
                    .isEqualTo(true);
            faultless(chromium, page);
        }
    }

    /** What was written stays, and the next pull adds the rest. */
    private static void stopAfterTheFirstPiece(Page page) {
        page.evaluate("() => { const { review } = document.querySelector('bidbook-pane'); let stopped = false;"
                + " review.addEventListener('change', () => { if (!stopped && review.state.busy?.done > 0) {"
                + " stopped = true; review.state.busy.cancel(); } }); }");
        press(page, "Pull");
        assertThat(said(page).get(0))
                .matches("Stopped: [0-9,]+ of 20,000 lines are there\\. Pull again for the rest; nothing is lost\\.");
    }

    private static void large(TestServer server) throws Exception {
        server.send(
                "POST",
                "/api/v1/programs",
                "application/json",
                TestServer.program().getBytes(StandardCharsets.UTF_8));
        StringBuilder csv = new StringBuilder(
                "Customer,Program,Bid ID,Branch,DC,Part Number,Description,Category,Annualized Qty,Demand Loaded,Safety Stock,"
                        + "Forecast,Part Status,Superseded By,Stock Status,On Hand,On Order,Open IBT Qty,DC On Hand,Supplier\n");
        for (int line = 0; line < 20_000; line++) {
            csv.append("Harbor Transit Authority,Harbor Transit bus parts award,HT-26-0093,B")
                    .append(line % 40)
                    .append(",ALB,P-")
                    .append(line / 40)
                    .append(",Brake shoe kit,Brakes,260,260,20,21,Active,,In Stock,40,0,0,100,Bass & Kline Co.\n");
        }
        var answer = server.send(
                "POST",
                "/api/v1/programs/" + TestServer.PROGRAM + "/reports/2026-W45",
                "text/csv",
                csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static Page pulled(Chromium chromium, TestServer server) {
        Page page = chromium.pane(server.server().startPage());
        assertThat(page.getByText("No week stands in this workbook yet. Choose one, and pull it."))
                .isVisible();
        settle(page);
        press(page, "Pull");
        return page;
    }

    /** Nothing was asked that the model does not know, and no page complained. */
    private static void faultless(Chromium chromium, Page page) {
        assertThat(page.evaluate("() => excelHost.faults")).isEqualTo(List.of());
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void type(Page page, String key, String column, Object value) {
        page.evaluate(
                "([key, column, value]) => excelHost.type(key.split('|'), column, value)", List.of(key, column, value));
        page.waitForFunction("() => !document.querySelector('bidbook-pane').review.state.busy");
    }

    private static Object cell(Page page, String key, String column) {
        return page.evaluate("([key, column]) => excelHost.cell(key.split('|'), column)", List.of(key, column));
    }
}
