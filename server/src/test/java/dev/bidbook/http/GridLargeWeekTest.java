package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large week in the browser's grid. */
class GridLargeWeekTest {

    private static final int LINES = 20_000;
    private static final int LINE_HEIGHT = 40;
    private static final String FIRST = "P-0|B0|HT-26-0093";
    private static final String LAST = "P-499|B39|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void itsLastLineIsScrolledToEditedFilteredAndSubmitted() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            ExcelPane.large(server, LINES);
            Page page = chromium.page(1360, 820);
            page.navigate(server.server().startPage() + "review/" + TestServer.PROGRAM + "/2026-W45");
            assertThat(page.locator("#shown")).hasText("20,000 lines");
            settle(page);
            assertThat(said(page)).containsExactly("20,000 lines at revision 1.");
            assertThat(line(page, FIRST)).isVisible();
            edit(page);
            filter(page);
            press(page, "Submit");
            assertThat(said(page)).containsExactly("Stored as revision 2: 1 cell.");
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            assertThat(ExcelPane.stored(server, LAST, "ETA")).isEqualTo("2026-12-01");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Goes to the end by the mouse's wheel; only the lines around it are drawn. */
    private static void edit(Page page) {
        GridPage.select(page, FIRST, "ETA");
        line(page, FIRST).hover();
        page.mouse().wheel(0, LINES * LINE_HEIGHT);
        assertThat(line(page, LAST)).isVisible();
        assertThat(line(page, FIRST)).hasCount(0);
        assertThat((int) page.evaluate("() => document.querySelectorAll('.tabulator-row').length"))
                .isLessThan(100);
        eta(page).click();
        page.keyboard().type("2026-12-01");
        page.keyboard().press("Enter");
        assertThat(eta(page)).hasText("2026-12-01");
        assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
    }

    private static void filter(Page page) {
        page.getByLabel("Only lines with edits of mine").check();
        assertThat(page.locator("#shown")).hasText("1 of 20,000 lines");
        assertThat(line(page, LAST)).isVisible();
        button(page, "Clear filters").click();
        page.getByLabel("Search in all columns").fill("p-499");
        assertThat(page.locator("#shown")).hasText("40 of 20,000 lines");
        assertThat(line(page, "P-499|B0|HT-26-0093")).isVisible();
        button(page, "Clear filters").click();
        assertThat(page.locator("#shown")).hasText("20,000 lines");
    }

    private static Locator line(Page page, String key) {
        return page.locator(".tabulator-row")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(key.replace("|", " · "), new Page.GetByTextOptions().setExact(true))));
    }

    /** The cell under ETA of the last line. */
    private static Locator eta(Page page) {
        String field = GridPage.field(page, "ETA");
        return line(page, LAST).locator("[tabulator-field=" + field + "]");
    }
}
