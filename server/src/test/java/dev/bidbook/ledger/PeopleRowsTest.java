package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.Outcome.Accepted;
import dev.bidbook.ledger.Outcome.Conflicted;
import dev.bidbook.ledger.Outcome.Refused;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.validation.Problem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that people add and remove. */
final class PeopleRowsTest {

    private final LedgerFixture bidbook;

    PeopleRowsTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
        bidbook.issueWriter("anna", "c1", 0)
                .says("Leak", "Status", "open")
                .says("Dent", "Status", "open")
                .accepted();
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void aNewKeyAddsARowAndItsCopyKnowsIt() {
        assertThat(bidbook.issueText()).containsExactly("1 Leak; Status open", "2 Dent; Status open");

        Accepted again = bidbook.issueWriter("anna", "c1", 0)
                .says("Leak", "Status", "open")
                .accepted();
        assertThat(again.changed()).isZero();

        bidbook.issueWriter("anna", "c1", 0).says("Leak", "Status", null).accepted();
        assertThat(bidbook.issueText()).containsExactly("1 Leak", "2 Dent; Status open");
    }

    @Test
    void aRemovedRowComesBackWithItsNumberWhenStatedAnew() {
        bidbook.issueWriter("anna", "c1", 0).deletes("Leak").accepted();
        assertThat(bidbook.issueText()).containsExactly("2 Dent; Status open");

        bidbook.issueWriter("ben", null, null)
                .adds("Leak")
                .says("Leak", "Due", null)
                .accepted();
        assertThat(bidbook.issueText()).containsExactly("1 Leak", "2 Dent; Status open");
        assertThat(texts(bidbook.ledger
                        .reader()
                        .content(bidbook.issues, bidbook.issueWeek(), 1)
                        .orElseThrow()))
                .containsExactly("1 Leak; Status open", "2 Dent; Status open");
    }

    @Test
    void removingWhatAnotherChangedIsAConflictAboutTheRow() {
        bidbook.issueWriter("ben", "c2", 1).says("Leak", "Status", "closed").accepted();

        Conflicted conflicted = (Conflicted)
                bidbook.issueWriter("carl", "c3", 1).deletes("Leak").submits();
        assertThat(conflicted.conflicts())
                .extracting(
                        conflict -> conflict.column() + ": " + conflict.mine().display() + ", but " + conflict.by()
                                + " " + conflict.theirs().display())
                .containsExactly("(row): removed, but ben changed in revision 2");

        bidbook.issueWriter("carl", "c3", 1)
                .deletes("Leak")
                .takes("Leak", "(row)", Take.THEIRS, "changed in revision 2")
                .accepted();
        Accepted silent = bidbook.issueWriter("carl", "c3", 1).deletes("Leak").accepted();
        assertThat(silent.changed()).isZero();
        assertThat(bidbook.issueText()).first().isEqualTo("1 Leak; Status closed");

        bidbook.issueWriter("dora", "c4", 1)
                .deletes("Leak")
                .takes("Leak", "(row)", Take.MINE, null)
                .accepted();
        assertThat(bidbook.issueText()).containsExactly("2 Dent; Status open");
    }

    @Test
    void changingWhatAnotherRemovedIsAConflictAboutTheRow() {
        bidbook.issueWriter("ben", "c2", 1).deletes("Leak").accepted();

        Outcome outcome = bidbook.issueWriter("carl", "c3", 1)
                .says("Leak", "Status", "closed")
                .submits();
        assertThat(((Conflicted) outcome).conflicts())
                .extracting(
                        conflict -> conflict.column() + ": " + conflict.mine().display() + ", but " + conflict.by()
                                + " " + conflict.theirs().display())
                .containsExactly("(row): changed, but ben removed in revision 2");

        bidbook.issueWriter("carl", "c3", 1)
                .says("Leak", "Status", "closed")
                .takes("Leak", "(row)", Take.MINE, null)
                .accepted();
        assertThat(bidbook.issueText()).first().isEqualTo("1 Leak; Status closed");
    }

    @Test
    void undoingAnAdditionRemovesTheRowAndUndoingARemovalBringsItBack() {
        String added = bidbook.issueWriter("ben", null, null)
                .says("Rust", "Status", "new")
                .accepted()
                .submission();
        String removed = bidbook.issueWriter("ben", null, null)
                .deletes("Dent")
                .accepted()
                .submission();

        bidbook.undo(added, "anna");
        bidbook.undo(removed, "anna");

        assertThat(bidbook.issueText()).containsExactly("1 Leak; Status open", "2 Dent; Status open");
    }

    @Test
    void aKeyCannotBeChangedOrLeftOut() {
        Outcome outcome = bidbook.issueWriter("anna", null, null)
                .says("Leak", "Issue", "Leakage")
                .adds("")
                .submits();

        assertThat(((Refused) outcome).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "Leak (Issue): Issue is Leakage, but the row's key is Leak. The key of a row stays: to change it,"
                                + " remove the row and add another.",
                        "The row lacks a value in Issue. Fill what identifies the row.");
    }

    private List<String> texts(SheetContent content) {
        return bidbook.text(bidbook.issues, content);
    }
}
