package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.settle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;

/** What the tests of the task pane over genuine Office.js do in it, and a week that is large. */
final class ExcelPane {

    static final String KEY = "CB-8243|PVD|HT-26-0093";
    static final String OTHER = "CB-8243|BGR|HT-26-0093";
    static final String THIRD = "CB-8243|ILM|HT-26-0093";

    private ExcelPane() {}

    /** The pane in a workbook in which no week stands. */
    static Page opened(Chromium chromium, TestServer server) {
        Page page = chromium.pane(server.server().startPage());
        assertThat(page.getByText("No week stands in this workbook yet. Choose one, and pull it."))
                .isVisible();
        settle(page);
        return page;
    }

    static Page pulled(Chromium chromium, TestServer server) {
        Page page = opened(chromium, server);
        press(page, "Pull");
        return page;
    }

    /** Nothing was asked that the model does not know, and no page complained. */
    static void faultless(Chromium chromium, Page page) {
        assertThat(page.evaluate("() => excelHost.faults")).isEqualTo(List.of());
        assertThat(chromium.complaints()).isEmpty();
    }

    static void type(Page page, String key, String column, Object value) {
        page.evaluate(
                "([key, column, value]) => excelHost.type(key.split('|'), column, value)", List.of(key, column, value));
        page.waitForFunction("() => !document.querySelector('bidbook-pane').review.state.busy");
    }

    static Object cell(Page page, String key, String column) {
        return page.evaluate("([key, column]) => excelHost.cell(key.split('|'), column)", List.of(key, column));
    }

    static String stored(TestServer server, String key, String column) throws Exception {
        for (JsonNode row : new ObjectMapper()
                .readTree(server.get("/api/v1/sheets/" + TestServer.SHEET).body())
                .get("rows")) {
            if (row.get("key").asText().equals(key)) {
                return row.get("values").path(column).asText("").replace("null", "");
            }
        }
        throw new IllegalStateException("no row " + key);
    }

    /** Imports a week of so many lines, on which the rules find nothing. */
    static void large(TestServer server, int lines) throws Exception {
        large(server, lines, line -> "20,21,Active,,In Stock");
    }

    /** Imports a week of so many lines; of five, one has one finding, and each of the others two. */
    static void largeWithFindings(TestServer server, int lines) throws Exception {
        List<String> inTurn = List.of(
                "0,21,Active,,In Stock",
                "0,0,Active,,In Stock",
                "0,21,Active,,Partial",
                "0,0,Active,,In Stock",
                "0,21,Active,,Partial");
        large(server, lines, line -> inTurn.get(line % inTurn.size()));
    }

    /** Imports a week of so many lines, of which the safety stock up to the stock status are told. */
    private static void large(TestServer server, int lines, IntFunction<String> told) throws Exception {
        server.send(
                "POST",
                "/api/v1/programs",
                "application/json",
                TestServer.program().getBytes(StandardCharsets.UTF_8));
        StringBuilder csv = new StringBuilder(
                "Customer,Program,Bid ID,Branch,DC,Part Number,Description,Category,Annualized Qty,Demand Loaded,Safety Stock,"
                        + "Forecast,Part Status,Superseded By,Stock Status,On Hand,On Order,Open IBT Qty,DC On Hand,Supplier\n");
        for (int line = 0; line < lines; line++) {
            csv.append("Harbor Transit Authority,Harbor Transit bus parts award,HT-26-0093,B")
                    .append(line % 40)
                    .append(",ALB,P-")
                    .append(line / 40)
                    .append(",Brake shoe kit,Brakes,260,260,")
                    .append(told.apply(line))
                    .append(",40,0,0,100,Bass & Kline Co.\n");
        }
        var answer = server.send(
                "POST",
                "/api/v1/programs/" + TestServer.PROGRAM + "/reports/2026-W45",
                "text/csv",
                csv.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(201);
    }
}
