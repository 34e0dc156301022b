package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.ReviewPageTest.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook that came by mail, opened in Excel with the pane beside it. */
class MailedCopyTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";
    private static final String OTHER = "CB-8243|BGR|HT-26-0093";
    private static final String SHEET = "/api/v1/sheets/" + TestServer.SHEET;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "with its title block: {0}")
    @ValueSource(booleans = {true, false})
    void itIsRecognisedAndCanSubmit(boolean withTitle) throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            byte[] file =
                    server.get(SHEET + "/workbook", "Accept", Accepts.XLSX).body();
            // Meanwhile somebody else goes on.
            other(server, OTHER, "{\"Comment\": \"from Ben\"}");
            Page page = chromium.pane(server.server().startPage(), OpenedWorkbook.sheets(file, withTitle));
            assertThat(page.getByText(
                            "This is a copy of Weekly review · harbor-transit · 2026-W45, made from revision 1."))
                    .isVisible();
            settle(page);
            assertThat(page.getByText("Revision 2 is there.")).isVisible();
            assertThat(violations(page)).isEmpty();
            Chromium.picture(page, "pane-mailed-copy");
            type(page, KEY, "Comment", "written in the mailed copy");
            type(page, OTHER, "Comment", "mine");
            press(page, "Submit");
            assertThat(page.locator(".side .value").allInnerTexts()).containsExactly("mine", "from Ben");
            press(page, "Theirs everywhere");
            press(page, "Submit with these choices");
            assertThat(said(page)).containsExactly("Stored as revision 3: 1 cell.");
            assertThat(cell(page, OTHER)).isEqualTo("from Ben");
            assertThat(stored(server, KEY)).isEqualTo("written in the mailed copy");
            assertThat(stored(server, OTHER)).isEqualTo("from Ben");
            press(page, "Validate");
            assertThat(said(page)).containsExactly("Nothing is changed.");
            assertThat(page.evaluate("() => excelHost.faults")).isEqualTo(List.of());
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void type(Page page, String key, String column, String value) {
        page.evaluate(
                "([key, column, value]) => excelHost.type(key.split('|'), column, value)", List.of(key, column, value));
    }

    private static Object cell(Page page, String key) {
        return page.evaluate("key => excelHost.cell(key.split('|'), 'Comment')", key);
    }

    private static String stored(TestServer server, String key) throws Exception {
        for (JsonNode row :
                new ObjectMapper().readTree(server.get(SHEET).body()).get("rows")) {
            if (row.get("key").asText().equals(key)) {
                return row.get("values").get("Comment").asText();
            }
        }
        throw new IllegalStateException("no row " + key);
    }
}
