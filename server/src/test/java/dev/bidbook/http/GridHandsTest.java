package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.picture;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.violations;
import static dev.bidbook.http.GridPage.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hands do in the cells of the grid: by the keyboard and by the mouse, in cells that are open and in cells that are not. */
class GridHandsTest {

    private static final String KEY = "CB-8243|PVD|HT-26-0093";
    private static final String OTHER = "CB-8243|BGR|HT-26-0093";
    private static final String THIRD = "CB-8243|ILM|HT-26-0093";

    @TempDir
    Path folder;

    @Test
    void valuesAreChosenAndTypedByKeyboardAndByMouse() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = GridPage.opened(chromium, server);
            enterOnAClosedCell(page);
            assertThat(chromium.complaints()).isEmpty();
            chooseByKeyboard(page);
            chooseByMouse(page);
            chooseByTyping(page);
            leave(page);
            assertThat(chromium.complaints()).isEmpty();
            press(page, "Submit");
            assertThat(said(page)).containsExactly("Stored as revision 2: 7 cells.");
        }
    }

    /** A cell that nobody fills does not open, and what is typed elsewhere afterwards arrives there. */
    private static void enterOnAClosedCell(Page page) {
        select(page, KEY, "Description");
        page.keyboard().press("Enter");
        select(page, OTHER, "Comment");
        page.keyboard().type("on another line");
        page.keyboard().press("Enter");
        assertThat(cell(page, OTHER, "Comment")).hasText("on another line");
        assertThat(page.locator(".unsent")).hasText("1 cell not submitted");
    }

    private static void chooseByKeyboard(Page page) throws Exception {
        select(page, KEY, "Action");
        page.keyboard().press("Enter");
        assertThat(choices(page).first()).hasText("Load safety stock");
        assertThat(violations(page)).isEmpty();
        picture(page, "grid-dropdown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(choices(page)).hasCount(0);
        assertThat(cell(page, KEY, "Action")).hasText("Load forecast");
        assertThat(page.locator(".unsent")).hasText("2 cells not submitted");
        chooseAndGoOn(page);
    }

    /** Tab takes what is chosen, and goes to the cell beside. */
    private static void chooseAndGoOn(Page page) {
        select(page, THIRD, "Owner");
        page.keyboard().press("F2");
        assertThat(choices(page).first()).isVisible();
        page.keyboard().press("ArrowDown");
        String chosen = choices(page).first().innerText();
        page.keyboard().press("Tab");
        assertThat(choices(page)).hasCount(0);
        page.keyboard().type("2026-12-01");
        page.keyboard().press("Enter");
        assertThat(cell(page, THIRD, "Owner")).hasText(chosen);
        assertThat(cell(page, THIRD, "ETA")).hasText("2026-12-01");
    }

    private static void chooseByMouse(Page page) {
        select(page, OTHER, "Action");
        cell(page, OTHER, "Action").dblclick();
        choices(page).getByText("Request IBT from DC").click();
        assertThat(choices(page)).hasCount(0);
        assertThat(cell(page, OTHER, "Action")).hasText("Request IBT from DC");
        assertThat(page.locator(".unsent")).hasText("5 cells not submitted");
    }

    /** Typing narrows the list, also over what was chosen before; where the list is not everything, a text of one's own counts. */
    private static void chooseByTyping(Page page) {
        select(page, THIRD, "Customer answer");
        page.keyboard().type("wants");
        assertThat(choices(page)).hasText(new String[] {"Wants another offer"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(cell(page, THIRD, "Customer answer")).hasText("Wants another offer");
        page.keyboard().type("keeps");
        assertThat(choices(page)).hasText(new String[] {"Keeps current part while it lasts"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(cell(page, THIRD, "Customer answer")).hasText("Keeps current part while it lasts");
        select(page, THIRD, "Action");
        page.keyboard().type("Ring the branch");
        page.keyboard().press("Enter");
        assertThat(cell(page, THIRD, "Action")).hasText("Ring the branch");
        assertThat(page.locator(".unsent")).hasText("7 cells not submitted");
    }

    /** Escape leaves the cell as it was, and so does a text that is none of a closed list. */
    private static void leave(Page page) {
        select(page, KEY, "Action");
        page.keyboard().press("F2");
        assertThat(choices(page).first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(choices(page)).hasCount(0);
        assertThat(cell(page, KEY, "Action")).hasText("Load forecast");
        select(page, THIRD, "Customer answer");
        page.keyboard().type("who knows");
        page.keyboard().press("Enter");
        assertThat(cell(page, THIRD, "Customer answer")).hasText("Keeps current part while it lasts");
        assertThat(page.locator(".unsent")).hasText("7 cells not submitted");
    }

    /** What an open dropdown offers. */
    private static Locator choices(Page page) {
        return page.locator(".tabulator-edit-list-item");
    }

    private static Locator cell(Page page, String key, String column) {
        String field = GridPage.field(page, column);
        return page.locator(".tabulator-row")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(
                                ".line-name", new Page.LocatorOptions().setHasText(key.replace("|", " · ")))))
                .locator("[tabulator-field=" + field + "]");
    }
}
