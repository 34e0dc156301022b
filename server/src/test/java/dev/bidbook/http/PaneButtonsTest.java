package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.OTHER;
import static dev.bidbook.http.ExcelPane.THIRD;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.stored;
import static dev.bidbook.http.ExcelPane.type;
import static dev.bidbook.http.GridPage.select;
import static dev.bidbook.http.GridPage.value;
import static dev.bidbook.http.GridPage.write;
import static dev.bidbook.http.ReviewPageTest.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every button, choice and field of the pane that the tests of a week's course do not come by. */
class PaneButtonsTest {

    @TempDir
    Path folder;

    @Test
    void whatStandsBesideTheGridDoesWhatItSays() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = GridPage.opened(chromium, server);
            press(page, "Findings");
            assertThat(page.locator("li.finding")).hasCount(60);
            conflicts(server, page);
            undo(server, page);
            history(page);
            findings(page);
            comments(server, page);
            filters(page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** One's own value here, the other's there; what is not chosen yet is counted. */
    private static void conflicts(TestServer server, Page page) throws Exception {
        write(page, KEY, "Comment", "mine here");
        write(page, OTHER, "Comment", "mine there");
        other(server, KEY, "{\"Comment\": \"Ben's here\"}");
        other(server, OTHER, "{\"Comment\": \"Ben's there\"}");
        assertThat(page.getByText("Somebody submitted: revision 3 is there. Refresh brings it; your edits stay."))
                .isVisible();
        press(page, "Submit");
        assertThat(said(page)).containsExactly("2 cells changed by you and by somebody else");
        assertThat(button(page, "Submit with these choices")).isDisabled();
        take(page, KEY, "Mine");
        assertThat(page.locator("#to-choose")).hasText("1 cell still needs a choice.");
        press(page, "Week");
        press(page, "Changes 2");
        assertThat(side(page, KEY, "Mine")).isChecked();
        take(page, OTHER, "Theirs");
        take(page, KEY, "Theirs");
        take(page, KEY, "Mine");
        select(page, THIRD, "ETA");
        press(page, "Comment " + shown(OTHER));
        assertThat(selected(page)).isEqualTo(Map.of("key", OTHER, "column", "Comment"));
        press(page, "Submit with these choices");
        assertThat(said(page)).containsExactly("Stored as revision 4: 1 cell.");
        assertThat(value(page, KEY, "Comment")).isEqualTo("mine here");
        assertThat(value(page, OTHER, "Comment")).isEqualTo("Ben's there");
        assertThat(stored(server, KEY, "Comment")).isEqualTo("mine here");
        assertThat(stored(server, OTHER, "Comment")).isEqualTo("Ben's there");
        assertThat(page.locator(".unsent")).hasText("Nothing to submit");
    }

    private static void undo(TestServer server, Page page) throws Exception {
        press(page, "Undo my last submission");
        assertThat(page.getByText("This puts 1 cell back as it was.")).isVisible();
        press(page, "Cancel");
        assertThat(page.getByText("This puts 1 cell back as it was.")).isHidden();
        assertThat(stored(server, KEY, "Comment")).isEqualTo("mine here");
        press(page, "Undo my last submission");
        press(page, "Undo it");
        assertThat(said(page)).containsExactly("Undone, now revision 5.");
        assertThat(value(page, KEY, "Comment")).isEqualTo("Ben's here");
        assertThat(stored(server, KEY, "Comment")).isEqualTo("Ben's here");
        press(page, "Close");
        assertThat(page.locator(".notice")).hasCount(0);
    }

    private static void history(Page page) {
        select(page, KEY, "Comment");
        press(page, "History");
        assertThat(page.locator(".entry p:first-child"))
                .hasText(new String[] {"mine here → Ben's here", "Ben's here → mine here", "(blank) → Ben's here"});
        select(page, OTHER, "Comment");
        press(page, "Comment of " + shown(OTHER));
        assertThat(page.locator(".entry p:first-child"))
                .hasText(new String[] {"mine there did not count: Ben's there stayed.", "(blank) → Ben's there"});
    }

    private static void findings(Page page) {
        press(page, "Validate");
        assertThat(said(page)).containsExactly("Nothing is changed.");
        assertThat(page.locator("li.finding")).hasCount(60);
        press(page, "Show more");
        assertThat(page.locator("li.finding")).hasCount(260);
        Locator rule = choice(page, "Show");
        String title = page.locator("li.finding .title").first().innerText();
        rule.selectOption(new SelectOption().setLabel(title));
        assertThat(page.locator("li.finding .title").first()).hasText(title);
        assertThat(page.locator("li.finding .title").allInnerTexts()).containsOnly(title);
        page.locator("li.finding .go").last().click();
        settle(page);
        assertThat(page.locator("li.finding .where").last())
                .hasText(shown(String.valueOf(selected(page).get("key"))));
        press(page, "Next finding");
        assertThat(said(page)).hasSize(1);
        assertThat(said(page).get(0)).contains(". ");
        rule.selectOption(new SelectOption().setLabel("All findings"));
        assertThat(page.locator("li.finding")).hasCount(60);
    }

    private static void comments(TestServer server, Page page) throws Exception {
        press(page, "Comments");
        select(page, KEY, "ETA");
        thread(server, THIRD, "Since when?");
        assertThat(page.getByText("No thread is open about other lines")).isVisible();
        press(page, "Look again");
        assertThat(page.getByText("1 thread is open about other lines")).isVisible();
        page.getByLabel("About ETA").fill("not sent yet");
        select(page, THIRD, "Owner");
        assertThat(page.getByText("Written and not sent")).isVisible();
        press(page, "Go to Comment of " + shown(THIRD));
        assertThat(selected(page)).isEqualTo(Map.of("key", THIRD, "column", "Comment"));
        press(page, shown(KEY) + " ETA");
        assertThat(selected(page)).isEqualTo(Map.of("key", KEY, "column", "ETA"));
        assertThat(page.getByLabel("About ETA")).hasValue("not sent yet");
        page.getByLabel("About ETA").fill("");
        press(page, "Week");
    }

    /** A column's own filter, the one of findings, and the way out of both. */
    private static void filters(Page page) {
        Locator line = page.getByLabel("Filter Line", new Page.GetByLabelOptions().setExact(true));
        line.pressSequentially("CB-8243");
        assertThat(page.locator("#shown")).hasText("7 of 928 lines");
        page.getByLabel("Only lines with findings").check();
        assertThat(page.locator("#shown")).not().hasText("7 of 928 lines");
        Object some = page.evaluate("() => { const { workbook } = document.querySelector('bidbook-pane').review;"
                + " return workbook.lines.filter((line) => line['#key'].startsWith('CB-8243')"
                + " && workbook.found.get(line['#key'])?.open.length).length; }");
        assertThat(page.locator("#shown")).hasText(some + " of 928 lines");
        page.getByLabel("Only lines with findings").uncheck();
        assertThat(page.locator("#shown")).hasText("7 of 928 lines");
        page.getByLabel("Search in all columns").fill("PVD");
        assertThat(page.locator("#shown")).hasText("1 of 928 lines");
        button(page, "Clear filters").click();
        assertThat(page.locator("#shown")).hasText("928 lines");
        assertThat(line).hasValue("");
    }

    @Test
    void aPersonChoosesInExcelWhatToPullAndUnderWhichName() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            server.importWeek(1, "2026-W46");
            send(server, "/programs", Map.of("id", "northline", "name", "Northline award", "customer", "Northline"));
            Page page = ExcelPane.opened(chromium, server);
            choose(page);
            name(server, page);
            faultless(chromium, page);
        }
    }

    private static void choose(Page page) {
        Locator program = choice(page, "Program");
        Locator week = choice(page, "Week");
        program.selectOption("northline");
        assertThat(page.getByText("This program has no week yet. Its report is imported on the start page."))
                .isVisible();
        assertThat(button(page, "Pull")).isDisabled();
        program.selectOption(TestServer.PROGRAM);
        assertThat(week).hasValue("weekly-review/" + TestServer.PROGRAM + "/2026-W46");
        week.selectOption(TestServer.SHEET);
        press(page, "Pull");
        assertThat(said(page)).containsExactly("928 lines at revision 1.");
        assertThat(page.locator(".sheet")).hasText("2026-W45 Harbor Transit bus parts award");
        week.selectOption("weekly-review/" + TestServer.PROGRAM + "/2026-W46");
        assertThat(page.getByText("This workbook holds another week. Pull puts the chosen one on a sheet of its own."))
                .isVisible();
        press(page, "Pull");
        assertThat(page.locator(".sheet")).hasText("2026-W46 Harbor Transit bus parts award");
        assertThat(page.evaluate("() => excelHost.book.tables.length")).isEqualTo(2);
        week.selectOption(TestServer.SHEET);
        press(page, "Pull");
        assertThat(said(page)).containsExactly("Up to date: revision 1.");
        assertThat(page.locator(".sheet")).hasText("2026-W45 Harbor Transit bus parts award");
        assertThat(page.evaluate("() => excelHost.book.active === excelHost.book.tables[0].sheet"))
                .as("the sheet that was pulled is looked at")
                .isEqualTo(true);
    }

    private static void name(TestServer server, Page page) throws Exception {
        page.getByLabel("Your name").fill("Rita Mann");
        page.getByLabel("Your name").press("Tab");
        type(page, KEY, "Comment", "under her name");
        press(page, "Submit");
        assertThat(said(page)).containsExactly("Stored as revision 2: 1 cell.");
        var history = new ObjectMapper()
                .readTree(server.get("/api/v1/sheets/" + TestServer.SHEET + "/history")
                        .body());
        assertThat(history.at("/entries/0/by").asText()).isEqualTo("Rita Mann");
    }

    /** Where the server is away when the pane begins, it is asked again on a press. */
    @Test
    void whatDidNotBeginIsTriedAgain() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.page(1360, 820);
            page.route("**/api/v1/**", route -> route.abort());
            page.navigate(server.server().startPage() + "review/" + TestServer.PROGRAM + "/2026-W45");
            assertThat(page.locator(".line")).hasText("Server away");
            press(page, "Try again");
            assertThat(page.locator(".line")).hasText("Server away");
            page.unroute("**/api/v1/**");
            press(page, "Try again");
            assertThat(page.locator("#shown")).hasText("928 lines");
            assertThat(page.locator(".line")).hasText("Connected");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void take(Page page, String key, String whose) {
        side(page, key, whose).check();
        assertThat(side(page, key, whose)).isChecked();
    }

    private static Locator side(Page page, String key, String whose) {
        return page.locator("fieldset")
                .filter(new Locator.FilterOptions().setHasText(shown(key)))
                .locator(".side")
                .filter(new Locator.FilterOptions().setHasText(whose))
                .getByRole(AriaRole.RADIO);
    }

    private static Locator choice(Page page, String name) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String shown(String key) {
        return key.replace("|", " · ");
    }

    private static Map<?, ?> selected(Page page) {
        return (Map<?, ?>) page.evaluate("() => document.querySelector('bidbook-pane').review.workbook.selected()");
    }

    private static void thread(TestServer server, String key, String text) throws Exception {
        send(server, "/sheets/" + TestServer.SHEET + "/threads", Map.of("key", key, "column", "Comment", "text", text));
    }

    private static void send(TestServer server, String path, Map<String, String> body) throws Exception {
        var answer = server.send("POST", "/api/v1" + path, Accepts.JSON, new ObjectMapper().writeValueAsBytes(body));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
    }
}
