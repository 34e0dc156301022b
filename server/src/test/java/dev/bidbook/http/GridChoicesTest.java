package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.accessible;
import static dev.bidbook.http.Chromium.picture;
import static dev.bidbook.http.ExcelPane.KEY;
import static dev.bidbook.http.ExcelPane.THIRD;
import static dev.bidbook.http.GridPage.select;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open dropdown of the grid is for whoever hears it. */
class GridChoicesTest {

    @TempDir
    Path folder;

    @Test
    void anOpenDropdownIsAListOfNamedChoices() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = TestServer.withWeek(folder)) {
            Page page = GridPage.opened(chromium, server);
            select(page, KEY, "Action");
            page.keyboard().press("Enter");
            Locator input = input(page, "Action");
            assertThat(input).hasAttribute("aria-expanded", "true");
            assertThat(list(page, "Action")).isVisible();
            assertThat(input).hasAttribute("aria-controls", id(list(page, "Action")));
            assertThat(options(page).first()).hasText("Load safety stock");
            assertThat(input).not().hasAttribute("aria-activedescendant", java.util.regex.Pattern.compile(".*"));
            accessible(page, "an open dropdown");
            goThrough(page, input);
            narrow(page);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** The choice that the arrow keys are at is the active one, and the selected one, and no other. */
    private static void goThrough(Page page, Locator input) throws Exception {
        for (String choice : new String[] {"Load safety stock", "Load forecast"}) {
            page.keyboard().press("ArrowDown");
            Locator selected = page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setSelected(true));
            assertThat(selected).hasText(choice);
            assertThat(input).hasAttribute("aria-activedescendant", id(selected));
            assertThat(input).isFocused();
        }
        accessible(page, "a choice that the keys are at");
        picture(page, "grid-choices");
        page.keyboard().press("Enter");
        assertThat(list(page, "Action")).hasCount(0);
        assertThat(page.getByRole(AriaRole.COMBOBOX)).hasCount(0);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setSelected(true)))
                .hasText("Load forecast");
        page.keyboard().press("Escape");
    }

    /** Typing narrows the list; where nothing is left of it, it is none. */
    private static void narrow(Page page) throws Exception {
        select(page, THIRD, "Customer answer");
        page.keyboard().type("wants");
        assertThat(options(page)).hasText(new String[] {"Wants another offer"});
        page.keyboard().type(" nothing");
        assertThat(page.getByText("Nothing in the list fits.")).isVisible();
        assertThat(list(page, "Customer answer")).hasCount(0);
        assertThat(input(page, "Customer answer")).hasAttribute("aria-expanded", "false");
        accessible(page, "a dropdown in which nothing fits");
        page.keyboard().press("Escape");
    }

    private static String id(Locator element) {
        return String.valueOf(element.evaluate("element => element.id"));
    }

    private static Locator input(Page page, String column) {
        return page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(column));
    }

    private static Locator list(Page page, String column) {
        return page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName(column));
    }

    private static Locator options(Page page) {
        return page.getByRole(AriaRole.OPTION);
    }
}
