package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.OTHER;
import static dev.bidbook.http.ExcelPane.faultless;
import static dev.bidbook.http.ExcelPane.type;
import static dev.bidbook.http.ReviewPageTest.other;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has no mouse comes by every control of the pane once, in the order in which they stand, sees where they are, and out again. */
class KeyboardWalkTest {

    /** What Tab should come by, in the order of the page: of the radio buttons of a group the one that is chosen, or the first. Tab begins before them. */
    private static final String CONTROLS =
            """
            () => {
              document.body.tabIndex = -1;
              document.body.focus();
              document.body.removeAttribute("tabindex");
              const group = (one) => [...document.getElementsByName(one.name)];
              const entry = (one) => one.type !== "radio" || one === (group(one).find(({ checked }) => checked) ?? group(one)[0]);
              const controls = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex='0']";
              window.walk = [...document.querySelectorAll(controls)].filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }) && entry(one));
              return window.walk.map((one) => {
                const name = one.getAttribute("aria-label") ?? one.labels?.[0]?.textContent ?? one.textContent;
                return `${one.localName} ${name.trim().replace(/\\s+/g, " ").slice(0, 80)}`;
              });
            }
            """;

    /** Which of them stand above the one before and not in a column to the right, or on the same line to the left. */
    private static final String BACKWARDS =
            """
            () => window.walk.map((one) => one.getBoundingClientRect())
              .flatMap((here, at, all) => at > 0 && ((here.bottom <= all[at - 1].top && here.left < all[at - 1].right) || (here.top < all[at - 1].bottom && here.right <= all[at - 1].left)) ? [at] : [])
            """;

    /** Where the keyboard is: the place among them, -1 outside; whether it is in sight, and has a ring of two pixels or more. */
    private static final String HERE =
            """
            () => {
              const one = document.activeElement;
              const { outlineStyle, outlineWidth } = getComputedStyle(one);
              const { top, bottom } = one.getBoundingClientRect();
              const sight = bottom > 0 && top < innerHeight;
              return [window.walk.indexOf(one), one === document.body || (sight && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2)];
            }
            """;

    @TempDir
    Path folder;

    @Test
    void everyControlOfThePaneIsComeByOnceInItsOrder() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = ExcelPane.opened(chromium, server);
            walk(page, "without a week");
            press(page, "Pull");
            type(page, KEY, "Comment", "first");
            press(page, "Submit");
            press(page, "Undo my last submission");
            page.getByText("What each button does").click();
            walk(page, "week, with the question about undoing");
            page.evaluate("key => excelHost.point(key.split('|'), 'Comment')", KEY);
            for (String tab : List.of("History", "Comments", "Review", "Sign off")) {
                press(page, tab);
                walk(page, tab);
            }
            conflicts(server, page);
            problems(page);
            faultless(chromium, page);
        }
    }

    /** Tab comes by the bar, two filters, the lines and the pane; the arrow keys go through the cells, and the filter is that of their column. */
    @Test
    void theGridIsNoTrap() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = GridPage.opened(chromium, server);
            assertThat(walk(page, "beside the grid"))
                    .contains("input Filter Line", "input Filter Findings; Enter sorts by it");
            GridPage.select(page, KEY, "ETA");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Shift+Tab");
            assertThat(page.locator("*:focus")).hasAttribute("aria-label", "Filter IBT number; Enter sorts by it");
            Locator heading =
                    page.locator(".tabulator-col[tabulator-field='" + GridPage.field(page, "IBT number") + "']");
            for (String sorted : List.of("ascending", "descending", "none")) {
                page.keyboard().press("Enter");
                assertThat(heading).hasAttribute("aria-sort", sorted);
            }
            page.keyboard().press("Tab");
            page.keyboard().press("ArrowDown");
            page.keyboard().type("IBT-7");
            page.keyboard().press("Tab");
            page.keyboard().type("12");
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Tab");
            assertThat(button(page, "Submit")).isFocused();
            assertThat(page.locator(".unsent")).hasText("2 cells not submitted");
            assertThat(walk(page, "from a cell"))
                    .contains("input Filter Line", "input Filter IBT qty requested; Enter sorts by it");
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void conflicts(TestServer server, Page page) throws Exception {
        type(page, KEY, "Comment", "mine");
        type(page, OTHER, "Comment", "mine");
        other(server, KEY, "{\"Comment\": \"Ben's\"}");
        other(server, OTHER, "{\"Comment\": \"Ben's\"}");
        assertThat(page.getByText("Somebody submitted: revision 4 is there. Refresh brings it; your edits stay."))
                .isVisible();
        press(page, "Submit");
        assertThat(said(page)).containsExactly("2 cells changed by you and by somebody else");
        walk(page, "conflicts");
        press(page, "Theirs everywhere");
        walk(page, "conflicts, chosen");
        press(page, "Submit with these choices");
    }

    private static void problems(Page page) {
        type(page, KEY, "ETA", "31.02.2026");
        press(page, "Validate");
        assertThat(said(page)).containsExactly("1 problem: nothing is stored before it is mended");
        walk(page, "problems and findings");
    }

    /** Goes by Tab from before the first control until after the last one, and back by Shift and Tab; all that it came by. */
    private static List<String> walk(Page page, String state) {
        List<String> controls = ((List<?>) page.evaluate(CONTROLS))
                .stream().map(String::valueOf).toList();
        assertThat(controls).as(state).isNotEmpty();
        assertThat(page.evaluate(BACKWARDS)).as(state + ", as seen").isEqualTo(List.of());
        assertThat(way(page, controls, "Tab", state)).as(state).isEqualTo(controls);
        List<String> back = new ArrayList<>(controls);
        Collections.reverse(back);
        assertThat(way(page, controls, "Shift+Tab", state)).as(state + ", back").isEqualTo(back);
        return controls;
    }

    /** Behind the last control the browser's own ones follow; where it has none, the first follows again. */
    private static List<String> way(Page page, List<String> controls, String key, String state) {
        List<String> way = new ArrayList<>();
        int first = -1;
        for (int step = 0; step <= controls.size(); step++) {
            page.keyboard().press(key);
            List<?> here = (List<?>) page.evaluate(HERE);
            int at = (int) here.get(0);
            if (at < 0 || (at == first && way.size() == controls.size())) {
                return way;
            }
            first = step == 0 ? at : first;
            way.add(controls.get(at));
            assertThat(here.get(1))
                    .as(state + ": the ring of " + controls.get(at))
                    .isEqualTo(true);
        }
        way.add("no way out");
        return way;
    }
}
