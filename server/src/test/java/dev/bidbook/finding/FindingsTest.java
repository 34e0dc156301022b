package dev.bidbook.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.ledger.Author;
import dev.bidbook.ledger.RevisionEntry;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Rule.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FindingsTest {

    private final FindingsFixture bidbook;

    FindingsTest(@TempDir Path folder) {
        bidbook = new FindingsFixture(folder);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void aRuleThatHoldsIsAFindingFromTheWeekInWhichItBegan() {
        bidbook.report(46, "A", "STL", "Partial", 1, "B", "STL", "In Stock", 9);
        bidbook.report(47, "A", "STL", "Partial", 2, "B", "STL", "Partial", 0);

        assertThat(bidbook.text(46)).containsExactly("A|STL short unanswered since 2026-W46, age 1, buyer");
        assertThat(bidbook.text(47))
                .containsExactly(
                        "A|STL short unanswered since 2026-W46, age 2, buyer, escalated",
                        "B|STL short unanswered since 2026-W47, age 1, buyer");
    }

    @Test
    void anAnswerLeavesTheFindingOpenAndNamesItsOwner() {
        bidbook.report(46, "A", "STL", "Partial", 1);
        bidbook.write(46, "A|STL", "Reason", "Strike");
        bidbook.write(46, "A|STL", "Owner", "Ben Osei");
        bidbook.report(47, "A", "STL", "Partial", 2);

        assertThat(bidbook.text(46)).containsExactly("A|STL short answered since 2026-W46, age 1, Ben Osei");
        // The reason is inherited, the owner is not.
        assertThat(bidbook.text(47)).containsExactly("A|STL short answered since 2026-W46, age 2, buyer");
    }

    @Test
    void whatCeasesToHoldIsClosedInThatWeekAndSaysWhatChanged() {
        bidbook.report(45, "A", "STL", "Partial", 1);
        bidbook.report(46, "A", "STL", "In Stock", 7);
        bidbook.report(47, "A", "STL", "Partial", 0);

        assertThat(bidbook.text(46))
                .containsExactly("A|STL short closed since 2026-W45, age 1, buyer: Short was 2 and is 0.");
        assertThat(bidbook.text(47))
                .as("a new run begins")
                .containsExactly("A|STL short unanswered since 2026-W47, age 1, buyer");
    }

    @Test
    void aLineThatLeavesTheReportClosesItsFindings() {
        bidbook.report(46, "A", "STL", "Partial", 1, "B", "STL", "Partial", 1);
        bidbook.write(46, "A|STL", "Reason", "Strike");
        bidbook.report(47);

        assertThat(bidbook.text(47))
                .containsExactly(
                        "A|STL gone unanswered since 2026-W47, age 1, null",
                        "A|STL short closed since 2026-W46, age 1, buyer:"
                                + " The report does not have the line since 2026-W47.",
                        "B|STL gone unanswered since 2026-W47, age 1, null",
                        "B|STL short closed since 2026-W46, age 1, buyer:"
                                + " The report does not have the line since 2026-W47.");

        bidbook.report(48);

        assertThat(bidbook.text(48))
                .containsExactly(
                        "A|STL gone closed since 2026-W47, age 1, null: The sheet of 2026-W48 does not have the line.",
                        "B|STL gone closed since 2026-W47, age 1, null: The sheet of 2026-W48 does not have the line.");
    }

    @Test
    void theDayAloneOpensAndClosesFindings() {
        bidbook.today = LocalDate.of(2026, 11, 10);
        bidbook.report(46, "A", "STL", "In Stock", 9);
        bidbook.write(46, "A|STL", "ETA", LocalDate.of(2026, 11, 12));
        assertThat(bidbook.text(46)).isEmpty();

        bidbook.today = LocalDate.of(2026, 11, 13);
        assertThat(bidbook.text(46)).containsExactly("A|STL late unanswered since 2026-W46, age 1, null");

        bidbook.today = LocalDate.of(2026, 12, 24);
        bidbook.report(47, "A", "STL", "In Stock", 9);
        bidbook.write(47, "A|STL", "ETA", LocalDate.of(2026, 11, 30));
        assertThat(bidbook.text(47))
                .containsExactly(
                        "A|STL late closed since 2026-W46, age 1, null: ETA was 2026-11-12 and is 2026-11-30.");
    }

    @Test
    void undoingAndReimportingTellAnewWhatLaterWeeksSay() {
        bidbook.report(45, "A", "STL", "Partial", 1);
        bidbook.report(46, "A", "STL", "Partial", 1);
        bidbook.report(47, "A", "STL", "Partial", 1);
        String answer = bidbook.write(45, "A|STL", "Reason", "Strike");
        assertThat(bidbook.text(47)).containsExactly("A|STL short answered since 2026-W45, age 3, buyer");

        bidbook.undo(answer);
        assertThat(bidbook.text(47)).containsExactly("A|STL short unanswered since 2026-W45, age 3, buyer, escalated");

        String report = bidbook.report(46, "A", "STL", "In Stock", 9).submission();
        assertThat(bidbook.text(47)).containsExactly("A|STL short unanswered since 2026-W47, age 1, buyer");

        bidbook.undo(report);
        assertThat(bidbook.text(47)).containsExactly("A|STL short unanswered since 2026-W45, age 3, buyer, escalated");
    }

    @Test
    void aWeekThatIsImportedLateStandsBetweenTheOthers() {
        bidbook.report(45, "A", "STL", "Partial", 1);
        bidbook.report(47, "A", "STL", "Partial", 1);
        assertThat(bidbook.text(47))
                .as("counted by weeks and not by sheets")
                .hasSize(1)
                .first()
                .asString()
                .isEqualTo("A|STL short unanswered since 2026-W45, age 3, buyer, escalated");

        bidbook.report(46, "A", "STL", "In Stock", 9);

        assertThat(bidbook.text(47)).containsExactly("A|STL short unanswered since 2026-W47, age 1, buyer");
    }

    @Test
    void aParameterOrARuleThatIsAnotherIsFollowed() {
        bidbook.report(47, "A", "STL", "Partial", 3, "B", "STL", "Partial", 2);
        assertThat(bidbook.text(47)).containsExactly("B|STL short unanswered since 2026-W47, age 1, buyer");

        bidbook.restart(FindingsFixture.OTHER);
        assertThat(bidbook.text(47)).isEmpty();

        bidbook.parameters.put("few", 5.0);
        assertThat(bidbook.text(47))
                .containsExactly(
                        "A|STL short unanswered since 2026-W47, age 1, buyer",
                        "B|STL short unanswered since 2026-W47, age 1, buyer");
    }

    @Test
    void whatWasStoredBeforeACrashIsLookedAtWhenItIsAskedFor() {
        bidbook.report(46, "A", "STL", "Partial", 1);
        bidbook.report(47, "A", "STL", "Partial", 1);
        bidbook.stopsAfterStoring(true);
        bidbook.write(47, "A|STL", "Reason", "Strike");
        bidbook.report(46, "A", "STL", "In Stock", 9);
        bidbook.restart(FindingsFixture.TEMPLATE);

        assertThat(bidbook.text(47)).containsExactly("A|STL short answered since 2026-W47, age 1, buyer");
    }

    @Test
    void manyWhoLookAndWriteAtOnceOverOneDatabaseLeaveWhatASingleLookTells() throws Exception {
        for (int week = 45; week <= 47; week++) {
            bidbook.report(week, "A", "STL", "Partial", 1, "B", "STL", "Partial", 1);
        }
        Findings another = bidbook.findings();
        bidbook.restart(FindingsFixture.TEMPLATE);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            int turn = i;
            work.add(pool.submit(() -> {
                bidbook.write(45 + turn % 3, turn % 2 == 0 ? "A|STL" : "B|STL", "Reason", "word" + turn % 5);
                another.of(bidbook.week(47));
            }));
        }
        for (Future<?> each : work) {
            each.get();
        }
        pool.shutdown();
        List<String> told = bidbook.text(47);

        bidbook.forgetFindings();

        assertThat(bidbook.text(47)).isEqualTo(told).hasSize(2);
    }

    @Test
    void whatIsSaidOfRowsWhileTheyAreStoredIsWhatIsSaidOfStoredRows() {
        bidbook.judgesWhileStoring();
        bidbook.report(45, lines(2_800, 3));
        bidbook.write(45, "P7|STL", "Reason", "Strike");
        bidbook.write(45, "P14|STL", "ETA", LocalDate.of(2026, 11, 10));
        for (int quantities : new int[] {5, 4}) {
            bidbook.tasks = 0;
            bidbook.report(46, lines(2_700, quantities));
            List<String> said = bidbook.text(46);

            // One piece of work is the judging beside the storing; stored rows are several.
            assertThat(bidbook.tasks).isEqualTo(1);
            bidbook.forgetFindings();
            assertThat(bidbook.text(46)).isEqualTo(said).hasSizeGreaterThan(1_000);
            assertThat(bidbook.tasks).isGreaterThan(2);
        }
    }

    @Test
    void aSmallImportLooksOnlyAtTheRowsThatItTouched() {
        bidbook.judgesWhileStoring();
        bidbook.report(45, lines(2_600, 3));
        bidbook.tasks = 0;
        bidbook.report(45, lines(2_599, 3));

        assertThat(bidbook.tasks).isZero();
        assertThat(bidbook.text(45)).contains("P2599|STL gone unanswered since 2026-W45, age 1, null");
    }

    /** As many lines, of which the quantities go round. */
    private static Object[] lines(int count, int quantities) {
        Object[] lines = new Object[4 * count];
        for (int i = 0; i < count; i++) {
            lines[4 * i] = "P" + i;
            lines[4 * i + 1] = "STL";
            lines[4 * i + 2] = i % 3 == 0 ? "Partial" : "In Stock";
            lines[4 * i + 3] = i % quantities;
        }
        return lines;
    }

    @Test
    void filtersLetThroughWhatTheyName() {
        bidbook.report(46, "A", "STL", "Partial", 1, "C", "DFW", "In Stock", 9);
        bidbook.write(46, "C|DFW", "ETA", LocalDate.of(2026, 11, 2));
        bidbook.report(47, "A", "STL", "Partial", 1, "B", "DFW", "Partial", 1, "C", "DFW", "In Stock", 9);
        bidbook.write(47, "B|DFW", "Reason", "Strike");
        bidbook.write(47, "B|DFW", "Owner", "Ben Osei");

        assertThat(rows(new FindingFilter("late", null, null, Map.of(), 1, open())))
                .containsExactly("C|DFW late");
        assertThat(rows(new FindingFilter(null, Severity.HIGH, null, Map.of(), 1, open())))
                .containsExactly("A|STL short", "B|DFW short");
        assertThat(rows(new FindingFilter(null, null, "ben osei", Map.of(), 1, open())))
                .containsExactly("B|DFW short");
        assertThat(rows(new FindingFilter(null, null, null, Map.of(1, "dfw"), 1, open())))
                .containsExactly("B|DFW short", "C|DFW late");
        assertThat(rows(new FindingFilter(null, null, null, Map.of(), 2, open())))
                .containsExactly("A|STL short", "C|DFW late");
        assertThat(rows(new FindingFilter(null, null, null, Map.of(), 1, EnumSet.of(State.ANSWERED))))
                .containsExactly("B|DFW short");
    }

    private static EnumSet<State> open() {
        return EnumSet.of(State.UNANSWERED, State.ANSWERED);
    }

    private List<String> rows(FindingFilter filter) {
        return bidbook.findings().page(bidbook.week(47), filter, null, 100).findings().stream()
                .map(details ->
                        details.finding().key() + " " + details.finding().rule().id())
                .toList();
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndTellWhatIsMissing() {
        bidbook.report(47, "A", "STL", "Partial", 1, "B", "STL", "Partial", 1, "C", "STL", "Partial", 1);
        bidbook.write(47, "B|STL", "Reason", "Strike");

        FindingPage first = bidbook.findings().page(bidbook.week(47), FindingFilter.OPEN, null, 2);
        FindingPage second = bidbook.findings().page(bidbook.week(47), FindingFilter.OPEN, first.next(), 2);

        assertThat(first.revision()).isEqualTo(2);
        assertThat(first.findings())
                .extracting(each -> each.finding().key().text())
                .containsExactly("A|STL", "B|STL");
        assertThat(first.findings()).extracting(FindingDetails::missing).containsExactly(List.of("Reason"), List.of());
        assertThat(first.findings().get(1).answers())
                .containsExactly(Map.entry(
                        "Reason",
                        new FindingDetails.Answer(
                                FindingsFixture.value("Strike"),
                                new Author("anna", Instant.parse("2026-11-18T08:00:00Z")))));
        assertThat(first.findings().get(0).keyColumns())
                .containsExactly(
                        Map.entry("Part", FindingsFixture.value("A")),
                        Map.entry("Branch", FindingsFixture.value("STL")));
        assertThat(second.findings()).extracting(each -> each.finding().key()).containsExactly(new RowKey("C|STL"));
        assertThat(second.next()).isNull();
        assertThatThrownBy(() -> bidbook.findings().page(bidbook.week(47), FindingFilter.OPEN, "nowhere", 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSummaryCountsByRuleAgeOwnerAndKeyColumnAndHasATrend() {
        bidbook.report(45, "A", "STL", "Partial", 1);
        bidbook.report(46, "A", "STL", "Partial", 1, "B", "DFW", "Partial", 1);
        bidbook.report(47, "A", "STL", "In Stock", 9, "B", "DFW", "Partial", 1, "C", "DFW", "Partial", 1);
        bidbook.write(47, "C|DFW", "Reason", "Strike");

        FindingSummary summary = bidbook.findings().summary(bidbook.week(47)).orElseThrow();

        assertThat(summary.week().rules().get("short")).isEqualTo(new WeekCounts.RuleCounts(1, 1, 1, 1));
        assertThat(summary.week().total().open()).isEqualTo(2);
        assertThat(summary.escalated()).isEqualTo(1);
        assertThat(summary.ages()).containsExactly(Map.entry(1, 1), Map.entry(2, 1));
        assertThat(summary.owners()).containsExactly(Map.entry("buyer", 2));
        assertThat(summary.keyColumns()).isEqualTo(Map.of("Part", Map.of("B", 1, "C", 1), "Branch", Map.of("DFW", 2)));
        assertThat(summary.trend())
                .extracting(week -> week.period().text() + " " + week.total().open())
                .containsExactly("2026-W45 1", "2026-W46 2");
        assertThat(bidbook.findings().summary(bidbook.week(48))).isEmpty();
    }

    @Test
    void aWeekIsClosedWhenEveryFindingIsAnsweredAndReopenedByTheNextRevision() {
        bidbook.report(47, "A", "STL", "Partial", 1);

        CompletionOutcome.Waiting waiting = (CompletionOutcome.Waiting) complete("anna");
        assertThat(waiting.count()).isEqualTo(1);
        assertThat(waiting.waiting().get(0).missing()).containsExactly("Reason");

        bidbook.write(47, "A|STL", "Reason", "Strike");
        CompletionOutcome.Closed closed = (CompletionOutcome.Closed) complete("anna");
        CompletionOutcome.Closed again = (CompletionOutcome.Closed) complete("ben");
        assertThat(closed.repeated()).isFalse();
        assertThat(again).isEqualTo(new CompletionOutcome.Closed(closed.completion(), true));
        assertThat(closed.completion().revision()).isEqualTo(2);

        bidbook.write(47, "A|STL", "Owner", "Ben Osei");
        Completion reopened =
                bidbook.findings().completions().of(bidbook.week(47)).orElseThrow();
        assertThat(reopened.reopened()).isTrue();
        assertThat(reopened.since())
                .extracting(RevisionEntry::revision, RevisionEntry::changed, RevisionEntry::person)
                .containsExactly(tuple(3, 1, "anna"));
        assertThat(((CompletionOutcome.Closed) complete("ben")).completion().person())
                .isEqualTo("ben");
        assertThat(bidbook.findings().completions().of("northline"))
                .containsOnlyKeys(bidbook.week(47))
                .allSatisfy(
                        (id, completion) -> assertThat(completion.reopened()).isFalse());
    }

    @Test
    void aRuleThatAsksForNothingDoesNotKeepAWeekOpen() {
        bidbook.report(46, "A", "STL", "Partial", 1);
        bidbook.write(46, "A|STL", "Reason", "Strike");
        bidbook.report(47);

        assertThat(complete("anna")).isInstanceOf(CompletionOutcome.Closed.class);
        assertThat(bidbook.findings().completions().complete(bidbook.template(), bidbook.week(48), "anna", 10))
                .isEqualTo(new CompletionOutcome.NoSheet());
    }

    private CompletionOutcome complete(String person) {
        return bidbook.findings().completions().complete(bidbook.template(), bidbook.week(47), person, 10);
    }

    @Test
    void ageIsCountedInWeeks() {
        assertThat(Age.weeks(new Period.Week(2026, 52), new Period.Week(2027, 1)))
                .isEqualTo(3);
        Period november = Period.Kind.MONTH.parse("2026-11").orElseThrow();
        Period december = Period.Kind.MONTH.parse("2026-12").orElseThrow();
        assertThat(Age.weeks(november, december)).isEqualTo(5);
        Period bid = Period.Kind.DOCUMENT.parse("BA-1").orElseThrow();
        assertThat(Age.weeks(bid, bid)).isEqualTo(1);
    }
}
