package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.UndoResult.KeptCell;
import dev.bidbook.ledger.UndoResult.NothingToUndo;
import dev.bidbook.ledger.UndoResult.Undone;
import dev.bidbook.ledger.UndoResult.UndoneCell;
import dev.bidbook.sheet.RowKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking submissions back. */
final class UndoTest {

    private final LedgerFixture bidbook;

    UndoTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
        bidbook.report(47, "A", 10, "B", 20);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void cellsGoBackAndWhatWasChangedSinceStays() {
        String wrong = bidbook.writer(47, "anna", null, null)
                .says("A", "Reason", "late")
                .says("B", "Reason", "late")
                .accepted()
                .submission();
        bidbook.writer(47, "ben", null, null).says("B", "Reason", "found").accepted();

        Undone undone = (Undone) bidbook.undo(wrong, "carl");

        assertThat(bidbook.week47())
                .containsExactly("1 A; Qty 10; First seen 2026-W47", "2 B; Qty 20; Reason found; First seen 2026-W47");
        assertThat(undone.revision()).isEqualTo(4);
        assertThat(undone.cells())
                .containsExactly(new UndoneCell(
                        new RowKey("A"), "Reason", LedgerFixture.value("late"), LedgerFixture.value(null)));
        assertThat(undone.kept()).containsExactly(new KeptCell(new RowKey("B"), "Reason", "ben", LedgerFixture.NOW));
    }

    @Test
    void changesAreUndoneOneAfterTheOtherBackToTheFirst() {
        List<String> said = new ArrayList<>();
        for (String reason : List.of("late", "lost", "found")) {
            said.add(bidbook.writer(47, "anna", null, null)
                    .says("A", "Reason", reason)
                    .accepted()
                    .submission());
        }

        bidbook.undo(said.get(2), "carl");
        bidbook.undo(said.get(1), "carl");
        Undone first = (Undone) bidbook.undo(said.get(0), "carl");

        assertThat(first.kept()).isEmpty();
        assertThat(bidbook.week47())
                .containsExactly("1 A; Qty 10; First seen 2026-W47", "2 B; Qty 20; First seen 2026-W47");
    }

    @Test
    void whatWasUndoneAndDoneAgainCanBeUndoneAgain() {
        String late = bidbook.writer(47, "anna", null, null)
                .says("A", "Reason", "late")
                .accepted()
                .submission();
        String undo = Objects.requireNonNull(((Undone) bidbook.undo(late, "carl")).submission());
        bidbook.undo(undo, "carl");

        assertThat(((Undone) bidbook.undo(late, "carl")).undone()).isEqualTo(1);
        assertThat(bidbook.week47())
                .containsExactly("1 A; Qty 10; First seen 2026-W47", "2 B; Qty 20; First seen 2026-W47");
    }

    @Test
    void aRowWhoseRemovalWasUndoneIsAsItWasAdded() {
        String added = bidbook.issueWriter("anna", null, null)
                .says("I1", "Status", "open")
                .accepted()
                .submission();
        String removed =
                bidbook.issueWriter("ben", null, null).deletes("I1").accepted().submission();
        bidbook.undo(removed, "carl");

        bidbook.undo(added, "carl");

        assertThat(bidbook.issueText()).isEmpty();
    }

    @Test
    void aPreviewListsTheSameAndStoresNothing() {
        String wrong = bidbook.writer(47, "anna", null, null)
                .says("A", "Reason", "late")
                .accepted()
                .submission();

        Undone undone = (Undone) bidbook.ledger.undo(wrong, "carl", true, bidbook::templates);

        assertThat(undone.undone()).isEqualTo(1);
        assertThat(undone.submission()).isNull();
        assertThat(bidbook.week47().get(0)).contains("Reason late");
    }

    @Test
    void undoneTwiceThereIsNothingToDoAndAnUndoCanBeUndone() {
        String wrong = bidbook.writer(47, "anna", null, null)
                .says("A", "Reason", "late")
                .accepted()
                .submission();
        String undo = ((Undone) bidbook.undo(wrong, "carl")).submission();

        assertThat(bidbook.undo(wrong, "carl"))
                .isEqualTo(new NothingToUndo("It was undone before, by carl at 2026-11-16T08:00:00Z. To have it back,"
                        + " undo submission " + undo + "."));

        bidbook.undo(String.valueOf(undo), "carl");
        assertThat(bidbook.week47().get(0)).contains("Reason late");
        assertThat(bidbook.undo(wrong, "carl")).isInstanceOf(Undone.class);
    }

    @Test
    void anImportCanBeUndoneButTouchedLinesStay() {
        String second = bidbook.report(47, "A", 11, "C", 30, "D", 40).submission();
        bidbook.writer(47, "anna", null, null).says("C", "Comment", "mine").accepted();

        Undone undone = (Undone) bidbook.undo(second, "carl");

        assertThat(bidbook.week47())
                .containsExactly(
                        "1 A; Qty 10; First seen 2026-W47",
                        "2 B; Qty 20; First seen 2026-W47",
                        "3 C; Qty 30; Comment mine; First seen 2026-W47");
        assertThat(undone.kept()).containsExactly(new KeptCell(new RowKey("C"), "#row", "anna", LedgerFixture.NOW));

        bidbook.report(47, "A", 11, "C", 30, "D", 40);
        assertThat(bidbook.week47()).last().isEqualTo("4 D; Qty 40; First seen 2026-W47");
    }

    @Test
    void aSubmissionThatChangedNothingHasNothingToUndo() {
        String silent = bidbook.writer(47, "anna", null, null)
                .says("A", "Reason", null)
                .accepted()
                .submission();

        assertThat(bidbook.undo(silent, "carl")).isEqualTo(new NothingToUndo("It changed nothing."));
        assertThat(bidbook.undo("snone", "carl")).isEqualTo(new UndoResult.UnknownSubmission());
    }

    @Test
    void whatOnlyFollowedIsUndoneWhereItCameFrom() {
        bidbook.report(48, "A", 1);
        String written = bidbook.writer(47, "anna", null, null)
                .says("A", "Reason", "late")
                .accepted()
                .submission();
        String followed = bidbook.ledger
                .reader()
                .history(bidbook.review, bidbook.week(48), HistoryFilter.ALL)
                .get(0)
                .submission();

        assertThat(bidbook.undo(followed, "carl"))
                .isEqualTo(new NothingToUndo(
                        "It only follows the sheet of an earlier period. Undo submission " + written + " instead."));
    }
}
