package dev.bidbook.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bidbook.blackbox.SmallProgram.ANNA;
import static dev.bidbook.blackbox.SmallProgram.FIRST;
import static dev.bidbook.blackbox.SmallProgram.OBSOLETE;
import static dev.bidbook.blackbox.SmallProgram.RITA;
import static dev.bidbook.blackbox.SmallProgram.created;
import static dev.bidbook.blackbox.SmallProgram.ok;
import static dev.bidbook.http.Chromium.accessible;
import static dev.bidbook.http.Chromium.button;
import static dev.bidbook.http.Chromium.overflow;
import static dev.bidbook.http.Chromium.wholePicture;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.bidbook.http.Chromium;
import dev.bidbook.mail.MailServer.Security;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue, and telling others from the start page, in a real browser. Pictures are put into {@code target/pages}. */
class QueuePageTest {

    private static final String USER = "X-Bidbook-User";
    private static final String SHEET = "weekly-review/northline/2026-W45";

    @TempDir
    Path folder;

    @Test
    void aRamSeesWhatWaitsAnswersAQuestionAndLooksAtChanges() throws Exception {
        PostOffice post = new PostOffice();
        try (Chromium chromium = Chromium.start();
                Served served = new Served(folder, post.as("right", Security.NONE, 10L << 20), "")) {
            fill(served);
            Page page = chromium.page(1200, 900);
            queue(served, page);
            tell(served, page, post, chromium.complaints());
            assertThat(chromium.complaints()).isEmpty();
        } finally {
            post.stop();
        }
    }

    private static void fill(Served served) throws Exception {
        SmallProgram.make(served);
        SmallProgram.week(served, "2026-W46");
        ok(served.send(
                "PATCH",
                "/addresses",
                Served.JSON,
                Served.bytes("{\"Ben Osei\": \"ben@example.com\", \"Rita Mann\": \"rita@example.com\"}")));
        ok(served.send(
                "PATCH",
                "/programs/northline",
                Served.JSON,
                Served.bytes("{\"members\": {\"sales support manager\": [\"Ben Osei\", \"Rita Mann\"]}}")));
        created(served.post(FIRST + "/looks", "{}", USER, RITA));
        SmallProgram.write(served, FIRST, SmallProgram.OUT_OF_STOCK, "Action", "Expedite purchase order", ANNA);
        created(served.post(
                FIRST + "/threads",
                "{\"key\": \"%s\", \"column\": \"Alternative part\", \"text\": \"@Rita Mann: would <b>OB-2</b> do?\"}"
                        .formatted(OBSOLETE),
                USER,
                ANNA));
    }

    private static void queue(Served served, Page page) {
        page.navigate("http://127.0.0.1:" + served.port() + "/queue.html");
        assertThat(page.getByText("You have no role in any program.")).isVisible();
        page.getByLabel("Your name").fill(RITA);
        page.getByLabel("Your name").press("Tab");
        assertThat(page.getByText("What waits for Rita Mann")).isVisible();
        assertThat(page.getByText("2 lines wait under RAM/NAM decision, the oldest for 2 weeks"))
                .isVisible();
        assertThat(page.getByText("would <b>OB-2</b> do?")).isVisible();
        button(page, "Show what changed in " + SHEET).click();
        assertThat(page.getByText("Expedite purchase order")).isVisible();
        wholePicture(page, "queue");
        page.setViewportSize(320, 700);
        wholePicture(page, "queue-narrow");
        assertThat(overflow(page)).isEqualTo(0);
        page.setViewportSize(1200, 900);
        page.locator("textarea").fill("Yes, tell the customer.");
        button(page, "Resolve the question about OB-1 · MKE · BA-26-0417, Alternative part")
                .click();
        assertThat(page.getByText("Questions that mention you")).isHidden();
        button(page, "I have seen it: " + SHEET).click();
        assertThat(page.getByText("Changed since you looked")).isHidden();
    }

    private static void tell(Served served, Page page, PostOffice post, List<String> complaints) throws Exception {
        page.navigate("http://127.0.0.1:" + served.port() + "/");
        page.getByLabel("Your name").fill(ANNA);
        page.getByLabel("Your name").press("Tab");
        button(page, "Tell others of the findings of " + SHEET).click();
        assertThat(page.getByText("no mail address is known")).isVisible();
        accessible(page, "telling others");
        page.getByText("See the letter").click();
        Locator title = page.frameLocator("iframe.letter").getByText("You are told of 2 lines");
        assertThat(title).isVisible();
        // The letter's own style counts.
        assertThat(title).hasCSS("color", "rgb(20, 83, 45)");
        nothingRuns(page, complaints);
        page.getByLabel("A note of yours").fill("Please decide by Friday.");
        wholePicture(page, "communicate");
        printed(page);
        page.getByText("Send 2 letters").click();
        assertThat(page.getByText("Today's day was written into 2 cells.")).isVisible();
        accessible(page, "what became of the letters");
        wholePicture(page, "communicated");
        assertThat(post.getReceivedMessages()).hasSize(2);
    }

    /** Whatever were in a letter, it would neither run nor be fetched. */
    private static void nothingRuns(Page page, List<String> complaints) {
        assertThat(complaints).isEmpty();
        Object ran = page.evaluate(
                """
                () => new Promise((resolve) => {
                  const paper = document.querySelector("iframe.letter").contentDocument;
                  const picture = paper.createElement("img");
                  picture.onerror = () => setTimeout(() => resolve(document.ran ?? "nothing ran"), 0);
                  const hostile = "parent.document.ran = 'it ran'";
                  paper.body.insertAdjacentHTML("beforeend", `<i onclick="${hostile}">i</i>`);
                  const script = paper.createElement("script");
                  script.textContent = hostile;
                  paper.body.append(script);
                  paper.body.lastElementChild.previousElementSibling.click();
                  paper.body.append(picture);
                  picture.src = "/icon.svg";
                })""");
        assertThat(ran).isEqualTo("nothing ran");
        assertThat(complaints)
                .hasSize(3)
                .allMatch(complaint -> complaint.startsWith("Blocked script execution in ")
                        || complaint.contains("violates the following Content Security Policy directive"));
        complaints.clear();
    }

    /** The page to be printed has its styles, too. */
    private static void printed(Page page) {
        Page paper =
                page.waitForPopup(() -> button(page, "Print page of " + SHEET).click());
        assertThat(paper.locator("h1")).hasCSS("color", "rgb(20, 83, 45)");
        wholePicture(paper, "printed");
        paper.close();
    }
}
