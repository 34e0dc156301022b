package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.accessible;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.overflow;
import static dev.bidbook.http.Chromium.picture;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.Chromium.wholePicture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.bidbook.demo.DemoReports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start page in a real browser. Pictures of it are put into {@code target/pages}. */
class StartPageTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void aPersonWorksAWeekWithThePageAlone() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            Page page = chromium.page(1200, 900);
            page.navigate(server.server().startPage());
            page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(DemoReports.PROGRAM_NAME);
            page.getByLabel("Customer").fill(DemoReports.CUSTOMER);
            page.getByLabel("Short name").fill(TestServer.PROGRAM);
            page.getByText("Create program").click();
            page.getByLabel("Week, ").fill("2026-W45");
            page.locator(".drop.report input[type=file]")
                    .setInputFiles(new FilePayload("week.xlsx", Accepts.XLSX, server.report(0)));
            assertThat(page.getByText("Imported into " + TestServer.SHEET + ", now revision 1"))
                    .isVisible();
            accessible(page, "imported");
            wholePicture(page, "imported");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(1200);
            page.getByText("Close").first().click();
            workbookComesBack(server, page);
            assertThat(chromium.complaints()).isEmpty();
            page.setViewportSize(320, 700);
            wholePicture(page, "narrow");
            assertThat(overflow(page)).isEqualTo(0);
        }
    }

    /** Those of the week's buttons that are under something else once the keyboard is at them, while the page tells of three things, for as long as the test looks. */
    private static final String COVERED =
            """
            async () => {
              const { notice } = await import("/dom.js");
              const { setTimeout } = window;
              window.setTimeout = () => 0;
              for (const revision of [2, 3, 4]) notice(`Somebody changed harbor-transit, 2026-W45: it is at revision ${revision} now.`);
              window.setTimeout = setTimeout;
              return [...document.querySelectorAll(".week button, .week a")].filter((button) => {
                button.focus();
                const { left, top, width, height } = button.getBoundingClientRect();
                const there = document.elementFromPoint(left + width / 2, top + height / 2);
                return there !== button;
              }).map(({ textContent }) => textContent);
            }
            """;

    @Test
    void noticesCoverNoButtonThatOneIsAt() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            for (int width : new int[] {1200, 320}) {
                Page page = chromium.page(width, 480);
                page.navigate(server.server().startPage());
                assertThat(week(page)).isVisible();
                assertThat(page.evaluate(COVERED)).isEqualTo(List.of());
                assertThat(page.locator(".notice")).hasCount(3);
                assertThat(violations(page)).isEmpty();
                picture(page, "notices-" + width);
                assertThat(overflow(page)).isEqualTo(0);
                button(page, "Close this notice").first().click();
                assertThat(page.locator(".notice")).hasCount(2);
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Notices go after a while, and stay for as long as the test looks. */
    private static final String STAYING =
            "const later = setTimeout; window.setTimeout = (work, wait) => (wait === 8000 ? 0 : later(work, wait));";

    @Test
    void aNewerNoticeOfASheetReplacesTheOlder() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            server.importWeek(1, "2026-W46");
            Page page = chromium.page(1200, 900);
            page.addInitScript(STAYING);
            page.waitForResponse(
                    "**/api/v1/events", () -> page.navigate(server.server().startPage()));
            for (String week : List.of("2026-W45", "2026-W46", "2026-W45")) {
                submit(server, week);
                assertThat(page.locator(".notice p").last()).containsText(week);
            }
            assertThat(page.locator(".notice p")).hasText(new String[] {
                "Somebody changed harbor-transit, 2026-W46: it is at revision 2 now.",
                "Somebody changed harbor-transit, 2026-W45: it is at revision 3 now."
            });
            button(page, "Close this notice").last().focus();
            submit(server, "2026-W45");
            assertThat(page.locator(".notice p").last()).containsText("it is at revision 4 now.");
            assertThat(button(page, "Close this notice").last()).isFocused();
            assertThat(page.locator(".notice")).hasCount(2);
            accessible(page, "notices of two sheets");
            picture(page, "notices-of-two-sheets");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void whatSomebodyWritesIntoASheetThatFollowsIsToldByItsTitleAndItsMakingIsNot() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = chromium.page(1200, 900);
            page.addInitScript(STAYING);
            page.waitForResponse(
                    "**/api/v1/events", () -> page.navigate(server.server().startPage()));
            String requests = "/api/v1/sheets/ibt-request/" + TestServer.PROGRAM + "/2026-W45";
            String made = new String(server.get(requests).body(), StandardCharsets.UTF_8);
            String key = made.replaceFirst("(?s).*?\"key\":\"([^\"]*)\".*", "$1");
            var answer = server.send(
                    "POST",
                    requests + "/submissions",
                    Accepts.JSON,
                    "{\"rows\": [{\"key\": \"%s\", \"values\": {\"Qty\": 48}}]}"
                            .formatted(key)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(page.locator(".notice p")).hasText(new String[] {
                "Somebody changed IBT requests of harbor-transit, 2026-W45: it is at revision 2 now."
            });
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Somebody else writes something new into a week. */
    private static void submit(TestServer server, String week) throws Exception {
        var answer = server.send(
                "POST",
                "/api/v1/sheets/weekly-review/" + TestServer.PROGRAM + "/" + week + "/submissions",
                Accepts.JSON,
                "{\"rows\": [{\"key\": \"%s\", \"values\": {\"Comment\": \"%s\"}}]}"
                        .formatted(KEY, System.nanoTime())
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static void workbookComesBack(TestServer server, Page page) throws Exception {
        assertThat(week(page).getByText("Weekly review")).isVisible();
        Download download = page.waitForDownload(
                () -> button(page, "Download workbook of " + TestServer.SHEET).click());
        assertThat(download.suggestedFilename()).isEqualTo("weekly-review-harbor-transit-2026-W45-r1.xlsx");
        byte[] workbook = Files.readAllBytes(download.path());
        upload(page, FilledWorkbook.with(workbook, KEY, "ETA", "31.02.2026"));
        assertThat(page.getByText("1 problem in the workbook. Nothing is stored yet."))
                .isVisible();
        assertThat(page.getByText("31.02.2026 is not a date.")).isVisible();
        accessible(page, "problems");
        wholePicture(page, "problems");
        problemsAreMarkedAndMended(page, workbook);
        page.getByText("Close").first().click();
        String other = "{\"rows\":[{\"key\":\"" + KEY + "\",\"values\":{\"ETA\":\"2026-12-05\"}}]}";
        server.send(
                "POST",
                "/api/v1/sheets/" + TestServer.SHEET + "/submissions",
                "application/json",
                other.getBytes(StandardCharsets.UTF_8),
                "X-Bidbook-User",
                "ben");
        assertThat(page.getByText("Somebody changed harbor-transit, 2026-W45: it is at revision 2 now."))
                .isVisible();
        upload(page, FilledWorkbook.with(workbook, KEY, "ETA", "2026-12-01"));
        assertThat(page.getByText("1 cell was changed by somebody else meanwhile. Which value counts?"))
                .isVisible();
        accessible(page, "conflicts");
        wholePicture(page, "conflicts");
        choose(page);
        page.getByText("Submit with these choices").click();
        assertThat(page.getByText("Stored as revision 3: 1 cell changed.")).isVisible();
        page.getByText("Close").first().click();
        button(page, "History of " + TestServer.SHEET).click();
        accessible(page, "history");
        page.getByText("Undo …").first().click();
        assertThat(page.getByText("Undoing this submission puts 1 cell back.")).isVisible();
        accessible(page, "undoing");
        wholePicture(page, "history");
        page.getByText("Undo the submission").click();
        assertThat(page.getByText("Undone, now revision 4.")).isVisible();
    }

    /** The workbook with its problems in it, and another one from the panel that tells them. */
    private static void problemsAreMarkedAndMended(Page page, byte[] workbook) throws Exception {
        Download marked = page.waitForDownload(
                () -> button(page, "Download it with the problems marked").click());
        assertThat(marked.suggestedFilename()).isEqualTo("weekly-review-harbor-transit-2026-W45-checked.xlsx");
        FileChooser chooser = page.waitForFileChooser(() ->
                button(page, "Upload again the workbook of " + TestServer.SHEET).click());
        chooser.setFiles(FilledWorkbook.with(workbook, KEY, "ETA", "2026-12-01"));
        assertThat(page.getByText("The workbook is in order. It changes 1 cell."))
                .isVisible();
        accessible(page, "a workbook in order");
    }

    /** Cell by cell or all at once; as long as a choice is missing, nothing can be submitted. */
    private static void choose(Page page) {
        Locator submit = button(page, "Submit with these choices");
        Locator mine = week(page).locator("..").getByRole(AriaRole.RADIO).first();
        Locator theirs = week(page).locator("..").getByRole(AriaRole.RADIO).last();
        assertThat(page.getByText("1 cell still needs a choice.")).isVisible();
        assertThat(submit).hasAttribute("aria-disabled", "true");
        Download conflicts = page.waitForDownload(
                () -> button(page, "Download it with the conflicts").click());
        assertThat(conflicts.suggestedFilename()).isEqualTo("weekly-review-harbor-transit-2026-W45-conflicts.xlsx");
        theirs.check();
        assertThat(page.getByText("1 cell still needs a choice.")).isHidden();
        assertThat(submit).hasAttribute("aria-disabled", "false");
        button(page, "Mine everywhere").click();
        assertThat(mine).isChecked();
        button(page, "Theirs everywhere").click();
        assertThat(theirs).isChecked();
        mine.check();
        assertThat(theirs).not().isChecked();
    }

    private static void upload(Page page, FilePayload workbook) {
        week(page).locator("input[type=file]").setInputFiles(workbook);
    }

    /** What the page has of the week's review. */
    private static Locator week(Page page) {
        return page.locator("#sheet-" + TestServer.SHEET.replace('/', '-') + " .week");
    }
}
