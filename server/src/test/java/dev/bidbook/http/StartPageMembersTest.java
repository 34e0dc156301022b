package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.accessible;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start page of a server with accounts. */
class StartPageMembersTest {

    @TempDir
    Path folder;

    /** In a workbook anybody can write anywhere; what is not theirs to fill is told, and the rest can be stored without it. */
    @Test
    void whatIsTheirsIsStoredWithoutWhatIsNot() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestPeople.on(TestServer.withWeek(folder));
                FilledWorkbook workbook = new FilledWorkbook(get(server, "/workbook", Accepts.XLSX))) {
            Page page = chromium.page(1200, 900);
            page.navigate(server.server().startPage());
            TestPeople.signIn(page, TestPeople.LIMITED);
            workbook.write(KEY, "Comment", "mine").write(OTHER, "Comment", "not mine");
            Locator week = page.locator("#sheet-" + TestServer.SHEET.replace('/', '-'));
            week.locator("input[type=file]").setInputFiles(workbook.file());
            assertThat(week.locator("h3")).hasText("1 problem in the workbook. Nothing is stored yet.");
            assertThat(week.locator("tbody td[data-label=Value]")).hasText("not mine");
            accessible(page, "a cell that is not one's own");
            button(page, "Submit only the cells that are mine to edit").click();
            assertThat(week.locator("h3")).hasText("Stored as revision 2: 1 cell changed.");
            assertThat(comment(server, KEY)).isEqualTo("mine");
            assertThat(comment(server, OTHER)).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static String comment(TestServer server, String key) throws Exception {
        for (JsonNode row :
                new ObjectMapper().readTree(get(server, "", Accepts.JSON)).get("rows")) {
            if (row.get("key").asText().equals(key)) {
                return row.at("/values/Comment").asText("");
            }
        }
        throw new IllegalStateException("no line " + key);
    }

    private static byte[] get(TestServer server, String what, String type) throws Exception {
        String token = TestPeople.token(server, TestPeople.ADMINISTRATOR);
        return server.get(
                        "/api/v1/sheets/" + TestServer.SHEET + what, "Accept", type, "Authorization", "Bearer " + token)
                .body();
    }
}
