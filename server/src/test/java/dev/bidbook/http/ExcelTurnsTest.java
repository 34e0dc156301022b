package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.OTHER;
import static dev.bidbook.http.ExcelPane.cell;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.stored;
import static dev.bidbook.http.ExcelPane.type;
import static dev.bidbook.http.ReviewPageTest.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook in which two weeks stand: the pane is about the one that the person looks at. */
class ExcelTurnsTest {

    static final String NAME = " Harbor Transit bus parts award";
    static final String FIRST = "2026-W45" + NAME;
    static final String SECOND = "2026-W46" + NAME;

    @TempDir
    Path folder;

    @Test
    void thePaneFollowsThePersonFromSheetToSheet() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = twoWeeks(chromium, server);
            turn(page, "Review", FIRST);
            assertThat(page.locator("select").last()).hasValue(TestServer.SHEET);
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            assertThat(violations(page)).isEmpty();
            conflictsAreThereAgain(server, page);
            pagesAreOfTheSheet(page);
            awayAndBack(page);
            assertThat(page.evaluate("() => excelHost.faults")).isEqualTo(List.of());
        }
    }

    /** Who looks up something in another week while choosing finds the choices as they were. */
    private static void conflictsAreThereAgain(TestServer server, Page page) throws Exception {
        type(page, KEY, "Comment", "mine");
        other(server, KEY, "{\"Comment\": \"Ben's\"}");
        press(page, "Submit");
        press(page, "Mine everywhere");
        turn(page, "Review 2", null);
        assertThat(page.locator("fieldset")).hasCount(0);
        assertThat(page.locator(".sheet")).hasText(SECOND);
        assertThat(said(page))
                .containsExactly("This is a copy of Weekly review · harbor-transit · 2026-W46, made from revision 1.");
        turn(page, "Sheet1", SECOND);
        turn(page, "Review", FIRST);
        press(page, "Changes 1");
        press(page, "Submit with these choices");
        assertThat(said(page)).containsExactly("Stored as revision 3: 1 cell.");
        assertThat(stored(server, KEY, "Comment")).isEqualTo("mine");
    }

    /** What is listed beside is read anew: nobody signs, or goes by, what is another week's. */
    private static void pagesAreOfTheSheet(Page page) {
        page.evaluate("key => excelHost.point(key.split('|'), 'Comment')", KEY);
        press(page, "History");
        assertThat(page.locator(".entry").first()).containsText("mine");
        page.evaluate("() => excelHost.turn('Review 2')");
        assertThat(page.locator(".entry")).hasCount(0);
        settle(page);
        press(page, "Findings");
        assertThat(page.locator("li.finding").first()).isVisible();
        page.waitForResponse("**/2026-W45/findings?*", () -> page.evaluate("() => excelHost.turn('Review')"));
        settle(page);
        assertThat(page.locator("li.finding").first()).isVisible();
        press(page, "Week");
    }

    /** What is known of a sheet is there without the server, too; what is not is asked for once the line is back. */
    private static void awayAndBack(Page page) {
        page.route("**/api/v1/**", Route::abort);
        turn(page, "Review 2", SECOND);
        page.evaluate("() => excelHost.book.copy('Review', 'Copy')");
        page.evaluate("() => excelHost.turn('Copy')");
        assertThat(page.locator(".line")).hasText("Server away");
        assertThat(page.locator(".sheet")).hasText(SECOND);
        page.unroute("**/api/v1/**");
        press(page, "Comments");
        assertThat(page.locator(".line")).hasText("Connected");
        press(page, "Week");
        assertThat(page.locator(".sheet")).hasText(FIRST);
    }

    @Test
    void whatRunsIsNotInterrupted() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = twoWeeks(chromium, server);
            turn(page, "Review", FIRST);
            submit(server, page);
            refresh(server, page);
            pull(page);
            faultless(chromium, page);
        }
    }

    private static void submit(TestServer server, Page page) throws Exception {
        type(page, KEY, "Comment", "for the first week");
        Route held = held(page, "**/submissions", "Submit");
        page.evaluate("() => excelHost.turn('Review 2')");
        assertThat(page.locator(".busy")).isVisible();
        assertThat(page.locator(".sheet")).hasText(FIRST);
        held.resume();
        assertThat(page.locator(".sheet")).hasText(SECOND);
        settle(page);
        assertThat(stored(server, KEY, "Comment")).isEqualTo("for the first week");
        assertThat(second(page, "Comment")).isEqualTo("");
    }

    private static void refresh(TestServer server, Page page) throws Exception {
        turn(page, "Review", FIRST);
        other(server, OTHER, "{\"Comment\": \"from Ben\"}");
        Route held = held(page, "**/sheets/weekly-review/harbor-transit/2026-W45?*", "Refresh");
        page.evaluate("() => excelHost.turn('Review 2')");
        held.resume();
        assertThat(page.locator(".sheet")).hasText(SECOND);
        settle(page);
        assertThat(cell(page, OTHER, "Comment")).isEqualTo("from Ben");
        turn(page, "Review", FIRST);
        assertThat(page.locator(".card").first()).containsText("Revision 3");
    }

    /** A third week comes onto a sheet of its own, wherever the person is meanwhile. */
    private static void pull(Page page) {
        page.locator("select").last().selectOption("weekly-review/" + TestServer.PROGRAM + "/2026-W47");
        Route held = held(page, "**/sheets/weekly-review/harbor-transit/2026-W47?*", "Pull");
        page.evaluate("() => excelHost.turn('Sheet1')");
        held.resume();
        settle(page);
        assertThat(said(page).get(0)).endsWith("lines at revision 1.");
        assertThat(page.locator(".sheet")).hasText("2026-W47" + NAME);
    }

    /** Presses a button whose request waits to be let go on. */
    static Route held(Page page, String address, String button) {
        List<Route> held = new ArrayList<>();
        page.route(address, held::add);
        page.waitForRequest(address, () -> button(page, button).first().click());
        page.waitForCondition(() -> !held.isEmpty());
        page.unroute(address);
        return held.get(0);
    }

    private static Object second(Page page, String column) {
        return page.evaluate(
                "([key, column]) => { const table = excelHost.book.tables[1];"
                        + " return table.lines().find((line) => key.split('|').every((part) => line.includes(part)))[table.headings.indexOf(column)]; }",
                List.of(KEY, column));
    }

    static Page twoWeeks(Chromium chromium, TestServer server) throws Exception {
        server.importWeek(1, "2026-W46");
        server.importWeek(2, "2026-W47");
        Page page = ExcelPane.opened(chromium, server);
        for (String week : List.of("2026-W45", "2026-W46")) {
            page.locator("select").last().selectOption("weekly-review/" + TestServer.PROGRAM + "/" + week);
            press(page, "Pull");
            assertThat(page.locator(".sheet")).hasText(week + NAME);
        }
        return page;
    }

    /** Turns to a sheet by its tab, and waits until the card says what it is about, if it is there. */
    static void turn(Page page, String sheet, @Nullable String card) {
        page.evaluate("sheet => excelHost.turn(sheet)", sheet);
        if (card != null) {
            assertThat(page.locator(".sheet")).hasText(card);
        }
        settle(page);
    }
}
