package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.OTHER;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.stored;
import static dev.bidbook.http.ExcelPane.type;
import static dev.bidbook.http.ExcelTurnsTest.FIRST;
import static dev.bidbook.http.ExcelTurnsTest.NAME;
import static dev.bidbook.http.ExcelTurnsTest.SECOND;
import static dev.bidbook.http.ExcelTurnsTest.turn;
import static dev.bidbook.http.ExcelTurnsTest.twoWeeks;
import static dev.bidbook.http.ReviewPageTest.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several weeks in one workbook: each is known by itself, also while the person looks at another. */
class ExcelSheetsTest {

    private static final String TEMPLATE = "**/templates/weekly-review";
    private static final String THIRD = "2026-W47" + NAME;

    @TempDir
    Path folder;

    @Test
    void theNewestTurnAloneCounts() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = threeWeeks(chromium, server);
            List<Route> held = new ArrayList<>();
            page.route(TEMPLATE, held::add);
            page.evaluate("() => excelHost.turn('2026-W46')");
            page.waitForCondition(() -> held.size() == 1);
            page.evaluate("() => excelHost.turn('2026-W45')");
            answer(page, held.get(0));
            assertThat(page.locator(".sheet")).hasText(FIRST);
            page.evaluate("() => excelHost.turn('2026-W46')");
            page.waitForCondition(() -> held.size() == 2);
            page.evaluate("() => excelHost.turn('2026-W47')");
            page.waitForCondition(() -> held.size() == 3);
            answer(page, held.get(2));
            assertThat(page.locator(".sheet")).hasText(THIRD);
            answer(page, held.get(1));
            assertThat(page.locator(".sheet")).hasText(THIRD);
            faultless(chromium, page);
        }
    }

    /** Lets an answer come, and whatever follows from it. */
    private static void answer(Page page, Route held) {
        page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 200))");
        page.waitForResponse(TEMPLATE, held::resume);
        page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 200))");
        settle(page);
    }

    /** A signature is for the week that was shown when it was given. */
    @Test
    void nobodySignsTheWeekThatTheyOnlyJustTurnedTo() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = threeWeeks(chromium, server);
            press(page, "Sign off");
            List<Route> held = new ArrayList<>();
            page.route(TEMPLATE, held::add);
            page.evaluate("() => excelHost.turn('2026-W46')");
            page.waitForCondition(() -> held.size() == 1);
            press(page, "Sign off this revision");
            assertThat(said(page))
                    .containsExactly(
                            "Another sheet of the workbook is in front now, and this was read for the one before."
                                    + " Nothing was done: look at what is shown for this sheet.");
            page.unroute(TEMPLATE);
            held.forEach(Route::resume);
            assertThat(page.locator(".notice p").last())
                    .hasText("This is a copy of Weekly review · harbor-transit · 2026-W46, made from revision 1.");
            settle(page);
            assertThat(button(page, "Sign off this revision")).isVisible();
            for (String week : List.of("2026-W45", "2026-W46")) {
                assertThat(server.get("/api/v1/sheets/weekly-review/harbor-transit/" + week + "/sign-offs")
                                .body())
                        .asString()
                        .contains("\"signOffs\":[]");
            }
            faultless(chromium, page);
        }
    }

    @Test
    void whatCoauthorsWriteOnAnotherSheetIsLeftToThem() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = twoWeeks(chromium, server);
            turn(page, "Review", FIRST);
            type(page, OTHER, "Comment", "mine");
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            turn(page, "Review 2", SECOND);
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            page.evaluate("key => excelHost.type(key.split('|'), 'Comment', 'theirs', 'Remote')", KEY);
            // A coauthor who sorts writes everybody's cells.
            page.evaluate("key => excelHost.type(key.split('|'), 'Comment', 'mine', 'Remote')", OTHER);
            page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 300))");
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            turn(page, "Review", FIRST);
            assertThat(page.locator(".unsent")).hasText("2 cells not submitted");
            press(page, "Submit");
            assertThat(said(page))
                    .containsExactly(
                            "1 cell was changed by coauthors of this workbook and is left to them.",
                            "Stored as revision 2: 1 cell.");
            assertThat(stored(server, KEY, "Comment")).isEmpty();
            assertThat(stored(server, OTHER, "Comment")).isEqualTo("mine");
            faultless(chromium, page);
        }
    }

    /** What others store in a week is told of when one comes back to it, and not on another sheet. */
    @Test
    void newsAreOfTheirSheet() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = twoWeeks(chromium, server);
            other(server, KEY, "{\"Comment\": \"from Ben\"}");
            page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 1000))");
            assertThat(page.locator(".newer")).hasCount(0);
            turn(page, "Review", FIRST);
            assertThat(page.locator(".newer")).hasText("Revision 2 is there.");
            faultless(chromium, page);
        }
    }

    /** Of a week that is pulled nothing of the one before is shown, and what was chosen there waits; marks go away where they stand. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void conflictsWaitWhileAnotherWeekIsPulled(boolean older) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            server.importWeek(1, "2026-W46");
            Page page = ExcelPane.opened(chromium, server);
            pull(page, "2026-W45");
            press(page, "Sign off");
            press(page, "Sign off this revision");
            assertThat(page.locator("li.entry")).hasCount(1);
            press(page, "Week");
            type(page, KEY, "Comment", "mine");
            other(server, KEY, "{\"Comment\": \"Ben's\"}");
            press(page, "Submit");
            press(page, "Mine everywhere");
            assertThat(conflictMarks(page)).isEqualTo(1);
            if (older) {
                // Older panes kept the ids alone.
                page.evaluate(
                        "() => { const { settings } = excelHost.book;"
                                + " settings.set('bidbook marks', JSON.stringify(Object.values(JSON.parse(settings.get('bidbook marks'))).flat())); }");
            }
            press(page, "Week");
            pull(page, "2026-W46");
            press(page, "Validate");
            page.route("**/2026-W46/**", Route::abort);
            press(page, "Sign off");
            assertThat(page.locator("li.entry")).hasCount(0);
            page.unroute("**/2026-W46/**");
            turn(page, "Review", null);
            press(page, "Changes 1");
            press(page, "Submit with these choices");
            assertThat(said(page)).containsExactly("Stored as revision 3: 1 cell.");
            assertThat(stored(server, KEY, "Comment")).isEqualTo("mine");
            assertThat(conflictMarks(page)).isEqualTo(0);
            faultless(chromium, page);
        }
    }

    private static Object conflictMarks(Page page) {
        return page.evaluate(
                "() => excelHost.book.tables[0].sheet.rules.filter(({ fill }) => fill === '#D9C2F0').length");
    }

    /** Excel did not take the pane's listeners at first: it is asked again, and the pane hears. */
    @ParameterizedTest
    @ValueSource(strings = {"RegisterActivatedEvent", "RegisterDataChangedEvent"})
    void listenersThatFailedAreRegisteredAgain(String registering) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = ExcelPane.opened(chromium, server);
            page.evaluate(
                    "registering => { let failed = false; Object.defineProperty(excelHost, 'refuse', { get: () => {"
                            + " if (failed || !excelHost.requests.at(-1).text.includes(registering)) return null;"
                            + " failed = true; return 'GeneralException'; } }); }",
                    registering);
            press(page, "Pull");
            assertThat(page.locator(".notice.bad")).hasCount(1);
            press(page, "Pull");
            assertThat(
                            (int)
                                    page.evaluate(
                                            "() => excelHost.book.tables[0].lines().filter((line) => line.every((value) => !value)).length"))
                    .isZero();
            type(page, KEY, "Comment", "mine");
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            page.evaluate("() => excelHost.book.copy('Review', 'Copy')");
            turn(page, "Copy", null);
            assertThat(page.locator(".unsent")).hasText("Validate tells what is not submitted.");
        }
    }

    /** A Pull that was stopped before its first lines has nothing to do with another sheet's lines. */
    @Test
    void linesAreAddedUnderThoseOfTheirSheet() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            server.importWeek(1, "2026-W46");
            Page page = ExcelPane.opened(chromium, server);
            pull(page, "2026-W45");
            int before = lines(page);
            page.evaluate(
                    "() => { let done = false; Object.defineProperty(excelHost, 'refuse', { get: () => {"
                            + " if (!done && excelHost.requests.at(-1).text.includes('FreezeAt')) {"
                            + " done = true; document.querySelector('bidbook-pane').review.state.busy.cancel(); } return null; } }); }");
            pull(page, "2026-W46");
            assertThat(said(page).get(0)).startsWith("Stopped: 0 of ");
            turn(page, "Review", FIRST);
            server.importWeek(1, "2026-W45");
            press(page, "Refresh");
            assertThat(said(page).get(0)).contains(" added.");
            assertThat(lines(page)).isGreaterThan(before);
            turn(page, "Review 2", SECOND);
            press(page, "Pull");
            assertThat(said(page).get(0)).contains(" added.");
            faultless(chromium, page);
        }
    }

    private static int lines(Page page) {
        return (int) page.evaluate("() => excelHost.book.tables[0].lines().length");
    }

    /** A copy of a sheet inside the workbook is a sheet by itself; on a sheet that is none of ours the pane stays. */
    @Test
    void aCopyOfASheetIsAnotherSheet() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = twoWeeks(chromium, server);
            page.evaluate("() => excelHost.book.copy('Review 2', 'Copy')");
            turn(page, "Copy", SECOND);
            assertThat(page.locator(".unsent")).hasText("Validate tells what is not submitted.");
            press(page, "Refresh");
            page.evaluate("() => { const table = excelHost.book.tables[2];"
                    + " const [row, column] = [table.row + 1, table.column + table.headings.indexOf('Comment')];"
                    + " table.sheet.put(row, column, 'in the copy');"
                    + " const letter = String.fromCharCode(65 + column % 26);"
                    + " const name = column < 26 ? letter : String.fromCharCode(64 + Math.floor(column / 26)) + letter;"
                    + " excelHost.changed(name + (row + 1), 'Local', 'RangeEdited', table.sheet); }");
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            turn(page, "Review 2", SECOND);
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            page.evaluate("() => excelHost.book.tables.splice(1, 1)");
            turn(page, "Sheet1", null);
            page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 300))");
            assertThat(page.locator(".sheet")).hasText(SECOND);
            assertThat(page.locator(".unsent")).hasText("Nothing to submit");
            faultless(chromium, page);
        }
    }

    /** What the original was brought up to, its copy was not: nobody's newer value is taken back under the name of whoever submits it. */
    @Test
    void aCopyOfASheetKeepsTheRevisionThatItWasMadeFrom() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = twoWeeks(chromium, server);
            turn(page, "Review", FIRST);
            page.evaluate("() => excelHost.book.copy('Review', 'Copy')");
            other(server, KEY, "{\"Comment\": \"from Ben\"}");
            press(page, "Refresh");
            settle(page);
            turn(page, "Copy", FIRST);
            press(page, "Submit");
            assertThat(said(page)).containsExactly("There is nothing to submit: no cell differs from what is stored.");
            assertThat(stored(server, KEY, "Comment")).isEqualTo("from Ben");
            faultless(chromium, page);
        }
    }

    private static void pull(Page page, String week) {
        page.locator("select").last().selectOption("weekly-review/" + TestServer.PROGRAM + "/" + week);
        press(page, "Pull");
    }

    /** A workbook that somebody opened; its sheets have their weeks' names. */
    private static Page threeWeeks(Chromium chromium, TestServer server) throws Exception {
        server.importWeek(1, "2026-W46");
        server.importWeek(2, "2026-W47");
        ObjectMapper json = new ObjectMapper();
        ArrayNode sheets = json.createArrayNode();
        for (String week : List.of("2026-W45", "2026-W46", "2026-W47")) {
            byte[] file = server.get(
                            "/api/v1/sheets/weekly-review/harbor-transit/" + week + "/workbook", "Accept", Accepts.XLSX)
                    .body();
            json.readTree(OpenedWorkbook.sheets(file, true)).forEach(sheet -> {
                if (sheet.has("table")) {
                    sheets.add(((ObjectNode) sheet).put("name", week));
                }
            });
        }
        Page page = chromium.pane(server.server().startPage(), sheets.toString());
        assertThat(page.locator(".sheet")).hasText(FIRST);
        settle(page);
        return page;
    }
}
