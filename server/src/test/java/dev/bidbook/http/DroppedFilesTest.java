package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.ExcelPane.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody drags from a folder onto the start page and lets go there. */
class DroppedFilesTest {

    private static final String AWARD =
            """
            Branch,Annualized Qty,Customer Part Number,Part Number
            STL,120,C-1,BSK-1
            """;

    @TempDir
    Path folder;

    @Test
    void filesAreTakenWhereTheyAreDroppedAndNowhereElse() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder.resolve("data"))) {
            Page page = chromium.page(1200, 900);
            page.navigate(server.server().startPage());
            report(server, page);
            award(page);
            workbook(server, page);
            severalAtOnce(page);
            beside(page);
            text(page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private void report(TestServer server, Page page) throws Exception {
        page.getByLabel("Week, ").fill("2026-W46");
        Locator place = page.locator(".drop.report");
        drag(page, place, "dragEnter", file("week.xlsx", server.report(1)));
        drag(page, place, "dragOver", file("week.xlsx", server.report(1)));
        assertThat(place).hasClass("drop report over");
        Chromium.wholePicture(page, "dropping");
        drag(page, page.locator("header.top"), "dragOver", file("week.xlsx", server.report(1)));
        assertThat(place).hasClass("drop report");
        drop(page, place, file("week.xlsx", server.report(1)));
        assertThat(page.getByText("Imported into weekly-review/harbor-transit/2026-W46, now revision 1"))
                .isVisible();
        assertThat(place).hasClass("drop report");
    }

    private void award(Page page) throws Exception {
        page.getByText("Import an award").click();
        page.getByLabel("Bid, ").fill("BA-1");
        drop(
                page,
                page.locator(".award .drop"),
                file("award.csv", AWARD.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(page.getByText("Imported into bid-award/harbor-transit/BA-1, now revision 1"))
                .isVisible();
    }

    private void workbook(TestServer server, Page page) throws Exception {
        byte[] workbook = server.get("/api/v1/sheets/" + TestServer.SHEET + "/workbook", "Accept", Accepts.XLSX)
                .body();
        byte[] filled = FilledWorkbook.with(workbook, KEY, "ETA", "2026-12-01").buffer;
        drop(page, week(page), file("filled.xlsx", filled));
        assertThat(page.getByText("The workbook is in order. It changes 1 cell."))
                .isVisible();
    }

    /** The first is taken, and that the others are not is told. */
    private void severalAtOnce(Page page) throws Exception {
        drop(page, week(page), file("one.xlsx", new byte[] {1}), file("two.xlsx", new byte[] {2}));
        assertThat(page.locator(".notice p")).hasText("One file at a time: only one.xlsx was taken.");
        assertThat(page.locator(".panel.bad")).isVisible();
    }

    /** The page does not go away for the file. */
    private void beside(Page page) throws Exception {
        String address = page.url();
        drop(page, page.locator("header.top"), file("page.csv", new byte[] {65}));
        assertThat(page.evaluate("() => new Promise((resolve) => setTimeout(() => resolve(location.href), 300))"))
                .isEqualTo(address);
        assertThat(page.context().pages()).hasSize(1);
    }

    /** What is no file goes into the fields as on any page. */
    private static void text(Page page) {
        Locator field = page.getByLabel("Week, ");
        field.fill("");
        JsonObject item = new JsonObject();
        item.addProperty("mimeType", "text/plain");
        item.addProperty("data", "2026-W47");
        JsonArray items = new JsonArray();
        items.add(item);
        for (String step : List.of("dragEnter", "dragOver", "drop")) {
            drag(page, field, step, items, new JsonArray());
        }
        assertThat(field).hasValue("2026-W47");
    }

    private static Locator week(Page page) {
        return page.locator("#sheet-" + TestServer.SHEET.replace('/', '-') + " .week");
    }

    private Path file(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name), bytes);
    }

    private static void drop(Page page, Locator place, Path... files) {
        for (String step : List.of("dragEnter", "dragOver", "drop")) {
            drag(page, place, step, files);
        }
    }

    /** What the mouse tells the browser, with files from a folder at its hand. */
    private static void drag(Page page, Locator place, String step, Path... files) {
        JsonArray paths = new JsonArray();
        for (Path file : files) {
            paths.add(file.toAbsolutePath().toString());
        }
        drag(page, place, step, new JsonArray(), paths);
    }

    private static void drag(Page page, Locator place, String step, JsonArray items, JsonArray files) {
        place.scrollIntoViewIfNeeded();
        BoundingBox box = place.boundingBox();
        JsonObject data = new JsonObject();
        data.add("items", items);
        data.add("files", files);
        data.addProperty("dragOperationsMask", 1);
        JsonObject event = new JsonObject();
        event.addProperty("type", step);
        event.addProperty("x", box.x + 12);
        event.addProperty("y", box.y + box.height / 2);
        event.add("data", data);
        CDPSession session = page.context().newCDPSession(page);
        session.send("Input.dispatchDragEvent", event);
        session.detach();
    }
}
