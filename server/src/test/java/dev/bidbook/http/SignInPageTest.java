package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.bidbook.people.AccountOutcome;
import dev.bidbook.people.Accounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sign-in page in a real browser. */
class SignInPageTest {

    @TempDir
    Path folder;

    @Test
    void aNewcomerChoosesAPasswordWorksAndSignsOut() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Accounts accounts = server.accounts();
            String password = made(accounts.add("Ada Moreau", true, null, "test"));
            Page page = chromium.page(1200, 900);
            signsIn(server, page, password);
            assertThat(page.getByText("Signed in as Ada Moreau")).isVisible();
            assertThat(page.getByText("You: administrator")).isVisible();
            assertThat(page.getByText("New program")).isVisible();
            picture(page, "signed-in");
            isTold(server, accounts, page);
            page.getByText("Sign out").click();
            assertThat(page.getByText("Sign in to Bidbook")).isVisible();
            page.navigate(server.server().startPage());
            assertThat(page.getByText("Sign in to Bidbook")).isVisible();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void signsIn(TestServer server, Page page, String password) {
        page.navigate(server.server().startPage());
        assertThat(page.getByText("Sign in to Bidbook")).isVisible();
        picture(page, "sign-in");
        page.getByLabel("Name").fill("ada moreau");
        page.getByLabel("Password").fill(password);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("an own and long one");
        page.getByLabel("New password, again").fill("an own and long two");
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                .getByText("Change password")
                .click();
        assertThat(page.getByText("The two new passwords differ.")).isVisible();
        page.getByLabel("New password, again").fill("an own and long one");
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                .getByText("Change password")
                .click();
    }

    /** The stream of events carries the token. */
    private static void isTold(TestServer server, Accounts accounts, Page page) throws Exception {
        made(accounts.addWithPassword("Ben Osei", false, "correct horse battery", "test"));
        String token = signIn(server, "Ben Osei", "correct horse battery");
        String ada = signIn(server, "Ada Moreau", "an own and long one");
        server.send(
                "PATCH",
                "/api/v1/programs/" + TestServer.PROGRAM,
                "application/json",
                "{\"members\": {\"sales support manager\": [\"Ben Osei\"]}}".getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + ada);
        String body = "{\"rows\":[{\"key\":\"CB-8243|PVD|HT-26-0093\",\"values\":{\"Comment\":\"told\"}}]}";
        var answer = server.send(
                "POST",
                "/api/v1/sheets/" + TestServer.SHEET + "/submissions",
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                "Bearer " + token);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        assertThat(page.getByText("Somebody changed harbor-transit, 2026-W45: it is at revision 2 now."))
                .isVisible();
    }

    private static String signIn(TestServer server, String name, String password) throws Exception {
        var answer = server.send(
                "POST",
                "/api/v1/sign-ins",
                "application/json",
                "{\"name\": \"%s\", \"password\": \"%s\"}"
                        .formatted(name, password)
                        .getBytes(StandardCharsets.UTF_8));
        return new String(answer.body(), StandardCharsets.UTF_8).replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
    }

    private static String made(AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Stored stored) {
            return String.valueOf(stored.password());
        }
        throw new AssertionError(outcome);
    }
}
