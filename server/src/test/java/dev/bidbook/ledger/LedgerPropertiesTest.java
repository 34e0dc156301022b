package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.LedgerFixture.Writer;
import dev.bidbook.ledger.LedgerModel.Answer;
import dev.bidbook.ledger.LedgerModel.Week;
import dev.bidbook.ledger.Submission.Take;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random histories of three weeks, several people and copies, against a model that computes everything anew. */
final class LedgerPropertiesTest {

    private static final int HISTORIES = 20;
    private static final int STEPS = 30;
    private static final List<String> KEYS = List.of("A", "B", "C", "D");

    private final Path folder;

    LedgerPropertiesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whateverPeopleDoTheLedgerHoldsWhatTheModelSays() throws Exception {
        long first = Long.getLong("bidbook.seed", 20261116L);
        for (long seed = first; seed < first + HISTORIES; seed++) {
            Path own = Files.createDirectory(folder.resolve("seed" + seed));
            try (LedgerFixture bidbook = new LedgerFixture(own)) {
                new History(bidbook, new Random(seed)).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dbidbook.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** One random history. */
    private static final class History {
        private final LedgerFixture bidbook;
        private final Random random;
        private final LedgerModel model = new LedgerModel();
        private final List<String> steps = new ArrayList<>();

        History(LedgerFixture bidbook, Random random) {
            this.bidbook = bidbook;
            this.random = random;
        }

        void run() {
            report();
            for (int i = 0; i < STEPS; i++) {
                int choice = random.nextInt(10);
                if (choice < 2) {
                    report();
                } else if (choice < 8) {
                    submit();
                } else {
                    undo();
                }
                compare();
            }
        }

        private void report() {
            int week = 45 + random.nextInt(3);
            Map<String, Integer> report = new LinkedHashMap<>();
            for (String key : KEYS) {
                if (random.nextInt(4) > 0) {
                    report.put(key, random.nextInt(3));
                }
            }
            List<Object> lines = new ArrayList<>();
            report.forEach((key, quantity) -> lines.addAll(List.of(key, quantity)));
            steps.add("report " + week + " " + report);
            bidbook.report(week, lines.toArray());
            model.report(week, report);
        }

        private void submit() {
            List<Integer> numbers = new ArrayList<>(model.weeks.keySet());
            int number = numbers.get(random.nextInt(numbers.size()));
            Week week = model.week(number);
            List<String> keys = new ArrayList<>(week.lines.keySet());
            if (keys.isEmpty()) {
                return;
            }
            String person = List.of("anna", "ben").get(random.nextInt(2));
            String copy = random.nextInt(4) == 0 ? null : "c" + random.nextInt(2);
            int base = 1 + random.nextInt(week.revision());
            Map<String, String> mine = new LinkedHashMap<>();
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                String column = LedgerModel.COLUMNS.get(random.nextInt(LedgerModel.COLUMNS.size()));
                mine.put(keys.get(random.nextInt(keys.size())) + " " + column, model.word(random.nextInt(6)));
            }
            Map<String, Boolean> takeMine = new LinkedHashMap<>();
            if (random.nextBoolean()) {
                mine.keySet().forEach(place -> takeMine.put(place, random.nextBoolean()));
            }
            Writer writer = bidbook.writer(number, person, copy, base);
            mine.forEach((place, value) -> writer.says(LedgerModel.keyOf(place), LedgerModel.columnOf(place), value));
            takeMine.forEach((place, take) -> writer.takes(
                    LedgerModel.keyOf(place), LedgerModel.columnOf(place), take ? Take.MINE : Take.THEIRS, null));
            steps.add("submit " + number + " " + person + " " + copy + " from " + base + " " + mine + " " + takeMine);
            Outcome outcome = writer.submits();
            String id = outcome instanceof Outcome.Accepted accepted ? accepted.submission() : "";
            Answer answer = model.submit(id, number, person, copy, base, mine, takeMine);
            assertThat(id.isEmpty() ? Answer.CONFLICTED : Answer.ACCEPTED)
                    .as(String.join("\n", steps))
                    .isEqualTo(answer);
        }

        private void undo() {
            List<String> ids = new ArrayList<>(model.submissions.keySet());
            if (ids.isEmpty()) {
                return;
            }
            String undone = ids.get(random.nextInt(ids.size()));
            steps.add("undo " + undone);
            UndoResult result = bidbook.undo(undone, "carl");
            String id = result instanceof UndoResult.Undone done && done.submission() != null ? done.submission() : "";
            steps.add("  by " + id);
            Answer answer = model.undo(undone, id);
            assertThat(id.isEmpty() ? Answer.NOTHING : Answer.ACCEPTED)
                    .as(String.join("\n", steps))
                    .isEqualTo(answer);
        }

        private void compare() {
            model.weeks.forEach((number, week) -> {
                assertThat(at(number, week.revision()))
                        .as(String.join("\n", steps))
                        .containsExactlyElementsOf(
                                week.texts.get(week.revision()).values());
                assertThat(bidbook.ledger
                                .content(bidbook.review, bidbook.week(number))
                                .orElseThrow()
                                .revision())
                        .as(String.join("\n", steps))
                        .isEqualTo(week.revision());
                int earlier = random.nextInt(week.revision() + 1);
                assertThat(at(number, earlier))
                        .as("revision %s after\n%s", earlier, String.join("\n", steps))
                        .containsExactlyElementsOf(week.texts.get(earlier).values());
            });
        }

        private List<String> at(int week, int revision) {
            return bidbook
                    .text(
                            bidbook.review,
                            bidbook.ledger
                                    .content(bidbook.review, bidbook.week(week), revision)
                                    .orElseThrow())
                    .stream()
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .toList();
        }
    }
}
