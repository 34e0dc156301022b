package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.accessible;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.settle;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages whose server is away when they begin, or while they read what they show: they say so, and a button tries again. */
class AwayTest {

    private static final String EVERYTHING = "**/api/v1/**";
    private static final String LINES = "**/2026-W45?values=list";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', **/api/v1/programs, Harbor Transit bus parts award",
        "queue.html, **/api/v1/queue, What waits for local",
        "hand-off.html?program=harbor-transit, **/hand-off, Hand-off · Harbor Transit bus parts award",
    })
    void whatDidNotBeginIsTriedAgain(String address, String own, String heading) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.page(1200, 900);
            page.route(EVERYTHING, route -> route.abort());
            page.navigate(server.server().startPage() + address);
            away(page);
            accessible(page, "the server away");
            tryAgain(page);
            away(page);
            page.route(own, route -> route.abort());
            page.unroute(EVERYTHING);
            tryAgain(page);
            assertThat(page.locator("#who")).containsText("Your name");
            away(page);
            page.unroute(own);
            tryAgain(page);
            assertThat(page.getByText(heading).first()).isVisible();
            assertThat(page.locator("main > .panel.bad")).hasCount(0);
            assertThat(page.evaluate("document.activeElement.id"))
                    .as("whoever has no mouse goes on at what is there now")
                    .isEqualTo("main");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** A page that began late hears of what others store as one that began at once. */
    @Test
    void whatOthersStoreIsHeardAfterwards() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.page(1200, 900);
            page.route(EVERYTHING, route -> route.abort());
            page.navigate(server.server().startPage());
            away(page);
            page.unroute(EVERYTHING);
            hearsOfOthersFromNowOn(page, server);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Whoever writes their name meanwhile has not begun by that. */
    @Test
    void aNameDoesNotBeginThePage() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.page(1200, 900);
            page.route("**/api/v1/templates", route -> route.abort());
            page.navigate(server.server().startPage());
            away(page);
            page.locator("main > .panel.bad").evaluate("panel => panel.classList.add('before')");
            page.locator("#person").fill("Ann");
            page.locator("#person").press("Tab");
            assertThat(page.locator(".before")).hasCount(0);
            away(page);
            page.unroute("**/api/v1/templates");
            hearsOfOthersFromNowOn(page, server);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** A review page asks for its week once by itself, and then whenever somebody tries again; then kept edits come back. */
    @Test
    void aWeekThatDidNotComeIsAskedForWhenSomebodyTriesAgain() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = GridPage.opened(chromium, server);
            GridPage.write(page, ExcelPane.KEY, "Comment", "kept");
            List<String> asked = new CopyOnWriteArrayList<>();
            page.route(LINES, route -> {
                asked.add(route.request().url());
                route.abort();
            });
            page.reload();
            assertThat(page.locator(".notice p"))
                    .hasText("The server cannot be reached. Go on working: your edits stay in the workbook, and can be"
                            + " submitted when it is back. Trying again does no harm.");
            settle(page);
            page.waitForTimeout(500);
            assertThat(asked).hasSize(1);
            button(page, "Try again").click();
            page.waitForCondition(() -> asked.size() > 1);
            settle(page);
            page.unroute(LINES);
            button(page, "Try again").click();
            assertThat(page.locator("#shown")).hasText("928 lines");
            assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
            assertThat(asked).hasSize(2);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void hearsOfOthersFromNowOn(Page page, TestServer server) throws Exception {
        page.waitForResponse("**/api/v1/events", () -> button(page, "Try again").click());
        ReviewPageTest.other(server, ExcelPane.KEY, "{\"Comment\": \"from Ben\"}");
        assertThat(page.locator(".notice p"))
                .hasText("Somebody changed harbor-transit, 2026-W45: it is at revision 2 now.");
    }

    /** It is read out when it comes, and again to whoever comes to the button. */
    private static void away(Page page) {
        String why = "The server could not be reached. Check the connection and try again.";
        assertThat(page.locator("main > .panel.bad p")).hasText(why);
        assertThat(page.locator("main > .panel.bad")).hasRole(AriaRole.ALERT);
        assertThat(button(page, "Try again")).hasAccessibleDescription(why);
    }

    /** By keyboard; the page then asks the server, and what it shows is another panel. */
    private static void tryAgain(Page page) {
        page.locator("main > .panel.bad").evaluate("panel => panel.classList.add('before')");
        button(page, "Try again").press("Enter");
        assertThat(page.locator(".before")).hasCount(0);
    }
}
