package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.TestPeople.LIMITED;
import static dev.bidbook.http.TestPeople.READER;
import static dev.bidbook.http.TestPeople.SPECIALIST;
import static dev.bidbook.http.TestPeople.post;
import static dev.bidbook.http.TestPeople.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pane on a server with accounts: what it offers to whom, and that it goes on after somebody signed in again. */
class PaneMembersTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";
    private static final String OTHER = "CB-8243|BGR|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void noticesOfOthersComeAgainAfterASignInEnded() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = withMembers()) {
            Page pane = chromium.pane(server.server().startPage());
            signIn(pane, SPECIALIST);
            press(pane, "Pull");
            String token = String.valueOf(pane.evaluate("() => sessionStorage.getItem('bidbook.token')"));
            var ended = server.send(
                    "DELETE",
                    "/api/v1/sign-ins/current",
                    Accepts.JSON,
                    new byte[0],
                    "Authorization",
                    "Bearer " + token);
            assertThat(ended.statusCode()).isBetween(200, 299);
            press(pane, "Refresh");
            assertThat(said(pane))
                    .containsExactly("You are not signed in any more. Your edits stay. Sign in and go on.");
            pane.waitForResponse("**/api/v1/events?*", () -> signIn(pane, SPECIALIST));
            settle(pane);
            String body = "{\"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"from Ben\"}}]}".formatted(KEY);
            post(server, "/api/v1/sheets/" + TestServer.SHEET + "/submissions", body, token(server, LIMITED));
            assertThat(pane.locator(".notice p").last())
                    .hasText("Somebody submitted: revision 2 is there. Refresh brings it; your edits stay.");
            press(pane, "Refresh");
            assertThat(pane.evaluate("key => excelHost.cell(key.split('|'), 'Comment')", KEY))
                    .isEqualTo("from Ben");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void nobodyIsOfferedWhatTheirRoleMayNot() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = withMembers()) {
            Page reader = chromium.pane(server.server().startPage());
            signIn(reader, READER);
            press(reader, "Pull");
            press(reader, "Review");
            assertThat(reader.getByText("Your role does not complete weeks.")).isVisible();
            assertThat(button(reader, "Complete the week")).hasCount(0);
            assertThat(violations(reader)).isEmpty();
            press(reader, "Sign off");
            assertThat(reader.getByText("Your role reads signatures, and gives none."))
                    .isVisible();
            assertThat(button(reader, "Sign off this revision")).hasCount(0);
            assertThat(violations(reader)).isEmpty();
            Page specialist = chromium.pane(server.server().startPage());
            signIn(specialist, SPECIALIST);
            press(specialist, "Pull");
            press(specialist, "Review");
            assertThat(button(specialist, "Complete the week")).isVisible();
            press(specialist, "Sign off");
            assertThat(specialist.getByText("Your role reads signatures, and gives none."))
                    .isVisible();
            assertThat(button(specialist, "Sign off this revision")).hasCount(0);
            signOut(server, specialist);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Nothing of the program is shown any more, and the token opens nothing. */
    private static void signOut(TestServer server, Page pane) throws Exception {
        String token = String.valueOf(pane.evaluate("() => sessionStorage.getItem('bidbook.token')"));
        press(pane, "Week");
        press(pane, "Sign out");
        assertThat(pane.getByText("Sign in to see your programs.")).isVisible();
        assertThat(button(pane, "Submit")).hasCount(0);
        assertThat(pane.evaluate("() => sessionStorage.getItem('bidbook.token')"))
                .isNull();
        var answer = server.get("/api/v1/programs", "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void cellsOfOtherBranchesAreNotOpen() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = withMembers()) {
            Page page = chromium.page(1360, 820);
            page.navigate(server.server().startPage() + "review/" + TestServer.PROGRAM + "/2026-W45");
            TestPeople.signIn(page, LIMITED);
            assertThat(page.locator("#shown")).containsText("lines");
            settle(page);
            write(page, KEY, "mine");
            page.keyboard().press("Enter");
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            write(page, OTHER, "not mine");
            page.keyboard().press("Enter");
            page.keyboard().press("Delete");
            paste(page, "not mine");
            assertThat(page.locator(".notice p"))
                    .hasText("Nothing was pasted: select a cell that is yours to fill first.");
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            press(page, "Submit");
            assertThat(said(page)).containsExactly("Stored as revision 2: 1 cell.");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** In a workbook anybody can type anywhere; what is not theirs to fill is told, and the rest can be stored without it. */
    @Test
    void whatIsTheirsIsStoredWithoutWhatIsNot() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = withMembers()) {
            Page pane = chromium.pane(server.server().startPage());
            signIn(pane, LIMITED);
            press(pane, "Pull");
            ExcelPane.type(pane, KEY, "Comment", "mine");
            ExcelPane.type(pane, OTHER, "Comment", "not mine");
            press(pane, "Submit");
            assertThat(said(pane)).containsExactly("1 problem: nothing is stored before it is mended");
            assertThat(pane.locator("li.finding")).hasCount(60);
            pane.locator("li.problem .go").click();
            settle(pane);
            assertThat(violations(pane)).isEmpty();
            press(pane, "Submit only the cells that are mine to edit");
            assertThat(said(pane)).containsExactly("Stored as revision 2: 1 cell.");
            assertThat(pane.locator(".unsent")).hasText("1 cell not submitted");
            assertThat(ExcelPane.cell(pane, OTHER, "Comment")).isEqualTo("not mine");
            ExcelPane.faultless(chromium, pane);
        }
    }

    /** Conflicts and choices are whose they are. */
    @Test
    void whatOnePersonChoseIsNotShownToTheNext() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = withMembers()) {
            Page pane = chromium.pane(server.server().startPage());
            signIn(pane, SPECIALIST);
            press(pane, "Pull");
            ExcelPane.type(pane, KEY, "Comment", "mine");
            String body = "{\"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"from Ben\"}}]}".formatted(KEY);
            post(server, "/api/v1/sheets/" + TestServer.SHEET + "/submissions", body, token(server, LIMITED));
            press(pane, "Submit");
            press(pane, "Mine everywhere");
            press(pane, "Week");
            press(pane, "Sign out");
            signIn(pane, READER);
            assertThat(button(pane, "Changes 1")).hasCount(0);
            assertThat(pane.locator(".sheet")).isVisible();
            ExcelPane.faultless(chromium, pane);
        }
    }

    private static void write(Page page, String key, String text) {
        GridPage.select(page, key, "Comment");
        page.keyboard().type(text);
    }

    private static void paste(Page page, String text) {
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        page.keyboard().press("Control+v");
    }

    private static void signIn(Page pane, String name) {
        assertThat(button(pane, "Sign in …")).isVisible();
        Page dialog = pane.waitForPopup(() -> button(pane, "Sign in …").click());
        dialog.waitForClose(() -> TestPeople.signIn(dialog, name));
        assertThat(pane.locator(".who")).containsText("Signed in as " + name);
        settle(pane);
    }

    private TestServer withMembers() throws Exception {
        return TestPeople.on(TestServer.withWeek(folder));
    }
}
