package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.settle;

import com.microsoft.playwright.Page;
import java.util.List;

/** What the tests of the review page do in its grid. */
final class GridPage {

    private GridPage() {}

    /** The page of the demo's week, with all its lines. */
    static Page opened(Chromium chromium, TestServer server) {
        Page page = chromium.page(1360, 820);
        page.navigate(server.server().startPage() + "review/" + TestServer.PROGRAM + "/2026-W45");
        assertThat(page.locator("#shown")).hasText("928 lines");
        settle(page);
        return page;
    }

    /** Selects a cell as the pane's own links do. */
    static void select(Page page, String key, String column) {
        page.evaluate(
                "([key, column]) => document.querySelector('bidbook-pane').review.goTo({ key, column })",
                List.of(key, column));
        settle(page);
    }

    /** Types a text into a cell. */
    static void write(Page page, String key, String column, String text) {
        select(page, key, column);
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    /** What a cell holds. */
    static Object value(Page page, String key, String column) {
        return page.evaluate(
                "([key, column]) => { const { workbook } = document.querySelector('bidbook-pane').review;"
                        + " return workbook.byKey.get(key)[workbook.fields.get(column)]; }",
                List.of(key, column));
    }

    /** By what the grid knows a column. */
    static String field(Page page, String column) {
        return (String) page.evaluate(
                "column => document.querySelector('bidbook-pane').review.workbook.fields.get(column)", column);
    }
}
