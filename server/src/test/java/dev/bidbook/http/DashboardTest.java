package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start page as a dashboard: what is open by kind and age, what changed, and awards coming in. */
class DashboardTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void itShowsWhatIsOpenAndWhatChanged() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            server.importWeek(1, "2026-W46");
            server.importWeek(2, "2026-W47");
            another(server);
            Page page = chromium.page(1200, 900);
            page.navigate(server.server().startPage());
            figures(server, page);
            assertThat(violations(page)).isEmpty();
            picture(page, "dashboard");
            changes(server, page);
            assertThat(violations(page)).isEmpty();
            dark(page);
            narrow(page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** A second program, with a week in which nothing is wrong. */
    private static void another(TestServer server) throws Exception {
        send(
                server,
                "POST",
                "/api/v1/programs",
                "{\"id\": \"northline\", \"name\": \"Northline award\", \"customer\": \"Northline Transit\"}",
                201);
        String report = "Customer,Program,Bid ID,Branch,DC,Part Number,Description,Annualized Qty,Demand Loaded,Safety"
                + " Stock,Forecast,Part Status,Superseded By,Stock Status,On Hand,Open IBT Qty,DC On Hand,Supplier\n"
                + "Northline Transit,Northline award,BA-1,STL,DFW,P-1,Pump,520,520,40,43,Active,,In Stock,90,0,100,Acme\n";
        var answer = server.send(
                "POST",
                "/api/v1/programs/northline/reports/2026-W47",
                "text/csv",
                report.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    /** The numbers of the charts are those of the API. */
    private static void figures(TestServer server, Page page) throws Exception {
        JsonNode findings = new ObjectMapper()
                .readTree(server.get("/api/v1/sheets/weekly-review/" + TestServer.PROGRAM + "/2026-W47/summary")
                        .body())
                .get("findings");
        Locator kinds = chart(page, "Open findings of 2026-W47, by kind");
        assertThat(kinds).isVisible();
        List<String> open = new ArrayList<>();
        findings.get("byRule").forEach(rule -> {
            if (rule.get("open").asInt() > 0) {
                open.add(rule.get("title").asText());
            }
        });
        assertThat(open).isNotEmpty();
        assertThat(kinds.locator("tbody th span").allInnerTexts())
                .isSubsetOf(open)
                .hasSize(Math.min(8, open.size()));
        int aged = chart(page, "By age").locator("tbody td").allInnerTexts().stream()
                .mapToInt(number -> Integer.parseInt(number.replace(",", "")))
                .sum();
        assertThat(aged).isEqualTo(findings.get("open").asInt());
        assertThat(chart(page, "Week by week").locator("tbody th").allInnerTexts())
                .containsExactly("2026-W45", "2026-W46", "2026-W47");
        assertThat(chart(page, "Open findings by program")
                        .locator("tbody th span")
                        .allInnerTexts())
                .containsExactly("Harbor Transit bus parts award", "Northline award");
        // What is not in view yet is not asked for.
        page.locator("#program-northline").scrollIntoViewIfNeeded();
        assertThat(page.getByText("No finding is open in 2026-W47.")).isVisible();
        assertThat(page.locator(".tiles dd").nth(1))
                .hasText(String.format(
                        java.util.Locale.ROOT, "%,d", findings.get("open").asInt()));
    }

    private static void changes(TestServer server, Page page) throws Exception {
        String sheet = "weekly-review/" + TestServer.PROGRAM + "/2026-W47";
        button(page, "Tell me of changes in " + sheet + " from now on").click();
        assertThat(page.getByText("From now on you are told what changes in " + sheet + " after revision 1."))
                .isVisible();
        var answer = server.send(
                "POST",
                "/api/v1/sheets/" + sheet + "/submissions",
                Accepts.JSON,
                ("{\"rows\": [{\"key\": \"" + KEY + "\", \"values\": {\"Comment\": \"from <b>Ben</b>\"}}]}")
                        .getBytes(StandardCharsets.UTF_8),
                "X-Bidbook-User",
                "Ben Osei");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(page.getByText("1 cell changed by Ben Osei")).isVisible();
        button(page, "Show what changed in " + sheet).click();
        assertThat(page.locator("section[aria-labelledby=changed] .queue").getByText("from <b>Ben</b>"))
                .isVisible();
        picture(page, "dashboard-changes");
        button(page, "I have seen it: " + sheet).click();
        assertThat(page.getByText("1 cell changed by Ben Osei")).isHidden();
        assertThat(page.locator(".recent")).containsText("revision 2, ");
    }

    private static void dark(Page page) throws Exception {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(violations(page)).isEmpty();
        picture(page, "dashboard-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void narrow(Page page) {
        page.setViewportSize(320, 700);
        picture(page, "dashboard-narrow");
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }

    @Test
    void anAwardIsImportedAndItsHeadersAreAskedOnce() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.page(1200, 900);
            page.navigate(server.server().startPage());
            page.getByText("Import an award").click();
            Locator file = page.locator(".award input[type=file]");
            file.setInputFiles(csv("Artikel-Nr;Niederlassung;Jahresmenge\nBSK-2;STL;52\n"));
            assertThat(page.getByText("Write the bid's number first")).isVisible();
            page.getByLabel("Bid, ").fill("BA-7");
            file.setInputFiles(csv("Artikel-Nr;Niederlassung;Jahresmenge\nBSK-2;STL;52\n"));
            assertThat(page.getByText("2 columns of the file are not told by their headers. Nothing is stored yet."))
                    .isVisible();
            page.getByLabel("Header of Part Number in the file").fill("Artikel-Nr");
            page.getByLabel("Header of Branch in the file").fill("Niederlassung");
            assertThat(page.locator("datalist")
                            .first()
                            .locator("option")
                            .evaluateAll("all => all.map(({ value }) => value)"))
                    .isEqualTo(List.of("Artikel-Nr", "Niederlassung", "Jahresmenge"));
            assertThat(violations(page)).isEmpty();
            picture(page, "award-questions");
            page.getByText("Import with these answers").click();
            page.getByLabel("Header of Annualized Qty in the file").fill("Jahresmenge");
            page.getByText("Import with these answers").click();
            assertThat(page.getByText("Imported into bid-award/harbor-transit/BA-7, now revision 1"))
                    .isVisible();
            conflict(server, page, file);
            page.getByLabel("Bid, ").fill("BA-8");
            file.setInputFiles(csv("Artikel-Nr;Niederlassung;Jahresmenge\nBSK-9;STL;ten\n"));
            assertThat(page.getByText("The award was not imported")).isVisible();
            assertThat(page.getByText("ten is not a number.")).isVisible();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Somebody wrote another quantity, and the next file says a third one. */
    private static void conflict(TestServer server, Page page, Locator file) throws Exception {
        send(
                server,
                "POST",
                "/api/v1/sheets/bid-award/harbor-transit/BA-7/submissions",
                "{\"rows\": [{\"key\": \"BSK-2|STL\", \"values\": {\"Annualized Qty\": 60}}]}",
                201);
        file.setInputFiles(csv("Artikel-Nr;Niederlassung;Jahresmenge\nBSK-2;STL;78\n"));
        assertThat(page.getByText("1 cell was changed by people, and the file changes it otherwise. Which counts?"))
                .isVisible();
        picture(page, "award-conflict");
        assertThat(violations(page)).isEmpty();
        page.getByText("The file counts").click();
        assertThat(page.getByText("Imported into bid-award/harbor-transit/BA-7, now revision 3"))
                .isVisible();
        theStoredOneCounts(server, page, file);
    }

    private static void theStoredOneCounts(TestServer server, Page page, Locator file) throws Exception {
        String sheet = "/api/v1/sheets/bid-award/harbor-transit/BA-7";
        send(
                server,
                "POST",
                sheet + "/submissions",
                "{\"rows\": [{\"key\": \"BSK-2|STL\", \"values\": {\"Annualized Qty\": 61}}]}",
                201);
        file.setInputFiles(csv("Artikel-Nr;Niederlassung;Jahresmenge\nBSK-2;STL;90\n"));
        button(page, "What is stored counts").click();
        assertThat(page.getByText("Imported into bid-award/harbor-transit/BA-7, now revision "))
                .isVisible();
        JsonNode stored = new ObjectMapper().readTree(server.get(sheet).body());
        assertThat(stored.at("/rows/0/values/Annualized Qty").asInt()).isEqualTo(61);
    }

    private static FilePayload csv(String text) {
        return new FilePayload("award.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(TestServer server, String method, String path, String body, int status) throws Exception {
        var answer = server.send(method, path, Accepts.JSON, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static Locator chart(Page page, String caption) {
        return page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName(caption).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pages/" + name + ".png"))
                .setFullPage(true));
    }
}
