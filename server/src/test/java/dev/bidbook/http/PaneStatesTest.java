package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** axe-core finds nothing serious in any state of the pane, whether it is light or dark or in forced colors; those that other tests examine are left to them. */
class PaneStatesTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void everyPageInEveryStateCanBeUsedByAll() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            members(server);
            Page page = ExcelPane.opened(chromium, server);
            without(page);
            press(page, "Pull");
            clean(page, "week");
            page.getByText("What each button does").click();
            assertThat(page.getByText("goes to the next cell that a finding asks about."))
                    .isVisible();
            clean(page, "help");
            Chromium.wholePicture(page, "pane-help");
            page.getByText("What each button does").click();
            history(page);
            signOff(page);
            findings(page);
            undo(page);
            busy(page);
            away(page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Nobody may sign before a RAM is named. */
    private static void members(TestServer server) throws Exception {
        String body = "{\"members\": {\"RAM\": [\"local\"], \"NAM\": [\"local\"]}}";
        var answer = server.send(
                "PATCH", "/api/v1/programs/" + TestServer.PROGRAM, Accepts.JSON, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** Before a week is pulled the pages say what to do first. */
    private static void without(Page page) throws Exception {
        for (String tab : List.of("Findings", "History", "Comments", "Review", "Sign off")) {
            press(page, tab);
            clean(page, tab + " without a week");
        }
        press(page, "Week");
    }

    private static void history(Page page) throws Exception {
        press(page, "History");
        clean(page, "history of nothing");
        page.evaluate("key => excelHost.type(key.split('|'), 'Comment', 'first')", KEY);
        press(page, "Submit");
        page.evaluate("key => excelHost.point(key.split('|'), 'Comment')", KEY);
        press(page, "History");
        assertThat(page.locator(".entry")).containsText("first");
        clean(page, "history of a cell");
        page.evaluate("key => excelHost.point(key.split('|'), 'ETA')", KEY);
        assertThat(page.locator("#pane-page button")).containsText("ETA of");
        clean(page, "history, another cell selected");
    }

    private static void signOff(Page page) throws Exception {
        press(page, "Sign off");
        assertThat(page.getByText("Nobody has signed this week yet.")).isVisible();
        clean(page, "sign-off, nobody signed");
        page.getByLabel("Comment").fill("As discussed.");
        press(page, "Sign off this revision");
        assertThat(page.locator(".entry")).containsText("As discussed.");
        clean(page, "sign-off, signed");
        Chromium.picture(page, "pane-signed");
        page.evaluate("key => excelHost.type(key.split('|'), 'Comment', 'second')", KEY);
        press(page, "Sign off this revision");
        assertThat(page.getByText("Submit your edits first: a signature covers what is stored."))
                .isVisible();
        clean(page, "sign-off, refused");
        press(page, "Submit");
        press(page, "Sign off");
        assertThat(page.getByText("1 cell changed since the signature")).isVisible();
        clean(page, "sign-off, changed since");
        press(page, "Review");
        press(page, "Complete the week");
        clean(page, "review, not complete");
    }

    private static void findings(Page page) throws Exception {
        press(page, "Validate");
        clean(page, "findings");
        press(page, "Next finding");
        clean(page, "next finding");
    }

    private static void undo(Page page) throws Exception {
        press(page, "Week");
        press(page, "Undo my last submission");
        assertThat(page.getByText("This puts 1 cell back as it was.")).isVisible();
        clean(page, "undo, asked");
        press(page, "Undo it");
        clean(page, "undone");
    }

    /** While something runs, and can be cancelled. */
    private static void busy(Page page) throws Exception {
        page.evaluate("() => document.querySelector('bidbook-pane').review.set({ busy: { what: 'Reading the lines"
                + " from the server …', done: 3, total: 8, cancel: () => {} } })");
        clean(page, "busy");
        page.evaluate("() => document.querySelector('bidbook-pane').review.set({ busy: null })");
    }

    private static void away(Page page) throws Exception {
        page.route("**/api/v1/**", route -> route.abort());
        press(page, "Refresh");
        assertThat(page.locator(".line")).hasText("Server away");
        clean(page, "server away");
        page.unroute("**/api/v1/**");
    }

    @Test
    void withoutOfficeThePaneSaysSo() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.page(320, 800);
            page.route("https://appsforoffice.microsoft.com/**", route -> route.abort());
            page.navigate(server.server().startPage() + "pane/taskpane.html");
            assertThat(page.getByText("Office.js could not be loaded, so the pane cannot reach Excel. Check the"
                            + " connection, close the pane and open it again."))
                    .isVisible();
            clean(page, "no Office.js");
        }
    }

    private static void clean(Page page, String state) throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(violations(page)).as(state + ", " + scheme).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(state + ", overflow")
                    .isEqualTo(0);
        }
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setForcedColors(ForcedColors.ACTIVE));
        assertThat(violations(page)).as(state + ", forced colors").isEmpty();
        Chromium.picture(page, "pane-forced-" + state.replaceAll("\\W+", "-"));
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.NONE));
    }
}
