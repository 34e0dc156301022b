package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.sheet.SheetContent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many people at once, on one sheet and on several, over one real file. */
final class ConcurrencyTest {

    private static final int PEOPLE = 8;
    private static final int TIMES = 6;

    private final Path folder;
    private final LedgerFixture bidbook;

    ConcurrencyTest(@TempDir Path folder) {
        this.folder = folder;
        bidbook = new LedgerFixture(folder);
        for (int week = 46; week <= 47; week++) {
            bidbook.report(week, "A", 1, "B", 1, "C", 1, "D", 1, "E", 1, "F", 1, "G", 1, "H", 1);
        }
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void nothingIsLostAndRevisionsHaveNoGaps() throws Exception {
        List<Callable<Outcome>> work = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            for (int time = 1; time <= TIMES; time++) {
                String name = "person" + person;
                String key = String.valueOf((char) ('A' + person));
                String text = name + " " + time;
                int week = 46 + time % 2;
                work.add(() -> bidbook.writer(week, name, null, null)
                        .says(key, "Comment", text)
                        .submits());
            }
        }
        List<Callable<Outcome>> all = new ArrayList<>(work);
        for (int i = 0; i < PEOPLE; i++) {
            all.add(this::readsOneMoment);
        }
        Set<String> revisions = new HashSet<>();
        ExecutorService pool = Executors.newFixedThreadPool(PEOPLE);
        int accepted = 0;
        for (Future<Outcome> done : pool.invokeAll(all)) {
            if (done.get() instanceof Outcome.Accepted one && !one.submission().isEmpty()) {
                accepted++;
                revisions.add(one.submission());
            }
        }
        pool.shutdown();

        assertThat(accepted).isEqualTo(PEOPLE * TIMES);
        assertThat(revisions).hasSize(PEOPLE * TIMES);
        for (int week = 46; week <= 47; week++) {
            List<Integer> made =
                    bidbook.ledger.reader().history(bidbook.review, bidbook.week(week), HistoryFilter.ALL).stream()
                            .filter(entry -> entry.column().equals("Comment"))
                            .map(HistoryEntry::revision)
                            .sorted()
                            .toList();
            assertThat(made)
                    .containsExactlyElementsOf(IntStream.rangeClosed(2, 1 + PEOPLE * TIMES / 2)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void twoProcessesSubmitToOneSheet() throws Exception {
        try (LedgerFixture commandLine = new LedgerFixture(folder)) {
            List<Callable<Outcome>> work = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                LedgerFixture either = i % 2 == 0 ? bidbook : commandLine;
                String text = "said " + i;
                work.add(() -> either.writer(47, "anna", null, null)
                        .says("A", "Comment", text)
                        .submits());
            }
            ExecutorService pool = Executors.newFixedThreadPool(4);
            for (Future<Outcome> done : pool.invokeAll(work)) {
                assertThat(done.get()).isInstanceOf(Outcome.Accepted.class);
            }
            pool.shutdown();
            assertThat(bidbook.ledger
                            .reader()
                            .content(bidbook.review, bidbook.week(47))
                            .orElseThrow()
                            .revision())
                    .isEqualTo(21);
        }
    }

    @Test
    void aRetryThatComesWhileTheFirstRunsGetsItsAnswer() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Outcome> request = () -> {
            together.await();
            return bidbook.writer(47, "anna", null, null)
                    .says("A", "Comment", "once")
                    .retrying("key", "digest")
                    .submits();
        };
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Outcome.Accepted> answers = new ArrayList<>();
        for (Future<Outcome> done : pool.invokeAll(List.of(request, request))) {
            answers.add((Outcome.Accepted) done.get());
        }
        pool.shutdown();

        assertThat(answers)
                .extracting(Outcome.Accepted::submission)
                .containsOnly(answers.get(0).submission());
        assertThat(answers).extracting(Outcome.Accepted::revision).containsOnly(2);
        assertThat(answers).extracting(Outcome.Accepted::replayed).containsExactlyInAnyOrder(true, false);
    }

    /** A reader sees a revision as it stays for ever. */
    private Outcome readsOneMoment() {
        SheetContent now = bidbook.ledger
                .reader()
                .content(bidbook.review, bidbook.week(47))
                .orElseThrow();
        SheetContent again = bidbook.ledger
                .reader()
                .content(bidbook.review, bidbook.week(47), now.revision())
                .orElseThrow();
        assertThat(again).isEqualTo(now);
        return new Outcome.Accepted("", 0, 0, 0, false);
    }
}
