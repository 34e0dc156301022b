package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.ImportResult.Imported;
import dev.bidbook.ledger.ImportResult.ReportChange;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of reports, and what a week has from the weeks before. */
final class ImportTest {

    private final LedgerFixture bidbook;

    ImportTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void theFirstReportOfAScopeIsAllNew() {
        Imported imported = bidbook.report(45, "A", 1, "B", 2);

        assertThat(imported.revision()).isEqualTo(1);
        assertThat(imported.fresh()).extracting(RowKey::text).containsExactly("A", "B");
        assertThat(imported.gone()).isEmpty();
        assertThat(imported.identical()).isFalse();
    }

    @Test
    void theSameReportAgainMakesNoRevision() {
        bidbook.report(45, "A", 1, "B", 2);

        assertThat(bidbook.report(45, "B", 2, "A", 1).revision()).isEqualTo(1);
    }

    @Test
    void anotherReportOfTheWeekRefreshesItsColumnsAndLeavesWhatPeopleWrote() {
        bidbook.report(45, "A", 1, "B", 2);
        bidbook.writer(45, "anna", null, null)
                .says("A", "Reason", "late")
                .says("B", "Reason", "x")
                .accepted();
        Imported imported = bidbook.report(45, "A", 3, "C", 4);

        assertThat(bidbook.text(45))
                .containsExactly(
                        "1 A; Qty 3; Reason late; First seen 2026-W45",
                        "2 B; Qty 2; Reason x; First seen 2026-W45; Gone since 2026-W45",
                        "3 C; Qty 4; First seen 2026-W45");
        assertThat(imported.fresh()).extracting(RowKey::text).containsExactly("C");
        assertThat(imported.gone()).extracting(RowKey::text).containsExactly("B");
        assertThat(imported.changedLines()).isEqualTo(1);
        assertThat(imported.changes())
                .containsExactly(
                        new ReportChange(new RowKey("A"), "Qty", LedgerFixture.value(1), LedgerFixture.value(3)));
    }

    @Test
    void aGoneLineTakesAnswersAndComesBack() {
        bidbook.report(45, "A", 1, "B", 2);
        bidbook.report(45, "A", 1);
        bidbook.writer(45, "anna", null, null).says("B", "Reason", "sold").accepted();
        bidbook.report(45, "A", 1, "B", 5);

        assertThat(bidbook.text(45)).last().isEqualTo("2 B; Qty 5; Reason sold; First seen 2026-W45");
    }

    @Test
    void answersAreCarriedForwardAndALineThatIsGoneStaysIfItHasSome() {
        bidbook.report(45, "A", 1, "B", 2, "C", 3);
        bidbook.writer(45, "anna", null, null)
                .says("A", "Reason", "late")
                .says("A", "Comment", "only here")
                .says("B", "Reason", "sold")
                .accepted();
        Imported imported = bidbook.report(46, "A", 1, "D", 4);

        assertThat(bidbook.text(46))
                .containsExactly(
                        "1 A; Qty 1; Reason late; First seen 2026-W45",
                        "2 D; Qty 4; First seen 2026-W46",
                        "3 B; Qty 2; Reason sold; First seen 2026-W45; Gone since 2026-W46");
        assertThat(imported.fresh()).extracting(RowKey::text).containsExactly("D");
        assertThat(imported.gone()).extracting(RowKey::text).containsExactly("B", "C");
        assertThat(imported.identical()).isFalse();
    }

    @Test
    void lastWeeksReportIsRecognized() {
        bidbook.report(45, "A", 1, "B", 2);

        assertThat(bidbook.report(46, "A", 1, "B", 2).identical()).isTrue();
    }

    @Test
    void anInheritedCellFollowsTheEarlierWeekUntilSomebodyWritesIt() {
        bidbook.report(45, "A", 1);
        bidbook.report(46, "A", 1);
        bidbook.report(47, "A", 1);
        List<String> heard = new ArrayList<>();
        bidbook.ledger.onRevision(
                revision -> heard.add(revision.sheet().period() + " " + revision.revision() + " " + revision.kind()));
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "late").accepted();
        assertThat(bidbook.text(47)).containsExactly("1 A; Qty 1; Reason late; First seen 2026-W45");
        assertThat(heard).containsExactly("2026-W45 2 ROWS", "2026-W46 2 INHERITED", "2026-W47 2 INHERITED");

        String written = bidbook.writer(46, "ben", null, null)
                .says("A", "Reason", "found")
                .accepted()
                .submission();
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "later").accepted();
        assertThat(bidbook.text(47)).containsExactly("1 A; Qty 1; Reason found; First seen 2026-W45");

        bidbook.undo(written, "ben");
        assertThat(bidbook.text(47)).containsExactly("1 A; Qty 1; Reason later; First seen 2026-W45");
    }

    @Test
    void aConflictOverAnInheritedCellNamesWhoWroteIt() {
        bidbook.report(45, "A", 1);
        bidbook.report(46, "A", 1);
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "late").accepted();

        Outcome outcome =
                bidbook.writer(46, "ben", "c1", 1).says("A", "Reason", "lost").submits();

        assertThat(((Outcome.Conflicted) outcome).conflicts())
                .extracting(conflict ->
                        conflict.by() + " wrote " + conflict.theirs().display())
                .containsExactly("anna wrote late");
    }

    @Test
    void aWeekImportedLateTakesItsPlaceInTheChain() {
        bidbook.report(45, "A", 1);
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "late").accepted();
        bidbook.report(47, "A", 1, "B", 1);
        bidbook.report(46, "A", 1, "B", 1);
        assertThat(bidbook.text(47))
                .containsExactly("1 A; Qty 1; Reason late; First seen 2026-W45", "2 B; Qty 1; First seen 2026-W46");

        bidbook.writer(46, "ben", null, null).says("A", "Reason", null).accepted();
        assertThat(bidbook.text(47)).first().isEqualTo("1 A; Qty 1; First seen 2026-W45");
    }

    @Test
    void aRepeatedImportGetsTheFirstAnswer() {
        Map<RowKey, List<CellValue>> rows = Map.of(new RowKey("A"), line("A", 1));
        Retry retry = new Retry("k", "d");
        Imported first = (Imported) bidbook.ledger.importReport(bidbook.review, bidbook.week(45), "anna", rows, retry);
        ImportResult again = bidbook.ledger.importReport(bidbook.review, bidbook.week(45), "anna", rows, retry);
        ImportResult other = bidbook.ledger.importReport(
                bidbook.review, bidbook.week(45), "anna", Map.of(new RowKey("A"), line("A", 2)), new Retry("k", "e"));

        assertThat(again)
                .isEqualTo(new Imported(
                        first.submission(), 1, List.of(new RowKey("A")), List.of(), 0, 0, List.of(), false, true));
        assertThat(other).isEqualTo(new ImportResult.RetryKeyReused());
    }

    private static List<CellValue> line(String part, int quantity) {
        List<CellValue> values = new ArrayList<>(List.of(LedgerFixture.value(part), LedgerFixture.value(quantity)));
        values.addAll(Collections.nCopies(5, CellValue.Blank.BLANK));
        return values;
    }
}
