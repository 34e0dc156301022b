package dev.bidbook.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.blackbox.SopPages.paste;
import static dev.bidbook.blackbox.SopReport.FILTER_KEY;
import static dev.bidbook.blackbox.SopReport.SEAL_KEY;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.press;
import static dev.bidbook.http.Chromium.said;
import static dev.bidbook.http.Chromium.settle;
import static dev.bidbook.http.Chromium.wholePicture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.bidbook.http.Chromium;
import java.nio.file.Path;
import java.util.List;

/** The first part of the play: the weeks are reviewed until nothing is open any more. */
final class SopReview {

    private static final String BELT = "P-4|STL|BA-1";
    private static final String HOSE = "P-3|MCI|BA-1";

    private final Sop sop;
    private final String review;

    SopReview(Sop sop) {
        this.sop = sop;
        this.review = sop.team().review(Sop.WEEK);
    }

    void theWeeksReportIsImported() throws Exception {
        sop.mail().addresses(sop.server(), sop.team());
        sop.imported(Sop.WEEK, SopReport.troubled(), 6);
        assertThat(sop.team().closed()).isEqualTo("discrepancies, bids, unanswered, smooth-weeks");
    }

    /** The specialist's answers and the implementation manager's, each from a download of their own. */
    void theFindingsAreAnsweredInWorkbooks() throws Exception {
        Path sams = sop.team().workbook("Sam", review, sop.folder().resolve("sams.xlsx"));
        Path ians = sop.team().workbook("Ian", review, sop.folder().resolve("ians.xlsx"));
        Programs.edit(
                sams,
                """
                review.set(args[0], 'Part status explanation', 'Replaced by the maker')
                review.set(args[1], 'IBT number', 'IBT-77')
                review.set(args[1], 'IBT qty requested', 20)
                review.set(args[2], 'Part status explanation', 'Out of production')
                review.set(args[2], 'Category manager asked on', date('2026-11-03'))
                review.set(args[2], 'Alternative part', 'P-61')
                """,
                BELT,
                FILTER_KEY,
                SEAL_KEY);
        Programs.edit(ians, "review.set(args[0], 'Discrepancy explanation', 'Agreed with the customer')", HOSE);
        sop.team().submit("Sam", review, sams, 6);
        sop.team().submit("Ian", review, ians, 1);
        assertThat(sop.team().closed()).isEqualTo("bids, unanswered, smooth-weeks");
    }

    void aQuestionIsAskedAndAnsweredInTheQueue() throws Exception {
        ask("Sam", SEAL_KEY, "Alternative part", "Rob", "would P-61 do for the customer?");

        Page queue = sop.pages().at("Rob", "/queue.html");
        assertThat(queue.getByText("would P-61 do for the customer?")).isVisible();
        queue.locator("textarea").fill("It would. Offer it.");
        wholePicture(queue, "sop-queue");
        button(queue, "Resolve the question about P-6 · MCI · BA-1, Alternative part")
                .click();
        assertThat(queue.getByText("Questions that mention you")).isHidden();
        JsonNode thread = sop.team().read("Sam", review + "/threads?state=all").at("/threads/0");
        assertThat(thread.get("state").asText()).isEqualTo("resolved");
        assertThat(thread.get("entries").findValuesAsText("by")).containsOnly("Sam", "Rob");
    }

    /** Begins a thread beside the grid; whom it is for is written as far as the name is offered. */
    private void ask(String person, String key, String column, String whom, String text) {
        Page page = sop.pages().at(person, "/review/northline/" + Sop.WEEK);
        assertThat(page.locator("#shown")).containsText("6 lines");
        settle(page);
        page.evaluate(
                "([key, column]) => document.querySelector('bidbook-pane').review.goTo({ key, column })",
                List.of(key, column));
        settle(page);
        press(page, "Comments");
        page.getByLabel("About " + column).click();
        page.keyboard().type("@" + whom.substring(0, 2));
        assertThat(page.locator(".offered li")).hasText(whom);
        page.keyboard().press("Enter");
        page.keyboard().type(text);
        assertThat(page.getByLabel("About " + column)).hasValue("@" + whom + " " + text);
        press(page, "Begin the thread");
        assertThat(said(page)).containsExactly("The thread is begun.");
        Chromium.picture(page, "sop-question");
    }

    void theFindingsAreCommunicated() throws Exception {
        Page start = sop.pages().at("Sam", "/");
        button(start, "Tell others of the findings of " + review.substring("/sheets/".length()))
                .click();
        start.getByLabel("A note of yours").fill("Please decide by Friday.");
        start.getByText("Send 4 letters").click();
        assertThat(start.getByText("Today's day was written into 2 cells.")).isVisible();
        assertThat(sop.mail().recipients()).containsExactlyInAnyOrder("Sue", "Rae", "Rob", "Nan");
        JsonNode finding = sop.team()
                .read("Sam", review + "/findings?rule=obsolete-without-alternative")
                .at("/findings/0/communicated/to");
        assertThat(finding).extracting(JsonNode::asText).containsExactlyInAnyOrder("Sue", "Rae", "Rob", "Nan");
    }

    void theRamsDecideInTheWorkbooksOfTheirLetters() throws Exception {
        assertThat(sop.pages().at("Rae", "/queue.html").getByText("1 line waits under RAM/NAM decision"))
                .isVisible();
        decide("Rae", BELT, "Accept superseding part");
        decide("Rob", SEAL_KEY, "Accept alternative part");
        assertThat(sop.pages().at("Rae", "/queue.html").getByText("Nothing waits for you."))
                .isVisible();
    }

    private void decide(String ram, String key, String decision) throws Exception {
        Path attached = sop.mail().attached(ram, sop.folder().resolve(ram + ".xlsx"));
        Programs.edit(
                attached,
                """
                review.set(args[0], 'RAM/NAM decision', args[1])
                review.set(args[0], 'RAM/NAM comment', 'As discussed')
                """,
                key,
                decision);
        sop.team().submit(ram, review, attached, 2);
    }

    void theCustomersAnswersAreEnteredOnThePage() {
        Page page = sop.pages().at("Sue", "/review/northline/" + Sop.WEEK);
        assertThat(page.locator("#shown")).containsText("6 lines");
        settle(page);
        paste(page, BELT, "Customer answer", "Accepts superseding part");
        paste(page, SEAL_KEY, "Customer answer", "Accepts alternative part");
        assertThat(page.locator(".unsent")).hasText("2 cells not submitted");
        press(page, "Submit");
        assertThat(said(page)).containsExactly("Stored as revision 7: 2 cells.");
        Chromium.picture(page, "sop-review");
    }

    /** The number that is written into the bids' workbook comes back into the review. */
    void oneNewDemandBidIsIssuedForBothParts() throws Exception {
        String bids = review.replace("weekly-review", "demand-bid");
        Path workbook = sop.team().workbook("Sue", bids, sop.folder().resolve("bids.xlsx"));
        sop.team().submit("Sue", bids, SopBids.numbered(workbook, "NB-1", List.of("P-41", "P-61")), 2);

        assertThat(sop.cell(review, BELT, "Demand bid")).isEqualTo("NB-1");
        assertThat(sop.cell(review, SEAL_KEY, "Demand bid")).isEqualTo("NB-1");
        Page handOff = sop.handOff("Ian");
        button(handOff, "Mark as loaded: NB-1").click();
        assertThat(handOff.locator("#gate-bids.open")).isVisible();
        assertThat(sop.team().closed()).isEqualTo("smooth-weeks");
    }

    void threeQuietWeeksFollow() throws Exception {
        Page handOff = sop.handOff("Nan");
        assertThat(handOff.getByText("1 gate is closed")).isVisible();
        for (String week : List.of("2026-W46", "2026-W47", Sop.LAST_WEEK)) {
            assertThat(sop.team().closed()).isEqualTo("smooth-weeks");
            sop.imported(week, SopReport.quiet(), 6);
        }
        // The page hears of the imports by itself.
        assertThat(handOff.getByText("Every gate is open.")).isVisible();
        wholePicture(handOff, "sop-gates");
    }
}
