package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.LedgerFixture.Writer;
import dev.bidbook.ledger.LedgerModel.Week;
import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import dev.bidbook.sheet.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once: what comes of it is what would have come of one after the other, in the order of the revisions. */
final class ConcurrencyPropertiesTest {

    private static final int WEEK = 47;
    private static final List<String> COLUMNS = List.of("Reason", "Comment");
    private static final List<String> KEYS = List.of("A", "B", "C");

    private final LedgerFixture bidbook;
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    ConcurrencyPropertiesTest(@TempDir Path folder) {
        bidbook = new LedgerFixture(folder);
    }

    @AfterEach
    void close() {
        pool.shutdown();
        bidbook.close();
    }

    /** What one thread does once, and the revision that it made, or null if it made none. */
    private record Sent(
            String person,
            @Nullable Integer base,
            Map<String, Map<String, String>> mine,
            @Nullable String undone,
            String id,
            int revision) {}

    @Test
    void whatManySendAtOnceIsAsIfOneHadSentAfterTheOther() {
        RandomCases.of(getClass(), "whatManySendAtOnceIsAsIfOneHadSentAfterTheOther", 15)
                .check(this::tryOut);
    }

    private void tryOut(Draw draw) throws Exception {
        LedgerFixture ledger = bidbook.elsewhere();
        LedgerModel model = new LedgerModel();
        ImportResult.Imported report = ledger.report(WEEK, "A", 1, "B", 1, "C", 1);
        model.report(report.submission(), WEEK, Map.of("A", 1, "B", 1, "C", 1));
        List<Callable<List<Sent>>> people = new ArrayList<>();
        for (int person = draw.between(2, 4); person > 0; person--) {
            people.add(person(draw, ledger, "person" + person));
        }
        List<Sent> all = new ArrayList<>();
        for (Future<List<Sent>> done : pool.invokeAll(people)) {
            all.addAll(done.get());
        }
        all.sort(Comparator.comparing(Sent::revision));
        all.forEach(sent -> draw.tell(sent.toString()));
        for (Sent sent : all) {
            replay(model, sent);
        }
        Week week = model.week(WEEK);
        Map<String, Map<String, String>> expected = new LinkedHashMap<>();
        week.revisions.get(week.revision()).forEach((key, cells) -> {
            Map<String, String> answers = new LinkedHashMap<>(cells);
            answers.keySet().retainAll(COLUMNS);
            expected.put(key, answers);
        });
        assertThat(held(ledger)).isEqualTo(expected);
        assertThat(ledger.ledger
                        .reader()
                        .content(ledger.review, ledger.week(WEEK))
                        .orElseThrow()
                        .revision())
                .isEqualTo(week.revision());
    }

    private static void replay(LedgerModel model, Sent sent) {
        String undone = sent.undone();
        if (undone != null) {
            assertThat(model.undo(undone, sent.id())).isTrue();
        } else {
            Integer stated = sent.base();
            int base = stated == null ? model.week(WEEK).revision() : stated;
            assertThat(model.submit(sent.id(), WEEK, sent.person(), null, base, sent.mine(), Map.of()))
                    .isEmpty();
        }
        assertThat(model.week(WEEK).revision()).isEqualTo(sent.revision());
    }

    /** The work of one person: all choices are made before anybody begins. */
    private static Callable<List<Sent>> person(Draw draw, LedgerFixture ledger, String person) {
        List<Callable<@Nullable Sent>> work = new ArrayList<>();
        List<String> mine = new ArrayList<>();
        int[] known = {1};
        for (int i = draw.between(1, 6); i > 0; i--) {
            boolean undo = draw.oneIn(5);
            boolean based = draw.oneIn(2);
            Map<String, Map<String, String>> cells = new LinkedHashMap<>();
            for (int c = draw.between(1, 2); c > 0; c--) {
                cells.computeIfAbsent(draw.of(KEYS), any -> new LinkedHashMap<>())
                        .put(draw.of(COLUMNS), draw.of("late", "", "lost", person + i));
            }
            work.add(() -> undo && !mine.isEmpty()
                    ? undo(ledger, mine.get(mine.size() - 1))
                    : submit(ledger, person, based ? known[0] : null, cells, mine, known));
        }
        return () -> {
            List<Sent> sent = new ArrayList<>();
            for (Callable<@Nullable Sent> one : work) {
                Sent done = one.call();
                if (done != null) {
                    sent.add(done);
                }
            }
            return sent;
        };
    }

    private static @Nullable Sent undo(LedgerFixture ledger, String undone) {
        return ledger.undo(undone, "carl") instanceof UndoResult.Undone done && done.submission() != null
                ? new Sent("carl", null, Map.of(), undone, done.submission(), done.revision())
                : null;
    }

    private static @Nullable Sent submit(
            LedgerFixture ledger,
            String person,
            @Nullable Integer base,
            Map<String, Map<String, String>> cells,
            List<String> mine,
            int[] known) {
        Writer writer = ledger.writer(WEEK, person, null, base);
        cells.forEach((key, values) -> values.forEach((column, value) -> writer.says(key, column, value)));
        Outcome outcome = writer.submits();
        if (outcome instanceof Outcome.Accepted accepted && accepted.changed() > 0) {
            mine.add(accepted.submission());
            known[0] = accepted.revision();
            return new Sent(person, base, cells, null, accepted.submission(), accepted.revision());
        }
        return null;
    }

    private static Map<String, Map<String, String>> held(LedgerFixture ledger) {
        Map<String, Map<String, String>> held = new LinkedHashMap<>();
        for (Row row : ledger.ledger
                .reader()
                .content(ledger.review, ledger.week(WEEK))
                .orElseThrow()
                .rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (String column : COLUMNS) {
                var value = row.values().get(ledger.review.positionOf(column));
                if (!value.isBlank()) {
                    cells.put(column, value.display());
                }
            }
            held.put(row.key().text(), cells);
        }
        return held;
    }
}
