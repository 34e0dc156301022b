package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.bidbook.blackbox.OpenIdProvider;
import dev.bidbook.people.AccountOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signing in by the Office dialog: a window of its own, in which Office.js runs as it does in Excel on the web. There the window
 * reaches the pane by its opener alone, so that every page on the way has to keep it.
 */
class DialogSignInTest {

    private static final String PASSWORD = "an own and long one";

    @TempDir
    Path folder;

    @Test
    void byPassword() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            ada(server);
            Page pane = chromium.pane(server.server().startPage());
            Page dialog = opened(pane);
            assertThat(dialog.getByLabel("Password")).isVisible();
            assertThat(violations(dialog)).isEmpty();
            Chromium.picture(dialog, "dialog-sign-in");
            dialog.getByLabel("Name").fill("Ada Moreau");
            dialog.getByLabel("Password").fill("not hers at all");
            dialog.locator("form button").click();
            assertThat(dialog.locator(".notice.bad")).containsText("This does not sign anybody in");
            assertThat(violations(dialog)).isEmpty();
            dialog.getByLabel("Password").fill(PASSWORD);
            dialog.waitForClose(() -> dialog.locator("form button").click());
            assertThat(pane.locator(".who")).containsText("Signed in as Ada Moreau");
            assertThat(pane.evaluate("() => excelHost.faults")).isEqualTo(List.of());
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** By way of the sign-in page, the provider and back. */
    @Test
    void byTheOrganizationsProvider() throws Exception {
        try (Chromium chromium = Chromium.start();
                OpenIdProvider provider = new OpenIdProvider();
                TestServer server = TestServer.withWeek(folder, provider.settings())) {
            ada(server);
            Page pane = chromium.pane(server.server().startPage());
            Page dialog = opened(pane);
            dialog.getByText("Sign in with your organization's account").click();
            assertThat(dialog.getByText("Sign in to Bidbook")).isVisible();
            assertThat(dialog.evaluate("() => window.opener !== null"))
                    .as("the sign-in page keeps who opened it")
                    .isEqualTo(true);
            dialog.waitForClose(
                    () -> dialog.getByText("Sign in with your organization").click());
            assertThat(pane.locator(".who")).containsText("Signed in as tom@northline.example");
            assertThat(pane.evaluate("() => excelHost.faults")).isEqualTo(List.of());
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void aWindowThatIsClosedAndOneThatIsBlockedAreTold() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            ada(server);
            Page pane = chromium.pane(server.server().startPage());
            Page dialog = opened(pane);
            assertThat(dialog.getByLabel("Password")).isVisible();
            dialog.close();
            assertThat(pane.locator(".notice p")).hasText("The sign-in window was closed before you were signed in.");
            assertThat(violations(pane)).isEmpty();
            pane.evaluate("() => { window.open = () => null; }");
            press(pane, "Sign in …");
            assertThat(pane.locator(".notice p"))
                    .hasText("The sign-in window could not be opened. Allow pop-ups for this site, and try again.");
            assertThat(said(pane)).hasSize(1);
        }
    }

    /** A page of somebody else in that window cannot hand the pane a token of its own. */
    @Test
    void whatAnotherPageSaysIsNoToken() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            ada(server);
            Page pane = chromium.pane(server.server().startPage());
            Page dialog = opened(pane);
            assertThat(dialog.getByLabel("Password")).isVisible();
            dialog.route(
                    "https://elsewhere.example/**",
                    route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
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
        }
    }

    private static Page opened(Page pane) {
        assertThat(pane.getByText("Sign in to see your programs.")).isVisible();
        return pane.waitForPopup(() -> pane.getByText("Sign in …").click());
    }

    /** Somebody with an account and a password of her own. */
    private static void ada(TestServer server) throws Exception {
        if (!(server.accounts().add("Ada Moreau", true, null, "test") instanceof AccountOutcome.Stored stored)) {
            throw new IllegalStateException("the account was not made");
        }
        String first = String.valueOf(stored.password());
        var begun =
                post(server, "/api/v1/sign-ins", "{\"name\": \"Ada Moreau\", \"password\": \"%s\"}".formatted(first));
        String token = new ObjectMapper().readTree(begun).get("token").asText();
        post(
                server,
                "/api/v1/account/password",
                "{\"current\": \"%s\", \"new\": \"%s\"}".formatted(first, PASSWORD),
                "Authorization",
                "Bearer " + token);
    }

    private static byte[] post(TestServer server, String path, String body, String... headers) throws Exception {
        var answer = server.send("POST", path, Accepts.JSON, body.getBytes(StandardCharsets.UTF_8), headers);
        assertThat(answer.statusCode()).isBetween(200, 299);
        return answer.body();
    }
}
