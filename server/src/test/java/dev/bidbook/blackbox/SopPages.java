package dev.bidbook.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.settle;

import com.microsoft.playwright.Page;
import dev.bidbook.http.Chromium;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everybody's browser: a window for each person, signed in at the sign-in page when it is first used. */
final class SopPages {

    private final Chromium chromium;
    private final String address;
    private final Map<String, Page> windows = new HashMap<>();

    SopPages(Chromium chromium, int port) {
        this.chromium = chromium;
        this.address = "http://127.0.0.1:" + port;
    }

    /** A person's window at a page of the server. */
    Page at(String person, String place) {
        Page page = windows.computeIfAbsent(person, this::signedIn);
        page.navigate(address + place);
        return page;
    }

    /** Keeps what everybody sees, for whoever looks for the reason of a failure. */
    void keep() {
        windows.forEach((person, page) -> Chromium.wholePicture(page, "sop-failed-" + person));
    }

    private Page signedIn(String person) {
        Page page = chromium.page(1280, 900);
        page.navigate(address + "/");
        assertThat(page.getByText("Sign in to Bidbook")).isVisible();
        page.getByLabel("Name").fill(person);
        page.getByLabel("Password").fill(Team.PASSWORD);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Signed in as " + person)).isVisible();
        return page;
    }

    /** Writes a cell of the review page's grid as a spreadsheet's paste does. */
    static void paste(Page page, String key, String column, String value) {
        page.evaluate(
                "([key, column]) => document.querySelector('bidbook-pane').review.goTo({ key, column })",
                List.of(key, column));
        settle(page);
        page.evaluate("value => navigator.clipboard.writeText(value)", value);
        page.keyboard().press("Control+v");
    }
}
