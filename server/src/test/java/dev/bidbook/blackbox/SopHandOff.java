package dev.bidbook.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.wholePicture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The second part of the play: the program is signed, handed over, brought back, and not taken over. */
final class SopHandOff {

    private static final String HOSE = "P-3|MCI|BA-1";

    private final Sop sop;
    private final String review;

    SopHandOff(Sop sop) {
        this.sop = sop;
        this.review = sop.team().review(Sop.LAST_WEEK);
    }

    void theRamsSignTheWeekOnTheStartPage() throws Exception {
        String sheet = review.substring("/sheets/".length());
        for (String ram : List.of("Rae", "Rob")) {
            Page start = sop.pages().at(ram, "/");
            button(start, "Sign … " + sheet).click();
            button(start, "Sign revision 1").click();
            start.locator("form.panel").getByText("Sign revision 1").click();
            assertThat(start.getByText(sheet + " is signed.")).isVisible();
        }
        assertThat(sop.team().signatures(Sop.LAST_WEEK)).isEqualTo("Rob standing, Rae standing");
    }

    void theSoftHandOffIsBegun() throws Exception {
        sop.mail().forget();
        Page page = sop.handOff("Sue");
        button(page, "Begin the soft hand-off …").click();
        page.getByLabel("Agreed with").fill("Nan");
        page.getByLabel("On", new Page.GetByLabelOptions().setExact(true)).fill("2026-11-20");
        page.getByLabel("Task", new Page.GetByLabelOptions().setExact(true)).fill("Weekly review");
        page.getByLabel("Moves to").fill("Sue");
        button(page, "Begin the soft hand-off").click();
        assertThat(page.getByText("The soft hand-off has begun. Told: Cat, Bo, Dee."))
                .isVisible();
        sop.mail()
                .await(
                        "Cat: The soft hand-off of P has begun",
                        "Bo: The soft hand-off of P has begun",
                        "Dee: The soft hand-off of P has begun");
        assertThat(sop.pages()
                        .at("Nan", "/queue.html")
                        .getByText("the hand-off", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
    }

    void theNamSignsTheProgramOver() throws Exception {
        sop.mail().forget();
        Page page = sop.handOff("Nan");
        button(page, "Sign over to sales support …").click();
        button(page, "Sign the hand-off").click();
        assertThat(page.getByText("Signed. The program is in sales support now."))
                .isVisible();
        assertThat(page.locator(".phases .now").getByText("Sales support")).isVisible();
        sop.mail().await("Ian: P is handed over to sales support", "Sue: P is handed over to sales support");
    }

    /** A cell of a workbook, edited after the signature; the page shows which, and the signature stands again after the undo. */
    void anEditAfterTheSignatureIsSeenAndUndone() throws Exception {
        Page handOff = sop.handOff("Nan");
        assertThat(handOff.locator(".signatures .standing")).containsText("Nan");
        Path workbook = sop.team().workbook("Sam", review, sop.folder().resolve("late.xlsx"));
        Programs.edit(workbook, "review.set(args[0], 'Comment', 'A late thought')", HOSE);
        sop.team().submit("Sam", review, workbook, 1);

        assertThat(handOff.locator(".signatures .changed")).containsText("1 cell changed since");
        for (String seen : List.of(HOSE, "Comment", "A late thought", "Sam")) {
            assertThat(handOff.locator(".signatures .changed tbody tr")).containsText(seen);
        }
        wholePicture(handOff, "sop-changed-since");
        Page start = sop.pages().at("Sam", "/");
        button(start, "History of " + review.substring("/sheets/".length())).click();
        start.getByText("Undo …").first().click();
        assertThat(start.getByText("Undoing this submission puts 1 cell back.")).isVisible();
        start.getByText("Undo the submission").click();
        assertThat(start.getByText("Undone, now revision 3.")).isVisible();

        assertThat(handOff.locator(".signatures .standing")).containsText("Nan");
        assertThat(handOff.locator(".signatures .changed")).hasCount(0);
        assertThat(sop.team().signatures(Sop.LAST_WEEK)).isEqualTo("Rob standing, Rae standing");
    }

    void theProgramGoesBackWithAReason() {
        Page page = sop.handOff("Nan");
        button(page, "Back …").click();
        page.getByLabel("Back to").selectOption("implementation");
        page.getByLabel("Reason").fill("A second bid was awarded");
        button(page, "Bring it back").click();
        assertThat(page.getByText("The program is in the phase Implementation now."))
                .isVisible();
        assertThat(page.getByText("“A second bid was awarded”")).isVisible();
    }

    void theSecondHandOffIsRejected() throws Exception {
        theSoftHandOffIsBegun();
        sop.mail().forget();
        Page page = sop.handOff("Rae");
        assertThat(page.locator(".signatures .standing")).hasCount(0);
        button(page, "Do not take it over …").click();
        page.getByLabel("Reason").fill("The buyer does not know of it yet");
        button(page, "Reject the hand-off").click();
        assertThat(page.getByText("“The buyer does not know of it yet”")).isVisible();
        assertThat(page.locator(".phases .now").getByText("Soft hand-off")).isVisible();
        wholePicture(page, "sop-rejected");
        sop.mail().await("Ian: The hand-off of P was not accepted", "Sue: The hand-off of P was not accepted");
        assertThat(sop.team()
                        .read("Sam", sop.team().program() + "/phases")
                        .get("phases")
                        .findValuesAsText("kind"))
                .containsExactly("forward", "signed", "back", "forward", "rejected");
    }

    void theReaderSeesAndChangesNothing() throws Exception {
        Page page = sop.handOff("Cora");
        assertThat(page.getByText("“The buyer does not know of it yet”")).isVisible();
        assertThat(page.locator(".actions button")).hasCount(0);
        Path workbook = sop.team().workbook("Cora", review, sop.folder().resolve("coras.xlsx"));
        var refused = sop.server()
                .send(
                        "POST",
                        review + "/submissions",
                        Served.XLSX,
                        Files.readAllBytes(workbook),
                        sop.team().authorization("Cora"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asText())
                .isEqualTo("To edit or undo is for these roles: supply chain specialist, sales support manager,"
                        + " implementation manager, RAM, NAM, category manager, buyer, demand planner. Yours here:"
                        + " customer reader.");
    }
}
