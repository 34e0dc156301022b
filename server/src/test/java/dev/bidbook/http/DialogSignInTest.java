package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.bidbook.blackbox.OpenIdProvider;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signing in by the Office dialog: a window of its own, in which Office.js runs as it does in Excel on the web. There the window
 * reaches the pane by its opener alone, so that every page on the way has to keep it.
 */
class DialogSignInTest {

    @TempDir
    Path folder;

    @Test
    void byPassword() throws Exception {
        inItsWindow(TestServer.withWeek(folder), (pane, dialog) -> {
            assertThat(dialog.getByLabel("Password")).isVisible();
            assertThat(violations(dialog)).isEmpty();
            Chromium.picture(dialog, "dialog-sign-in");
            dialog.getByLabel("Name").fill(TestPeople.ADMINISTRATOR);
            dialog.getByLabel("Password").fill("not hers at all");
            dialog.locator("form button").click();
            assertThat(dialog.locator(".notice.bad")).containsText("This does not sign anybody in");
            assertThat(violations(dialog)).isEmpty();
            dialog.waitForClose(() -> TestPeople.signIn(dialog, TestPeople.ADMINISTRATOR));
            assertThat(pane.locator(".who")).containsText("Signed in as " + TestPeople.ADMINISTRATOR);
        });
    }

    /** By way of the sign-in page, the provider and back. */
    @Test
    void byTheOrganizationsProvider() throws Exception {
        try (OpenIdProvider provider = new OpenIdProvider()) {
            inItsWindow(TestServer.withWeek(folder, provider.settings()), (pane, dialog) -> {
                dialog.getByText("Sign in with your organization's account").click();
                assertThat(dialog.getByText("Sign in to Bidbook")).isVisible();
                assertThat(dialog.evaluate("() => window.opener !== null"))
                        .as("the sign-in page keeps who opened it")
                        .isEqualTo(true);
                dialog.waitForClose(
                        () -> dialog.getByText("Sign in with your organization").click());
                assertThat(pane.locator(".who")).containsText("Signed in as tom@northline.example");
            });
        }
    }

    @Test
    void aWindowThatIsClosedAndOneThatIsBlockedAreTold() throws Exception {
        inItsWindow(TestServer.withWeek(folder), (pane, dialog) -> {
            assertThat(dialog.getByLabel("Password")).isVisible();
            dialog.close();
            assertThat(pane.locator(".notice p")).hasText("The sign-in window was closed before you were signed in.");
            assertThat(violations(pane)).isEmpty();
            pane.evaluate("() => { window.open = () => null; }");
            press(pane, "Sign in …");
            assertThat(pane.locator(".notice p"))
                    .hasText("The sign-in window could not be opened. Allow pop-ups for this site, and try again.");
            assertThat(said(pane)).hasSize(1);
        });
    }

    /** A page of somebody else in that window cannot hand the pane a token of its own. */
    @Test
    void whatAnotherPageSaysIsNoToken() throws Exception {
        inItsWindow(TestServer.withWeek(folder), (pane, dialog) -> {
            assertThat(dialog.getByLabel("Password")).isVisible();
            dialog.route(
                    "https://elsewhere.example/**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<p>here")));
            // A link of the page: what the browser is told from outside would part the window from its opener.
            dialog.evaluate("() => { location.href = 'https://elsewhere.example/'; }");
            assertThat(dialog.getByText("here")).isVisible();
            dialog.evaluate("() => opener.postMessage('a token of mine', '*')");
            pane.waitForFunction("() => excelHost.dialogs[0].heard === 1");
            assertThat(pane.evaluate("() => sessionStorage.getItem('bidbook.token')"))
                    .isNull();
            assertThat(pane.getByText("Sign in to see your programs.")).isVisible();
        });
    }

    /** What is done in the window, and seen in the pane. */
    private interface Steps {
        void take(Page pane, Page dialog) throws Exception;
    }

    /** Opens the pane on a server with accounts and, from it, its window; after these steps neither is at fault. */
    private static void inItsWindow(TestServer started, Steps steps) throws Exception {
        try (TestServer server = started;
                Chromium chromium = Chromium.start()) {
            TestPeople.administrator(server);
            Page pane = chromium.pane(server.server().startPage());
            assertThat(pane.getByText("Sign in to see your programs.")).isVisible();
            steps.take(pane, pane.waitForPopup(() -> pane.getByText("Sign in …").click()));
            assertThat(pane.evaluate("() => excelHost.faults")).isEqualTo(List.of());
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
