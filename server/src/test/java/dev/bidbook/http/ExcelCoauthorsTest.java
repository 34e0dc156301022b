package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.OTHER;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.large;
import static dev.bidbook.http.ExcelPane.pulled;
import static dev.bidbook.http.ExcelPane.stored;
import static dev.bidbook.http.ExcelPane.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several people in one workbook: what a coauthor wrote is never submitted under another name, unless that is asked for. */
class ExcelCoauthorsTest {

    @TempDir
    Path folder;

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

    /** Before anything was refreshed, whatever a coauthor did there, and after the pane was closed and opened again. */
    @Test
    void coauthorsKeepTheirEditsInAReopenedWorkbookUntilTheyAreAskedFor() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            byte[] file = server.get("/api/v1/sheets/" + TestServer.SHEET + "/workbook", "Accept", Accepts.XLSX)
                    .body();
            Page page = chromium.pane(server.server().startPage(), OpenedWorkbook.sheets(file, true));
            reopened(page);
            page.evaluate("key => excelHost.type(key.split('|'), 'Comment', 'theirs', 'Remote')", KEY);
            awaitForeign(page, 1);
            page.reload();
            reopened(page);
            saved(page, "theirs");
            type(page, OTHER, "Comment", "mine");
            press(page, "Submit");
            assertThat(said(page))
                    .containsExactly(
                            "1 cell was changed by coauthors of this workbook and is left to them.",
                            "Stored as revision 2: 1 cell.");
            assertThat(stored(server, KEY, "Comment")).isEmpty();
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            press(page, "Submit theirs, too");
            assertThat(said(page)).containsExactly("Stored as revision 3: 1 cell.");
            assertThat(stored(server, KEY, "Comment")).isEqualTo("theirs");
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            assertThat(page.evaluate("() => Object.keys(localStorage).filter((name) => name.includes('coauthored'))"))
                    .isEqualTo(List.of());
            faultless(chromium, page);
        }
    }

    /** As it was saved: nobody tells of it any more. */
    private static void saved(Page page, String comment) {
        page.evaluate(
                "([key, comment]) => { const { type } = excelHost; const { changed } = excelHost; excelHost.changed = () => {};"
                        + " type(key.split('|'), 'Comment', comment); excelHost.changed = changed; }",
                List.of(KEY, comment));
    }

    private static void reopened(Page page) {
        assertThat(page.getByText("This is a copy of Weekly review · harbor-transit · 2026-W45, made from revision 1."))
                .isVisible();
        settle(page);
    }

    /** What is let go of in a copy of the sheet stays known in the other one, also after the pane was closed and opened again. */
    @Test
    void eachCopyOfASheetKeepsItsOwnCoauthoredCells() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.pane(server.server().startPage(), twice(server));
            reopened(page);
            page.evaluate("key => excelHost.type(key.split('|'), 'Comment', 'theirs', 'Remote')", KEY);
            awaitForeign(page, 1);
            page.evaluate("() => excelHost.turn('Copy')");
            page.waitForFunction("() => document.querySelector('bidbook-pane').review.workbook.at.sheet"
                    + " === excelHost.book.tables[1].sheet.id");
            press(page, "Refresh");
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            page.reload();
            reopened(page);
            saved(page, "theirs");
            press(page, "Submit");
            assertThat(said(page))
                    .containsExactly(
                            "1 cell was changed by coauthors of this workbook and is left to them.",
                            "There is nothing to submit: no cell differs from what is stored.");
            assertThat(stored(server, KEY, "Comment")).isEmpty();
            faultless(chromium, page);
        }
    }

    /** The sheet of the week, and another of the same content. */
    private static String twice(TestServer server) throws Exception {
        byte[] file = server.get("/api/v1/sheets/" + TestServer.SHEET + "/workbook", "Accept", Accepts.XLSX)
                .body();
        ArrayNode sheets = new ObjectMapper().createArrayNode();
        for (String name : List.of("Review", "Copy")) {
            new ObjectMapper().readTree(OpenedWorkbook.sheets(file, true)).forEach(sheet -> {
                if (sheet.has("table")) {
                    sheets.add(((ObjectNode) sheet).put("name", name));
                }
            });
        }
        return sheets.toString();
    }

    /** What a coauthor wrote is in a copy of the sheet as well. */
    @Test
    void inACopyOfASheetCoauthoredCellsAreLeftToThem() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = pulled(chromium, server);
            page.evaluate("key => excelHost.type(key.split('|'), 'Comment', 'theirs', 'Remote')", KEY);
            awaitForeign(page, 1);
            page.evaluate("() => { excelHost.book.copy('Review', 'Copy'); excelHost.turn('Copy'); }");
            page.waitForFunction("() => document.querySelector('bidbook-pane').review.workbook.at.sheet"
                    + " === excelHost.book.tables[1].sheet.id");
            press(page, "Submit");
            assertThat(said(page))
                    .containsExactly(
                            "1 cell was changed by coauthors of this workbook and is left to them.",
                            "There is nothing to submit: no cell differs from what is stored.");
            faultless(chromium, page);
        }
    }

    /** More than can be told cell by cell, several areas, and lines pushed down. */
    @Test
    void whatACoauthorPastesIsLeftToThemHoweverMuchItIs() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            large(server, 20_000);
            Page page = pulled(chromium, server);
            page.evaluate("() => excelHost.fill('Comment', 0, 2500, 'pasted', 'Remote')");
            awaitForeign(page, 2500);
            page.evaluate("() => { const { changed } = excelHost; const areas = [];"
                    + " excelHost.changed = (address) => areas.push(address);"
                    + " excelHost.fill('Owner', 0, 2, 'Buyer', 'Remote'); excelHost.fill('ETA', 4, 1, 46357, 'Remote');"
                    + " excelHost.changed = changed; changed(areas.join(','), 'Remote'); }");
            awaitForeign(page, 2503);
            page.evaluate("() => { const { changed } = excelHost;"
                    + " excelHost.changed = (address) => changed(address, 'Remote', 'RowInserted');"
                    + " excelHost.fill('Owner', 9, 1, 'Buyer'); excelHost.changed = changed; }");
            awaitForeign(page, 2504);
            // A coauthor who sorts writes everybody's cells, and takes nobody's away.
            page.evaluate("() => excelHost.fill('Comment', 3000, 1, 'mine')");
            page.waitForFunction("() => document.querySelector('bidbook-pane').review.state.unsent === 2505");
            page.evaluate("() => excelHost.fill('Comment', 3000, 1, 'mine', 'Remote')");
            page.evaluate("() => excelHost.fill('Comment', 3001, 1, 'theirs', 'Remote')");
            awaitForeign(page, 2505);
            press(page, "Submit");
            assertThat(said(page))
                    .containsExactly(
                            "2,505 cells were changed by coauthors of this workbook and are left to them.",
                            "Stored as revision 2: 1 cell.");
            faultless(chromium, page);
        }
    }

    private static void awaitForeign(Page page, int cells) {
        page.waitForFunction(
                "cells => document.querySelector('bidbook-pane').review.held.foreign.size === cells", cells);
    }
}
