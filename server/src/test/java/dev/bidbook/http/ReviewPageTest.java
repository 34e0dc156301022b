package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.picture;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.GridPage.select;
import static dev.bidbook.http.GridPage.value;
import static dev.bidbook.http.GridPage.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.bidbook.people.AccountOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review in a browser, end to end: the grid and the pane beside it. */
class ReviewPageTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";
    private static final String OTHER = "CB-8243|BGR|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void aWeekIsReviewedInTheBrowser() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = GridPage.opened(chromium, server);
            edit(page);
            paste(page);
            assertThat(violations(page)).isEmpty();
            mendAndSubmit(page);
            conflict(server, page);
            refreshWithEdits(server, page);
            comeBackLater(page);
            filterAndSort(page);
            goFar(page);
            goAcross(page);
            assertThat(violations(page)).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void whereThereAreAccountsOneSignsInFirst() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            administrator(server);
            Page page = chromium.page(1360, 820);
            page.navigate(server.server().startPage() + "review/" + TestServer.PROGRAM + "/2026-W45");
            assertThat(page.getByText("Sign in to see your programs.")).isVisible();
            assertThat(violations(page)).isEmpty();
            page.getByLabel("Name").fill("Ada Moreau");
            page.getByLabel("Password").fill("not hers at all");
            page.locator("form button").click();
            assertThat(page.locator(".notice.bad")).containsText("This does not sign anybody in");
            page.getByLabel("Password").fill("an own and long one");
            page.locator("form button").click();
            assertThat(page.getByText("Signed in as")).isVisible();
            assertThat(page.locator("#shown")).containsText("lines");
            settle(page);
            // An administrator reads; cells are for those who review.
            select(page, KEY, "ETA");
            page.keyboard().type("2026-12-01");
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            press(page, "Sign out");
            assertThat(page.getByText("Sign in to see your programs.")).isVisible();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Somebody with an account and a password of her own. */
    private static void administrator(TestServer server) throws Exception {
        if (!(server.accounts().add("Ada Moreau", true, null, "test") instanceof AccountOutcome.Stored stored)) {
            throw new IllegalStateException("the account was not made");
        }
        String first = String.valueOf(stored.password());
        String body = "{\"name\": \"Ada Moreau\", \"password\": \"%s\"}".formatted(first);
        var begun = server.send("POST", "/api/v1/sign-ins", Accepts.JSON, body.getBytes(StandardCharsets.UTF_8));
        String token = new ObjectMapper().readTree(begun.body()).get("token").asText();
        String change = "{\"current\": \"%s\", \"new\": \"an own and long one\"}".formatted(first);
        var changed = server.send(
                "POST",
                "/api/v1/account/password",
                Accepts.JSON,
                change.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + token);
        assertThat(changed.statusCode()).isLessThan(300);
    }

    private static void edit(Page page) {
        select(page, KEY, "ETA");
        page.keyboard().type("2026-12-01");
        page.keyboard().press("Enter");
        assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
        select(page, KEY, "Description");
        page.keyboard().type("mine");
        assertThat(value(page, KEY, "Description")).isEqualTo("Brake pad set, front");
        press(page, "Submit");
        assertThat(said(page)).containsExactly("Stored as revision 2: 1 cell.");
    }

    /** A block as a spreadsheet copies it: ETA, IBT number, IBT qty requested. */
    private static void paste(Page page) {
        page.evaluate("navigator.clipboard.writeText('2026-12-02\\tIBT-1\\t4\\r\\n31.02.2026\\tIBT-2\\tabc\\r\\n')");
        select(page, KEY, "ETA");
        page.keyboard().press("Control+v");
        assertThat(page.locator(".unsent")).hasText("6 cells not submitted");
        picture(page, "review-pasted");
        press(page, "Validate");
        assertThat(said(page)).containsExactly("2 problems: nothing is stored before they are mended");
        assertThat(page.locator(".problem p").allInnerTexts())
                .containsExactlyInAnyOrder(
                        "31.02.2026 is not a date. Write a date such as 2026-03-02.",
                        "abc is not a number. Write a whole number such as 12.");
        picture(page, "review-problems");
    }

    private static void mendAndSubmit(Page page) {
        press(page, "Submit");
        assertThat(said(page)).containsExactly("2 problems: nothing is stored before they are mended");
        select(page, OTHER, "ETA");
        page.keyboard().press("Delete");
        select(page, OTHER, "IBT qty requested");
        page.keyboard().press("Delete");
        press(page, "Submit");
        assertThat(said(page)).containsExactly("Stored as revision 3: 4 cells.");
    }

    private static void conflict(TestServer server, Page page) throws Exception {
        select(page, KEY, "IBT number");
        page.keyboard().type("IBT-mine");
        page.keyboard().press("Enter");
        other(server, KEY, "{\"IBT number\": \"IBT-9\", \"Comment\": \"from Ben\"}");
        assertThat(page.getByText("Somebody submitted: revision 4 is there. Refresh brings it; your edits stay."))
                .isVisible();
        press(page, "Submit");
        assertThat(said(page)).containsExactly("1 cell changed by you and by somebody else");
        assertThat(page.locator(".side .value").allInnerTexts()).containsExactly("IBT-mine", "IBT-9");
        picture(page, "review-conflict");
        page.locator(".side").nth(1).click();
        press(page, "Submit with these choices");
        assertThat(value(page, KEY, "IBT number")).isEqualTo("IBT-9");
        assertThat(value(page, KEY, "Comment")).isEqualTo("from Ben");
        assertThat(page.locator(".unsent")).hasText("Nothing to submit");
    }

    private static void refreshWithEdits(TestServer server, Page page) throws Exception {
        select(page, KEY, "Comment");
        page.keyboard().type("not sent yet");
        page.keyboard().press("Enter");
        other(server, OTHER, "{\"Comment\": \"also from Ben\"}");
        press(page, "Refresh");
        assertThat(value(page, KEY, "Comment")).isEqualTo("not sent yet");
        assertThat(value(page, OTHER, "Comment")).isEqualTo("also from Ben");
    }

    /** What was not submitted is there again after the page was closed, also when it was closed again before all of the week was there. */
    private static void comeBackLater(Page page) {
        String findings = "**/findings/lines**";
        page.route(findings, never -> {});
        page.waitForRequest(findings, page::reload);
        page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 300))");
        page.unroute(findings);
        page.reload();
        assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
        settle(page);
        assertThat(value(page, KEY, "Comment")).isEqualTo("not sent yet");
    }

    /** What could not be put back waits, and what is edited meanwhile is kept beside it. */
    @Test
    void editsAreKeptAlsoWhereThoseOfBeforeCouldNotBePutBack() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = GridPage.opened(chromium, server);
            write(page, KEY, "Comment", "before");
            comeBackInVain(page);
            assertThat(said(page))
                    .containsExactly(
                            "The grid does not answer.",
                            "1 cell that you had not submitted could not be put back. It is still kept:"
                                    + " open the page again to have it back.");
            assertThat(value(page, KEY, "Comment")).isNull();
            write(page, OTHER, "Comment", "meanwhile");
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            page.reload();
            assertThat(page.locator(".unsent")).hasText("2 cells not submitted");
            settle(page);
            assertThat(said(page)).containsExactly("2 cells that you had not submitted are here again.");
            assertThat(value(page, KEY, "Comment")).isEqualTo("before");
            assertThat(value(page, OTHER, "Comment")).isEqualTo("meanwhile");
            comeBackInVain(page);
            write(page, KEY, "Comment", "written anew");
            page.reload();
            assertThat(page.locator(".unsent")).hasText("2 cells not submitted");
            settle(page);
            assertThat(value(page, KEY, "Comment")).isEqualTo("written anew");
            press(page, "Submit");
            assertThat(said(page)).containsExactly("Stored as revision 2: 2 cells.");
            assertThat(page.evaluate("() => Object.keys(localStorage).filter((name) => name.includes('draft'))"))
                    .isEqualTo(List.of());
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Opens the page again, in which cells cannot be written. */
    private static void comeBackInVain(Page page) {
        String threads = "**/threads?**";
        List<Route> held = new ArrayList<>();
        page.route(threads, held::add);
        page.reload();
        page.waitForCondition(() -> !held.isEmpty());
        page.evaluate("() => { document.querySelector('bidbook-pane').review.workbook.draft.restore ="
                + " () => { throw new Error('The grid does not answer.'); }; }");
        page.unroute(threads);
        held.forEach(Route::resume);
        assertThat(page.locator(".notice p").last()).containsText("that you had not submitted");
        settle(page);
    }

    private static void goFar(Page page) {
        page.evaluate("() => { const { review } = document.querySelector('bidbook-pane');"
                + " return review.goTo({ key: review.workbook.lines[600]['#key'], column: 'ETA' }); }");
        settle(page);
        page.waitForFunction("() => { const { top, bottom } = document.querySelector('.tabulator-tableholder')"
                + ".getBoundingClientRect(); const lines = [...document.querySelectorAll('.tabulator-row')]"
                + ".map((line) => line.getBoundingClientRect()); return Math.min(...lines.map((line) => line.top)) <= top"
                + " && Math.max(...lines.map((line) => line.bottom)) >= bottom; }");
    }

    /** Going to a cell shows it, whatever columns were in sight before. */
    private static void goAcross(Page page) {
        for (String column : List.of("Bid status", "Branch", "ETA", "Part Number")) {
            select(page, KEY, column);
            page.waitForFunction(
                    "column => { const field = document.querySelector('bidbook-pane').review.workbook.fields.get(column);"
                            + " const cell = document.querySelector(`.tabulator-row [tabulator-field=${field}]`)?.getBoundingClientRect();"
                            + " const holder = document.querySelector('.tabulator-tableholder').getBoundingClientRect();"
                            + " const frozen = document.querySelector('.tabulator-row .line-name').getBoundingClientRect();"
                            + " return cell && cell.left >= frozen.right - 1 && cell.right <= holder.right; }",
                    column);
        }
    }

    private static void filterAndSort(Page page) {
        page.getByLabel("Only lines with edits of mine").check();
        assertThat(page.locator("#shown")).containsText("1 of");
        page.getByText("Clear filters").click();
        page.getByLabel("Search in all columns").fill("0048812-not-there");
        assertThat(page.locator("#shown")).containsText("0 of");
        page.getByText("Clear filters").click();
        page.locator(".tabulator-col[tabulator-field=c1] .tabulator-col-title").click();
        assertThat(page.locator(".tabulator-row").first().locator("[tabulator-field=c1]"))
                .hasText("BGR");
    }

    static void other(TestServer server, String key, String values) throws Exception {
        String body = "{\"rows\": [{\"key\": \"%s\", \"values\": %s}]}".formatted(key, values);
        var answer = server.send(
                "POST",
                "/api/v1/sheets/" + TestServer.SHEET + "/submissions",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                "X-Bidbook-User",
                "Ben Osei");
        assertThat(answer.statusCode()).isEqualTo(201);
    }
}
