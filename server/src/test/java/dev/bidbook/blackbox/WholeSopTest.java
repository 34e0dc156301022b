package dev.bidbook.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import dev.bidbook.http.Chromium;
import dev.bidbook.mail.MailServer.Security;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole procedure in one go, from the first report to the hand-off and back, with one account per role: over HTTP, in
 * workbooks that are downloaded, filled in and submitted, by mail, and on the pages in a browser.
 */
class WholeSopTest {

    @TempDir
    Path folder;

    @Test
    void aProgramIsReviewedHandedOverAndTakenBack() throws Exception {
        try (Chromium chromium = Chromium.start();
                SopMail mail = new SopMail();
                Served served = new Served(folder, mail.office().as("right", Security.NONE, 10L << 20), "")) {
            SopPages pages = new SopPages(chromium, served.port());
            Sop sop = new Sop(served, new Team(served, "northline"), pages, mail, folder);
            try {
                theProgramIsReviewed(new SopReview(sop));
                theProgramIsHandedOver(new SopHandOff(sop));
            } catch (AssertionError | PlaywrightException failed) {
                pages.keep();
                throw failed;
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void theProgramIsReviewed(SopReview play) throws Exception {
        play.theWeeksReportIsImported();
        play.theFindingsAreAnsweredInWorkbooks();
        play.aQuestionIsAskedAndAnsweredInTheQueue();
        play.theFindingsAreCommunicated();
        play.theRamsDecideInTheWorkbooksOfTheirLetters();
        play.theCustomersAnswersAreEnteredOnThePage();
        play.oneNewDemandBidIsIssuedForBothParts();
        play.threeQuietWeeksFollow();
    }

    private static void theProgramIsHandedOver(SopHandOff play) throws Exception {
        play.theRamsSignTheWeekOnTheStartPage();
        play.theSoftHandOffIsBegun();
        play.theNamSignsTheProgramOver();
        play.anEditAfterTheSignatureIsSeenAndUndone();
        play.theProgramGoesBackWithAReason();
        play.theSecondHandOffIsRejected();
        play.theReaderSeesAndChangesNothing();
    }
}
