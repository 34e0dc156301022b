package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes along from week to week, and how long. */
final class CarryTest {

    private final LedgerFixture bidbook;

    CarryTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
        bidbook.review = LedgerFixture.ASKED;
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void anAnswerComesAlongAsLongAsItsQuestion() {
        bidbook.report(45, "A", 0, "D", 0);
        bidbook.writer(45, "anna", null, null)
                .says("A", "Reason", "late")
                .says("D", "Reason", "late")
                .accepted();
        bidbook.report(46, "A", 0, "D", 5);
        bidbook.report(47, "A", 0, "D", 0);

        assertThat(bidbook.text(46))
                .containsExactly(
                        "1 A; Qty 0; Reason late; First seen 2026-W45; Weeks low 2; Weeks same 2",
                        "2 D; Qty 5; Next C; First seen 2026-W45; End C");
        assertThat(bidbook.text(47))
                .containsExactly(
                        "1 A; Qty 0; Reason late; First seen 2026-W45; Weeks low 3; Weeks same 3",
                        "2 D; Qty 0; First seen 2026-W45; Weeks low 1");
    }

    @Test
    void aReportImportedAgainEndsTheQuestionAndUndoingItBringsTheAnswerBack() {
        bidbook.report(45, "A", 0);
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "late").accepted();
        bidbook.report(46, "A", 0);
        bidbook.report(47, "A", 0);
        String again = bidbook.report(46, "A", 3).submission();
        assertThat(bidbook.text(46)).containsExactly("1 A; Qty 3; Next C; First seen 2026-W45; End C");
        assertThat(bidbook.text(47)).containsExactly("1 A; Qty 0; First seen 2026-W45; Weeks low 1");

        bidbook.undo(again, "ben");

        assertThat(bidbook.text(46))
                .containsExactly("1 A; Qty 0; Reason late; First seen 2026-W45; Weeks low 2; Weeks same 2");
        assertThat(bidbook.text(47))
                .containsExactly("1 A; Qty 0; Reason late; First seen 2026-W45; Weeks low 3; Weeks same 3");
    }

    @Test
    void whatSomebodyWroteHereStaysWhateverIsAsked() {
        bidbook.report(45, "A", 0);
        bidbook.report(46, "A", 0);
        bidbook.writer(46, "anna", null, null).says("A", "Reason", "late").accepted();
        bidbook.report(46, "A", 3);

        assertThat(bidbook.text(46))
                .containsExactly("1 A; Qty 3; Next C; Reason late; First seen 2026-W45; Weeks same 1; End C");
    }

    @Test
    void writingACellThatWasLetGoContradictsNobody() {
        bidbook.report(45, "A", 0);
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "late").accepted();
        bidbook.report(46, "A", 0);
        bidbook.report(46, "A", 3);

        Outcome.Accepted same =
                bidbook.writer(46, "ben", "c1", 1).says("A", "Reason", "late").accepted();
        Outcome.Accepted other =
                bidbook.writer(46, "ben", "c1", 1).says("A", "Reason", "lost").accepted();

        assertThat(same.changed()).isZero();
        assertThat(other.changed()).isEqualTo(1);
        assertThat(bidbook.text(46))
                .containsExactly("1 A; Qty 3; Next C; Reason lost; First seen 2026-W45; Weeks same 1; End C");
    }

    @Test
    void whatFollowsIsNotCountedAsChanged() {
        bidbook.report(45, "A", 0);
        bidbook.report(46, "A", 0);

        Outcome.Accepted accepted = bidbook.writer(46, "anna", null, null)
                .says("A", "Reason", "late")
                .accepted();

        assertThat(accepted.changed()).isEqualTo(1);
        assertThat(bidbook.text(46))
                .containsExactly("1 A; Qty 0; Reason late; First seen 2026-W45; Weeks low 2; Weeks same 1");
    }

    @Test
    void aWeekThatComesLateBreaksTheRowsThatItDoesNotHave() {
        bidbook.report(45, "A", 0, "D", 0);
        bidbook.report(47, "A", 0, "D", 0);
        assertThat(bidbook.text(47))
                .containsExactly(
                        "1 A; Qty 0; First seen 2026-W45; Weeks low 2", "2 D; Qty 0; First seen 2026-W45; Weeks low 2");

        bidbook.report(46, "A", 0);

        assertThat(bidbook.text(46))
                .containsExactly(
                        "1 A; Qty 0; First seen 2026-W45; Weeks low 2",
                        "2 D; Qty 0; First seen 2026-W45; Gone since 2026-W46");
        assertThat(bidbook.text(47))
                .containsExactly(
                        "1 A; Qty 0; First seen 2026-W45; Weeks low 3", "2 D; Qty 0; First seen 2026-W45; Weeks low 1");
    }

    @Test
    void aRowThatAWeekBetweenDoesNotHaveIsCountedFromOne() {
        bidbook.report(45, "A", 0, "B", 5);
        bidbook.report(46, "A", 0);
        bidbook.report(47, "A", 0, "B", 0);

        assertThat(bidbook.text(46)).hasSize(1);
        assertThat(bidbook.text(47)).last().isEqualTo("2 B; Qty 0; First seen 2026-W45; Weeks low 1");
    }

    @Test
    void aLineThatIsGoneComesAlongUntilItIsExplained() {
        bidbook.report(45, "A", 0, "B", 5, "D", 0);
        bidbook.writer(45, "anna", null, null).says("D", "Reason", "late").accepted();
        bidbook.report(46, "C", 5);
        assertThat(bidbook.text(46))
                .containsExactly(
                        "1 C; Qty 5; Next C; First seen 2026-W46; End C, C (circle)",
                        "2 A; Qty 0; First seen 2026-W45; Gone since 2026-W46",
                        "3 D; Qty 0; Reason late; First seen 2026-W45; Gone since 2026-W46; Weeks same 2");
        bidbook.writer(46, "anna", null, null)
                .says("A", "Comment", "left the program")
                .accepted();

        bidbook.report(47, "C", 5);

        assertThat(bidbook.text(47))
                .containsExactly(
                        "1 C; Qty 5; Next C; First seen 2026-W46; End C, C (circle)",
                        "2 D; Qty 0; Reason late; First seen 2026-W45; Gone since 2026-W46; Weeks same 3");
    }

    @Test
    void theProductAloneFillsWhatAnotherSheetSays() {
        bidbook.report(45, "A", 0);
        Outcome refused = bidbook.writer(45, "anna", null, null)
                .says("A", "Status", "issued")
                .submits();
        assertThat(((Outcome.Refused) refused).problems())
                .extracting(Problem::message)
                .containsExactly("Status is written by the server and cannot be changed here.");
        bidbook.ledger.follow((moment, template, sheet, rows) -> template.equals(bidbook.issues)
                ? new Consequences.Following(
                        List.of(),
                        List.of(new Consequences.Filling(
                                bidbook.review,
                                bidbook.week(45),
                                Map.of(new RowKey("A"), Map.of("Status", new CellValue.Text("issued"))))))
                : Consequences.Following.NOTHING);
        bidbook.report(46, "A", 0);

        String filler = bidbook.issueWriter("anna", null, null)
                .says("X", "Status", "open")
                .accepted()
                .submission();
        bidbook.report(45, "A", 0, "D", 1);
        bidbook.report(47, "A", 1);

        assertThat(bidbook.text(45)).first().isEqualTo("1 A; Qty 0; First seen 2026-W45; Weeks low 1; Status issued");
        assertThat(bidbook.text(46)).first().isEqualTo("1 A; Qty 0; First seen 2026-W45; Weeks low 2; Status issued");
        assertThat(bidbook.text(47)).containsExactly("1 A; Qty 1; Next B; First seen 2026-W45; End B");

        bidbook.undo(filler, "anna");
        assertThat(bidbook.text(45)).first().isEqualTo("1 A; Qty 0; First seen 2026-W45; Weeks low 1");
        assertThat(bidbook.text(46)).first().isEqualTo("1 A; Qty 0; First seen 2026-W45; Weeks low 2");
    }

    @Test
    void chainsFollowTheReport() {
        bidbook.report(45, "A", 1, "D", 2);
        bidbook.report(45, "A", 1, "B", 2, "D", 2);
        assertThat(bidbook.text(45))
                .containsExactly(
                        "1 A; Qty 1; Next B; First seen 2026-W45; End C",
                        "2 D; Qty 2; Next C; First seen 2026-W45; End C",
                        "3 B; Qty 2; Next C; First seen 2026-W45; End C");
        bidbook.report(45, "A", 1, "B", 1, "D", 2);

        assertThat(bidbook.text(45))
                .containsExactly(
                        "1 A; Qty 1; Next B; First seen 2026-W45; End B, B (circle)",
                        "2 D; Qty 2; Next C; First seen 2026-W45; End C",
                        "3 B; Qty 1; Next B; First seen 2026-W45; End B, B (circle)");
    }

    @Test
    void otherRulesBringAllWeeksUpToDate() {
        bidbook.report(45, "A", 5);
        bidbook.writer(45, "anna", null, null).says("A", "Reason", "late").accepted();
        bidbook.report(46, "A", 5);
        bidbook.report(47, "A", 5);
        assertThat(bidbook.text(47)).containsExactly("1 A; Qty 5; Next C; First seen 2026-W45; End C");
        List<String> heard = new ArrayList<>();
        bidbook.ledger.onRevision(
                revision -> heard.add(revision.sheet().period() + " " + revision.kind() + " by " + revision.person()));
        bidbook.review = template("[@Qty]=5");

        bidbook.ledger.renew(bidbook.review, bidbook.week(45).scope(), "carl");

        assertThat(bidbook.text(47))
                .containsExactly("1 A; Qty 5; Next C; Reason late; First seen 2026-W45; Weeks low 3; End C");
        assertThat(heard)
                .containsExactly(
                        "2026-W45 INHERITED by carl", "2026-W46 INHERITED by carl", "2026-W47 INHERITED by carl");
        bidbook.ledger.renew(bidbook.review, bidbook.week(45).scope(), "carl");
        assertThat(heard).hasSize(3);
    }

    /** A review of the same name with one other rule. */
    private static Template template(String low) {
        return LedgerFixture.template(
                "asked-review",
                """
                template: asked-review
                version: 2
                key: [Part]
                columns:
                  - {name: Part, kind: text}
                  - {name: Qty, kind: whole number}
                  - {name: Next, kind: text}
                  - {name: Reason, kind: text, origin: entry, carry-forward: while asked}
                  - {name: First seen, fact: first seen}
                  - {name: Gone since, fact: gone since}
                  - {name: Weeks low, fact: weeks in a row, where: '=LOW'}
                  - {name: End, fact: end of chain, of: Part, next: Next}
                rules:
                  - {id: low, title: Low, formula: '=LOW', points-at: [Qty], asks-for: [Reason], ask: Say why.}
                """
                        .replace("LOW", low));
    }
}
