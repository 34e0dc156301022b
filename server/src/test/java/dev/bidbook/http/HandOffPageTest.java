package dev.bidbook.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.accessible;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.overflow;
import static dev.bidbook.http.Chromium.wholePicture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing on the start page and the hand-off page in a real browser. Pictures of them are put into {@code target/pages}. */
class HandOffPageTest {

    private static final String HEADERS = "Customer,Program,Bid ID,Branch,Part Number,Description,Annualized Qty,Demand"
            + " Loaded,Safety Stock,Forecast,On Hand,Stock Status,Part Status,Superseded By,Open IBT Qty,DC,DC On"
            + " Hand,Supplier\r\n";
    private static final String PUMP =
            "Northline Transit,Northline award,BA-1,STL,P-1,Pump,520,520,40,43,90,In Stock,Active,,0,DFW,100,Acme\r\n";
    private static final String BELT =
            "Northline Transit,Northline award,BA-1,STL,P-4,Belt,26,26,2,2,9,In Stock,Superseded,P-41,0,DFW,0,Bolt\r\n";
    private static final String REVIEW = "weekly-review/northline/2026-W45";

    @TempDir
    Path folder;

    @Test
    void aPersonSignsAWeekAndHandsAProgramOverWithThePagesAlone() throws Exception {
        try (Chromium chromium = Chromium.start();
                TestServer server = new TestServer(folder, HttpLimits.DEFAULTS)) {
            aProgramWithAWeek(server);
            Page page = chromium.page(1200, 900);
            aWeekIsSigned(server, page);
            page.getByText("Hand-off", new Page.GetByTextOptions().setExact(true))
                    .click();
            gatesAreShown(page);
            putInOrder(server);
            theProgramIsHandedOver(page);
            assertThat(chromium.complaints()).isEmpty();
            page.setViewportSize(360, 740);
            wholePicture(page, "hand-off-narrow");
            assertThat(overflow(page)).isEqualTo(0);
        }
    }

    private static void aProgramWithAWeek(TestServer server) throws Exception {
        post(
                server,
                "/programs",
                "{\"id\":\"northline\",\"name\":\"Northline award\",\"customer\":\"Northline Transit\"}");
        report(server, "2026-W45");
        write(server, REVIEW, "P-4|STL|BA-1", "{\"Part status explanation\":\"Replaced by the maker\"}");
    }

    private static void aWeekIsSigned(TestServer server, Page page) throws Exception {
        page.navigate(server.server().startPage());
        button(page, "Sign … " + REVIEW).click();
        assertThat(page.getByText("Nobody has signed yet.")).isVisible();
        write(server, REVIEW, "P-4|STL|BA-1", "{\"Comment\":\"Called the customer\"}");
        assertThat(page.getByText("Somebody changed northline, 2026-W45: it is at revision 3 now."))
                .isVisible();
        button(page, "Sign revision 2").click();
        accessible(page, "signing a week");
        page.getByLabel("Comment (if there is something to say)").fill("As discussed");
        page.locator("form.panel").getByText("Sign revision 2").click();
        assertThat(page.getByText("What would be signed was changed since")).isVisible();
        accessible(page, "a signature that is refused");
        wholePicture(page, "sign-refused");
        button(page, "Sign revision 3").click();
        page.locator("form.panel").getByText("Sign revision 3").click();
        assertThat(page.getByText(REVIEW + " is signed.")).isVisible();
        write(server, REVIEW, "P-4|STL|BA-1", "{\"Comment\":\"Called the customer twice\"}");
        assertThat(page.locator(".week").getByText("1 cell changed since")).isVisible();
        button(page, "Sign … " + REVIEW).click();
        accessible(page, "a signature since which something was changed");
        wholePicture(page, "signed");
        button(page, "Withdraw …").click();
        accessible(page, "withdrawing a signature");
        page.getByLabel("Reason").fill("Too early");
        button(page, "Withdraw the signature").click();
        assertThat(page.locator("li.withdrawn")).containsText("Too early");
    }

    private static void gatesAreShown(Page page) throws Exception {
        assertThat(page.getByText("Hand-off · Northline award")).isVisible();
        assertThat(page.locator("#gate-bids.closed")).isVisible();
        button(page, "Show the lines: Nothing is unanswered").click();
        assertThat(page.locator("#gate-unanswered").getByText("P-4|STL|BA-1").first())
                .isVisible();
        accessible(page, "the lines of a gate");
        wholePicture(page, "hand-off-gates");
        button(page, "Hide the lines: Nothing is unanswered").click();
        assertThat(page.locator("#gate-unanswered").getByText("P-4|STL|BA-1")).hasCount(0);
        assertThat(button(page, "Show the lines: Nothing is unanswered")).isVisible();
        button(page, "Begin the soft hand-off …").click();
        button(page, "Another task").click();
        accessible(page, "beginning the soft hand-off");
        page.getByLabel("Agreed with").fill("Nan");
        page.getByLabel("On", new Page.GetByLabelOptions().setExact(true)).fill("2026-11-20");
        Locator tasks = page.getByLabel("Task", new Page.GetByLabelOptions().setExact(true));
        tasks.first().fill("Weekly review");
        tasks.last().fill("New demand bids");
        page.getByLabel("Moves to").first().fill("Sue, sales support");
        page.getByLabel("Moves to").last().fill("Ian");
        button(page, "Begin the soft hand-off").click();
        assertThat(page.getByText("The soft hand-off has begun. Told: Cat.")).isVisible();
        assertThat(page.getByText("Nobody is named as buyer, demand planner, so nobody there was told."))
                .isVisible();
        assertThat(page.locator(".signatures .plain-list li"))
                .hasText(new String[] {"Weekly review → Sue, sales support", "New demand bids → Ian"});
    }

    private static void putInOrder(TestServer server) throws Exception {
        write(
                server,
                REVIEW,
                "P-4|STL|BA-1",
                "{\"RAM/NAM told on\":\"2026-11-03\",\"Customer answer\":\"Accepts superseding part\"}");
        write(server, "demand-bid/northline/2026-W45", "P-4|STL|BA-1|P-41", "{\"Demand bid\":\"NB-26-001\"}");
        for (String week : new String[] {"2026-W46", "2026-W47", "2026-W48"}) {
            report(server, week);
        }
        members(server, "\"buyer\":[\"Bo\"],\"demand planner\":[\"Dee\"],");
    }

    private static void theProgramIsHandedOver(Page page) throws Exception {
        page.reload();
        button(page, "Do not take it over …").click();
        accessible(page, "not taking it over");
        page.getByLabel("Reason").fill("The new bid is not loaded yet");
        button(page, "Reject the hand-off").click();
        assertThat(page.getByText("“The new bid is not loaded yet”")).isVisible();
        button(page, "Mark as loaded: NB-26-001").click();
        assertThat(page.getByText("Every gate is open.")).isVisible();
        wholePicture(page, "hand-off-ready");
        button(page, "Sign over to sales support …").click();
        accessible(page, "signing over");
        button(page, "Sign the hand-off").click();
        assertThat(page.getByText("Signed. The program is in sales support now."))
                .isVisible();
        assertThat(page.locator(".phases .now").getByText("Sales support")).isVisible();
        wholePicture(page, "handed-over");
        theBidGoesOn(page);
        theProgramIsClosed(page);
    }

    private static void theBidGoesOn(Page page) {
        button(page, "Mark as monitored: NB-26-001").click();
        button(page, "Mark as closed: NB-26-001").click();
        assertThat(page.locator("tr")
                        .filter(new Locator.FilterOptions().setHasText("NB-26-001"))
                        .locator(".badge"))
                .hasText("Closed");
        assertThat(page.getByText("Mark as")).hasCount(0);
    }

    private static void theProgramIsClosed(Page page) throws Exception {
        button(page, "Back …").click();
        assertThat(page.getByLabel("Back to").locator("option"))
                .hasText(new String[] {"Soft hand-off", "Implementation"});
        accessible(page, "going back");
        button(page, "Close").click();
        assertThat(page.getByLabel("Back to")).hasCount(0);
        button(page, "Close the program …").click();
        accessible(page, "closing the program");
        button(page, "Close the program").click();
        assertThat(page.getByText("The program is in the phase Closed now.")).isVisible();
        assertThat(page.locator(".phases .now")).hasText("Closed");
        accessible(page, "a closed program");
    }

    private static void report(TestServer server, String week) throws Exception {
        var answer = server.send(
                "POST",
                "/api/v1/programs/northline/reports/" + week + "?template=weekly-review",
                "text/csv",
                (HEADERS + PUMP + BELT).getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(201);
        members(server, "");
    }

    private static void members(TestServer server, String more) throws Exception {
        send(
                server,
                "PATCH",
                "/programs/northline",
                "{\"members\":{" + more + "\"supply chain specialist\":[\"Sam\"],\"sales support manager\":[\"Sue\"],"
                        + "\"implementation manager\":[\"Ian\"],\"NAM\":[\"Nan\"],\"category manager\":[\"Cat\"]}}");
    }

    private static void write(TestServer server, String sheet, String key, String values) throws Exception {
        post(
                server,
                "/sheets/" + sheet + "/submissions",
                "{\"rows\":[{\"key\":\"%s\",\"values\":%s}]}".formatted(key, values));
    }

    private static void post(TestServer server, String path, String body) throws Exception {
        send(server, "POST", path, body);
    }

    private static void send(TestServer server, String method, String path, String body) throws Exception {
        var answer = server.send(
                method,
                "/api/v1" + path,
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                "X-Bidbook-User",
                "Sam");
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 201);
    }
}
