package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.accessible;
import static dev.bidbook.http.Chromium.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The buttons of the start page that a week's course does not come by: what is refused, what is away, what is long. */
class StartPageButtonsTest {

    private static final String SHEET = TestServer.SHEET;
    private static final int EDITED = 60;

    /** A report of one line, at whose end Power BI says that there were more. */
    private static final String CUT_OFF =
            """
            Customer,Program,Bid ID,Branch,DC,Part Number,Description,Category,Annualized Qty,Demand Loaded,Safety Stock,\
            Forecast,Part Status,Superseded By,Stock Status,On Hand,On Order,Open IBT Qty,DC On Hand,Supplier
            Harbor Transit Authority,Harbor Transit bus parts award,HT-26-0093,PVD,ALB,CB-8243,Brake shoe kit,Brakes,260,260,20,\
            21,Active,,In Stock,40,0,0,100,Bass & Kline Co.

            Exported data exceeded the allowed volume. Some data may have been omitted.
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsRefusedAwayOrLongHasAButtonThatGoesOn() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            post(server, "/programs", Map.of("id", "northline", "name", "Northline award", "customer", "Northline"));
            Page page = chromium.page(1200, 900);
            away(server, page);
            completing(page);
            history(server, page);
            reports(server, page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** The list of programs, and one program's figures, are asked for again. */
    private static void away(TestServer server, Page page) throws Exception {
        page.route("**/api/v1/programs", route -> route.abort());
        page.route("**/summary", route -> route.abort());
        page.navigate(server.server().startPage());
        assertThat(page.locator(".panel.bad"))
                .containsText("The server could not be reached. Check the connection and try again.");
        accessible(page, "the server away");
        page.unroute("**/api/v1/programs");
        button(page, "Try again").click();
        assertThat(week(page)).isVisible();
        assertThat(page.locator(".figures-place"))
                .containsText("The server could not be reached. Check the connection and try again.");
        page.unroute("**/summary");
        button(page, "Try again").click();
        assertThat(page.getByText("Open findings of 2026-W45, by kind")).isVisible();
    }

    private static void completing(Page page) throws Exception {
        button(page, "Complete week: " + SHEET).click();
        assertThat(panel(page).getByRole(com.microsoft.playwright.options.AriaRole.HEADING))
                .hasText("Findings wait for answers");
        assertThat(panel(page).locator("tbody tr")).hasCount(200);
        accessible(page, "a week that is not complete");
        panel(page).getByText("Close").click();
        assertThat(panel(page)).hasCount(0);
    }

    private static void history(TestServer server, Page page) throws Exception {
        List<Map<String, Object>> rows = new ArrayList<>();
        JsonNode lines = new ObjectMapper()
                .readTree(server.get("/api/v1/sheets/" + SHEET).body())
                .get("rows");
        for (int line = 0; line < EDITED; line++) {
            rows.add(Map.of("key", lines.get(line).get("key").asText(), "values", Map.of("Comment", "line " + line)));
        }
        post(server, "/sheets/" + SHEET + "/submissions", Map.of("rows", rows));
        button(page, "History of " + SHEET).click();
        Locator changes = panel(page).locator("tbody tr").filter(new Locator.FilterOptions().setHasText("line "));
        assertThat(changes).hasCount(50);
        button(page, "Earlier changes …").click();
        assertThat(changes).hasCount(EDITED);
        panel(page).getByText("Close").click();
    }

    /** A week that is none, and a report of another program: what is wrong is said, and taken all the same if it is right. */
    private static void reports(TestServer server, Page page) throws Exception {
        Locator card = page.locator("section[aria-labelledby=program-northline]");
        FilePayload report = new FilePayload("week.xlsx", Accepts.XLSX, server.report(0));
        card.getByLabel("Week, Northline award").fill("45");
        card.locator("input[type=file]").first().setInputFiles(report);
        assertThat(card.locator(".panel.bad")).containsText("Write the week such as 2026-W47.");
        card.getByLabel("Week, Northline award").fill("2026-W45");
        card.locator("input[type=file]").first().setInputFiles(report);
        assertThat(card.locator(".panel.bad")).containsText("The report was not imported");
        accessible(page, "a report of another program");
        button(page, "Import it although it is another program's").click();
        assertThat(card.getByText("Imported into weekly-review/northline/2026-W45, now revision 1"))
                .isVisible();
        card.getByLabel("Week, Northline award").fill("2026-W46");
        card.locator(".drop.report input[type=file]")
                .setInputFiles(new FilePayload("week.csv", "text/csv", CUT_OFF.getBytes(StandardCharsets.UTF_8)));
        assertThat(card.locator(".panel.bad")).containsText("The report was not imported");
        button(page, "Import it although it was cut off").click();
        assertThat(card.getByText("Imported into weekly-review/northline/2026-W46, now revision 1"))
                .isVisible();
    }

    private static Locator week(Page page) {
        return page.locator("#sheet-" + SHEET.replace('/', '-'));
    }

    /** What the page says under the week. */
    private static Locator panel(Page page) {
        return week(page).locator(".panel");
    }

    private static void post(TestServer server, String path, Map<String, ?> body) throws Exception {
        var answer = server.send("POST", "/api/v1" + path, Accepts.JSON, new ObjectMapper().writeValueAsBytes(body));
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
    }
}
