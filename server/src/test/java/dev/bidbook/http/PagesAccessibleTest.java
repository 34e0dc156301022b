package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.bidbook.people.AccountOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing serious that axe-core would find on any page in any of its states, in the light and in the dark. */
class PagesAccessibleTest {

    private static final String USER = "X-Bidbook-User";
    private static final String SHEET = TestServer.SHEET;
    private static final String KEY = "CB-8243|PVD|HT-26-0093";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void aFileThatIsRefused(ColorScheme scheme) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = page(chromium, scheme);
            page.navigate(server.server().startPage());
            page.locator("#sheet-" + SHEET.replace('/', '-') + " .week input[type=file]")
                    .setInputFiles(
                            new FilePayload("week.xlsx", Accepts.XLSX, "no workbook".getBytes(StandardCharsets.UTF_8)));
            page.locator(".panel.bad, .bad").first().waitFor();
            assertThat(violations(page)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theHandOff(ColorScheme scheme) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = page(chromium, scheme);
            page.navigate(server.server().startPage());
            page.getByText("Hand-off", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            isFine(page, "Nothing is unanswered");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theQueue(ColorScheme scheme) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            send(server, "PATCH", "/programs/" + TestServer.PROGRAM, "{\"members\": {\"RAM\": [\"Rita Mann\"]}}");
            send(server, "POST", "/sheets/" + SHEET + "/looks", "{}");
            write(server, "Called");
            send(
                    server,
                    "POST",
                    "/sheets/" + SHEET + "/threads",
                    "{\"key\": \"%s\", \"column\": \"Comment\", \"text\": \"@Rita Mann: would it do?\"}"
                            .formatted(KEY));
            Page page = page(chromium, scheme);
            page.navigate(server.server().startPage() + "queue.html");
            isFine(page, "You have no role in any program.");
            page.getByLabel("Your name").fill("Rita Mann");
            page.getByLabel("Your name").press("Tab");
            isFine(page, "would it do?");
            button(page, "Show what changed in " + SHEET).click();
            isFine(page, "Called");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void signingInAndAPasswordOfOnesOwn(ColorScheme scheme) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            if (!(server.accounts().add("Ada Moreau", true, null, "test") instanceof AccountOutcome.Stored stored)) {
                throw new AssertionError("the account was not made");
            }
            Page page = page(chromium, scheme);
            page.navigate(server.server().startPage());
            isFine(page, "Sign in to Bidbook");
            page.getByLabel("Name").fill("ada moreau");
            page.getByLabel("Password").fill("not hers");
            page.locator("form button").click();
            isFine(page, "This does not sign anybody in");
            page.getByLabel("Password").fill(String.valueOf(stored.password()));
            page.locator("form button").click();
            isFine(page, "New password, again");
            page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                    .fill("an own and long one");
            page.getByLabel("New password, again").fill("an own and long two");
            page.locator("form button").click();
            isFine(page, "The two new passwords differ.");
            page.getByLabel("New password, again").fill("an own and long one");
            page.locator("form button").click();
            isFine(page, "Signed in as Ada Moreau");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void thePageOfThePack(ColorScheme scheme) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = page(chromium, scheme);
            page.navigate(server.server().startPage() + "api/v1/sheets/" + SHEET + "/pack");
            page.locator("table").first().waitFor();
            assertThat(violations(page)).isEmpty();
        }
    }

    private static Page page(Chromium chromium, ColorScheme scheme) {
        Page page = chromium.page(1200, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return page;
    }

    /** Waits until the page shows something, and examines it. */
    private static void isFine(Page page, String shown) throws Exception {
        assertThat(page.getByText(shown).first()).isVisible();
        assertThat(violations(page)).as(shown).isEmpty();
    }

    private static void write(TestServer server, String comment) throws Exception {
        send(
                server,
                "POST",
                "/sheets/" + SHEET + "/submissions",
                "{\"rows\":[{\"key\":\"%s\",\"values\":{\"Comment\":\"%s\"}}]}".formatted(KEY, comment));
    }

    private static void send(TestServer server, String method, String path, String body) throws Exception {
        String user = path.endsWith("/looks") ? "Rita Mann" : "Sam";
        var answer =
                server.send(method, "/api/v1" + path, Accepts.JSON, body.getBytes(StandardCharsets.UTF_8), USER, user);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 201);
    }
}
