package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.Outcome.Accepted;
import dev.bidbook.ledger.Outcome.Conflicted;
import dev.bidbook.ledger.Outcome.Refused;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.validation.Problem;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions: the merge as people meet it. */
final class LedgerTest {

    private final LedgerFixture bidbook;

    LedgerTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
        bidbook.report(47, "A", 10, "B", 20);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void aChangedCellMakesARevision() {
        Accepted accepted = bidbook.writer(47, "anna", "c1", 1)
                .says("A", "ETA", LocalDate.of(2026, 12, 1))
                .accepted();

        assertThat(accepted.revision()).isEqualTo(2);
        assertThat(accepted.changed()).isEqualTo(1);
        assertThat(bidbook.week47())
                .containsExactly(
                        "1 A; Qty 10; ETA 2026-12-01; First seen 2026-W47", "2 B; Qty 20; First seen 2026-W47");
    }

    @Test
    void whatIsAlreadyStoredMakesNoRevision() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();

        Accepted again = bidbook.writer(47, "anna", "c1", 1)
                .says("A", "Reason", "late")
                .says("A", "Comment", null)
                .accepted();

        assertThat(again.revision()).isEqualTo(2);
        assertThat(again.changed()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.submission()).isNotEmpty();
    }

    @Test
    void twoCopiesInDifferentCellsAreBothKept() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "ben", "c2", 1)
                .says("A", "Reason", null)
                .says("A", "Comment", "asked")
                .accepted();

        assertThat(bidbook.week47().get(0)).isEqualTo("1 A; Qty 10; Reason late; Comment asked; First seen 2026-W47");
    }

    @Test
    void theSameCellToDifferentValuesIsAConflictWithBothValuesNameAndTime() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();

        Outcome outcome =
                bidbook.writer(47, "ben", "c2", 1).says("A", "Reason", "lost").submits();

        assertThat(outcome)
                .isEqualTo(new Conflicted(
                        2,
                        List.of(new Outcome.Conflict(
                                new RowKey("A"),
                                "Reason",
                                LedgerFixture.value(null),
                                LedgerFixture.value("lost"),
                                LedgerFixture.value("late"),
                                "anna",
                                LedgerFixture.NOW))));
        assertThat(bidbook.week47().get(0)).contains("Reason late");
    }

    @Test
    void takingMineChangesTheCellAndKeepsTheirsInTheHistory() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "ben", "c2", 1)
                .says("A", "Reason", "lost")
                .takes("A", "Reason", Take.MINE, "late")
                .accepted();

        assertThat(bidbook.week47().get(0)).contains("Reason lost");
        assertThat(history("A", "Reason"))
                .containsExactly("3 ben changed late -> lost", "2 anna changed (blank) -> late");
    }

    @Test
    void takingTheirsKeepsMineInTheHistoryAndIsNotAskedAgain() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        Accepted taken = bidbook.writer(47, "ben", "c2", 1)
                .says("A", "Reason", "lost")
                .takes("A", "Reason", Take.THEIRS, null)
                .accepted();
        Accepted again =
                bidbook.writer(47, "ben", "c2", 1).says("A", "Reason", "lost").accepted();

        assertThat(taken.revision()).isEqualTo(2);
        assertThat(again.revision()).isEqualTo(2);
        assertThat(bidbook.week47().get(0)).contains("Reason late");
        assertThat(history("A", "Reason")).containsExactly("2 ben lost late -> lost", "2 anna changed (blank) -> late");
    }

    @Test
    void aChoiceMadeOnAnotherValueIsANewConflict() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "later").accepted();

        Outcome outcome = bidbook.writer(47, "ben", "c2", 1)
                .says("A", "Reason", "lost")
                .takes("A", "Reason", Take.MINE, "late")
                .submits();

        assertThat(outcome).isInstanceOf(Conflicted.class);
    }

    @Test
    void goingBackToTheBaseValueIsAChangeForTheCopyThatLeftIt() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", null).accepted();

        assertThat(bidbook.week47().get(0)).doesNotContain("Reason");
    }

    @Test
    void theSameFileInAnothersHandsIsAnotherAuthors() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();

        Accepted silent =
                bidbook.writer(47, "ben", "c1", 1).says("A", "Reason", null).accepted();
        Outcome conflict =
                bidbook.writer(47, "ben", "c1", 1).says("A", "Reason", "lost").submits();

        assertThat(silent.changed()).isZero();
        assertThat(conflict).isInstanceOf(Conflicted.class);
    }

    @Test
    void agreeingWithAnotherCountsAsSaidWhenTheCopyGoesBack() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "ben", "c2", 1).says("A", "Reason", "late").accepted();
        Accepted back =
                bidbook.writer(47, "ben", "c2", 1).says("A", "Reason", null).accepted();

        assertThat(back.changed()).isEqualTo(1);
    }

    @Test
    void aRefreshedCopyStartsFromWhatItSawThen() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "ben", null, null).says("A", "Reason", "lost").accepted();
        Accepted again =
                bidbook.writer(47, "anna", "c1", 3).says("A", "Reason", "late").accepted();

        assertThat(again.changed()).isEqualTo(1);
        assertThat(bidbook.week47().get(0)).contains("Reason late");
    }

    @Test
    void theBaseOfACopyIsWhatItLastSaid() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "ben", null, null).says("A", "Comment", "hm").accepted();

        assertThat(bidbook.text(
                        bidbook.review,
                        bidbook.ledger.reader().base(bidbook.review, bidbook.week(47), 1, "c1", "anna")))
                .first()
                .isEqualTo("1 A; Qty 10; Reason late; First seen 2026-W47");
        assertThat(bidbook.text(
                        bidbook.review, bidbook.ledger.reader().base(bidbook.review, bidbook.week(47), 1, "c1", "ben")))
                .first()
                .isEqualTo("1 A; Qty 10; First seen 2026-W47");
    }

    @Test
    void everyProblemIsCollectedAndNothingIsStored() {
        Outcome outcome = bidbook.writer(47, "anna", null, null)
                .says("A", "Reason", "late")
                .says("A", "Colour", "red")
                .says("B", "Qty", 21)
                .says("C", "Reason", "x")
                .deletes("B")
                .submits();

        assertThat(((Refused) outcome).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "A (Colour): Line review has no column Colour. Leave it out, or write the column's name.",
                        "B (Qty): Qty comes from the report and cannot be changed here. Put it back as it was, or leave it"
                                + " out.",
                        "C: The sheet has no row C, and its rows come from the report. Take the row out, or import a"
                                + " report that has it.",
                        "B: The row is stated twice. State it once.",
                        "B: The rows of this sheet come from the report and cannot be removed. Leave the row as it is.");
        assertThat(bidbook.week47().get(0)).doesNotContain("Reason");
    }

    @Test
    void aRevisionThatIsNotThereIsRefused() {
        Outcome outcome =
                bidbook.writer(47, "anna", "c1", 9).says("A", "Reason", "late").submits();

        assertThat(((Refused) outcome).problems())
                .extracting(Problem::toString)
                .containsExactly("It was made from revision 9, but line-review/northline/2026-W47 has revisions 1 to 1."
                        + " Download a new copy and bring your changes into it.");
    }

    @Test
    void aRetryGetsTheFirstAnswerAndAnotherRequestWithItsKeyIsTold() {
        Accepted first = bidbook.writer(47, "anna", "c1", 1)
                .says("A", "Reason", "late")
                .retrying("k", "d1")
                .accepted();
        bidbook.writer(47, "ben", null, null).says("A", "Comment", "hm").accepted();

        Outcome replayed = bidbook.writer(47, "anna", "c1", 1)
                .says("A", "Reason", "late")
                .retrying("k", "d1")
                .submits();
        Outcome reused = bidbook.writer(47, "anna", "c1", 1)
                .says("A", "Reason", "x")
                .retrying("k", "d2")
                .submits();

        assertThat(replayed).isEqualTo(new Accepted(first.submission(), 2, 1, 0, true));
        assertThat(reused).isEqualTo(new Outcome.RetryKeyReused());
    }

    @Test
    void aPreviewStoresNothing() {
        Outcome outcome =
                bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").previews();

        assertThat(((Accepted) outcome).changed()).isEqualTo(1);
        assertThat(bidbook.week47().get(0)).doesNotContain("Reason");
    }

    @Test
    void theSheetCanBeReadAsItWas() {
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.report(47, "B", 21, "C", 30);

        assertThat(bidbook.text(
                        bidbook.review,
                        bidbook.ledger
                                .reader()
                                .content(bidbook.review, bidbook.week(47), 2)
                                .orElseThrow()))
                .containsExactly("1 A; Qty 10; Reason late; First seen 2026-W47", "2 B; Qty 20; First seen 2026-W47");
        assertThat(bidbook.ledger.reader().content(bidbook.review, bidbook.week(47), 4))
                .isEmpty();
        assertThat(bidbook.ledger.reader().content(bidbook.review, bidbook.week(48)))
                .isEmpty();
    }

    @Test
    void listenersHearOfEveryRevisionAndOfNothingElse() {
        List<String> heard = new ArrayList<>();
        bidbook.ledger.onRevision(revision -> heard.add(revision.sheet() + " " + revision.revision()));
        bidbook.ledger.onRevision(revision -> {
            throw new IllegalStateException("on purpose");
        });
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();
        bidbook.writer(47, "anna", "c1", 1).says("A", "Reason", "late").accepted();

        assertThat(heard).containsExactly("line-review/northline/2026-W47 2");
    }

    @Test
    void aCopyIsKnownByItsId() {
        Copy copy = bidbook.ledger.newCopy(bidbook.week(47), 1, "anna");
        assertThat(bidbook.ledger.reader().copy(copy.id())).isEmpty();
        bidbook.ledger.store(copy);

        assertThat(bidbook.ledger.reader().copy(copy.id()))
                .contains(new Copy(copy.id(), bidbook.week(47), 1, "anna", LedgerFixture.NOW));
        assertThat(bidbook.ledger.reader().copy("cnone")).isEmpty();
    }

    private List<String> history(String key, String column) {
        return bidbook
                .ledger
                .reader()
                .history(bidbook.review, bidbook.week(47), HistoryFilter.cell(new RowKey(key), column))
                .stream()
                .map(entry -> entry.revision() + " " + entry.person() + " " + entry.what() + " "
                        + entry.oldValue().display() + " -> " + entry.newValue().display())
                .toList();
    }
}
