package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.LedgerFixture.Writer;
import dev.bidbook.ledger.PeopleModel.Statement;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.properties.Draw;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A random history of a sheet whose rows people add, change and remove. */
final class RandomPeoplesHistory {

    private static final int STEPS = 30;
    private static final List<String> KEYS = List.of("A", "B", "C");

    private final LedgerFixture bidbook;
    private final Draw draw;
    private final PeopleModel model = new PeopleModel();
    private final Map<String, Integer> refreshed = new LinkedHashMap<>();
    private int words;

    RandomPeoplesHistory(LedgerFixture bidbook, Draw draw) {
        this.bidbook = bidbook;
        this.draw = draw;
    }

    void run() {
        for (int i = draw.below(STEPS + 1); i > 0; i--) {
            if (!draw.oneIn(5)) {
                submit();
            } else {
                undo();
            }
            compare();
        }
    }

    private void submit() {
        String person = draw.of("anna", "ben");
        String copy = draw.oneIn(3) ? null : "c" + draw.below(2);
        Integer from = from(copy == null ? null : person + copy);
        List<Statement> statements = new ArrayList<>();
        Map<String, Boolean> takeMine = new LinkedHashMap<>();
        for (String key : KEYS) {
            int choice = draw.below(6);
            if (choice < 3) {
                Map<String, String> cells = new LinkedHashMap<>();
                PeopleModel.COLUMNS.stream()
                        .filter(column -> !draw.oneIn(3))
                        .forEach(column -> cells.put(column, word()));
                statements.add(new Statement(key, cells));
            } else if (choice == 3) {
                statements.add(new Statement(key, null));
            }
            if (!draw.oneIn(3)) {
                takeMine.put(key + " " + PeopleModel.ROW, draw.oneIn(2));
                PeopleModel.COLUMNS.forEach(column -> takeMine.put(key + " " + column, draw.oneIn(2)));
            }
        }
        Writer writer = bidbook.issueWriter(person, copy, from);
        for (Statement statement : statements) {
            Map<String, String> cells = statement.cells();
            if (cells == null) {
                writer.deletes(statement.key());
            } else {
                writer.adds(statement.key());
                cells.forEach((column, value) -> writer.says(statement.key(), column, value));
            }
        }
        takeMine.forEach((place, take) ->
                writer.takes(place.substring(0, 1), place.substring(2), take ? Take.MINE : Take.THEIRS, null));
        draw.tell(person + " " + copy + " from " + from + " " + statements + " " + takeMine);
        Outcome previewed = writer.previews();
        Outcome outcome = writer.submits();
        draw.tell("  " + outcome);
        String id = outcome instanceof Outcome.Accepted accepted ? accepted.submission() : "";
        boolean accepted = model.submit(id, copy == null ? "" : person + copy, from, statements, takeMine);
        assertThat(outcome instanceof Outcome.Accepted).isEqualTo(accepted);
        assertThat(previewed.getClass()).isEqualTo(outcome.getClass());
    }

    /** A copy is refreshed now and then, and never goes back; rows without a copy are from any revision or none. */
    private @Nullable Integer from(@Nullable String hands) {
        if (hands == null) {
            return draw.oneIn(2) ? null : Integer.valueOf(draw.below(model.revision() + 1));
        }
        int last = refreshed.getOrDefault(hands, 0);
        int next = !draw.oneIn(3) ? last : last + draw.below(model.revision() + 1 - last);
        refreshed.put(hands, next);
        return next;
    }

    private void undo() {
        List<String> ids = new ArrayList<>(model.submissions.keySet());
        if (ids.isEmpty()) {
            return;
        }
        String undone = ids.get(draw.below(ids.size()));
        UndoResult result = bidbook.undo(undone, "carl");
        String id = result instanceof UndoResult.Undone done && done.submission() != null ? done.submission() : "";
        draw.tell("undo " + undone + " by " + id);
        assertThat(model.undo(undone, id)).isEqualTo(!id.isEmpty());
    }

    private void compare() {
        if (model.submissions.isEmpty()) {
            return;
        }
        int now = model.revision();
        assertThat(at(now)).isEqualTo(model.revisions.get(now));
        int earlier = draw.below(now + 1);
        assertThat(at(earlier)).as("revision %s", earlier).isEqualTo(model.revisions.get(earlier));
        changedSince(earlier, now);
        String person = draw.of("anna", "ben");
        String copy = "c" + draw.below(2);
        int from = refreshed.getOrDefault(person + copy, 0);
        Map<String, Map<String, String>> base = new TreeMap<>();
        for (String key : KEYS) {
            Map<String, String> cells = model.base(person + copy, from, key);
            // A base shows only rows that were ever stored.
            if (cells != null && model.lines.containsKey(key)) {
                base.put(key, cells);
            }
        }
        assertThat(read(bidbook.ledger
                        .reader()
                        .base(bidbook.issues, bidbook.issueWeek(), from, copy, person)
                        .rows()))
                .as("base of %s in %s at %s", person, copy, from)
                .isEqualTo(base);
    }

    /** What was there, without what was removed and with what was touched, is what is there. */
    private void changedSince(int earlier, int now) {
        SheetChanges changes = bidbook.ledger
                .reader()
                .changedSince(bidbook.issues, bidbook.issueWeek(), earlier)
                .orElseThrow();
        Map<String, Map<String, String>> patched = new TreeMap<>(at(earlier));
        changes.removed().forEach(key -> patched.remove(key.text()));
        patched.putAll(read(changes.rows()));
        assertThat(patched).as("since %s", earlier).isEqualTo(model.revisions.get(now));
        Map<RowKey, Row> some = bidbook.ledger
                .reader()
                .rows(bidbook.issues, bidbook.issueWeek(), earlier, Set.of(new RowKey("A"), new RowKey("nobody")));
        assertThat(some.containsKey(new RowKey("A")))
                .isEqualTo(model.revisions.get(earlier).containsKey("A"));
    }

    private Map<String, Map<String, String>> at(int revision) {
        SheetContent content = bidbook.ledger
                .reader()
                .content(bidbook.issues, bidbook.issueWeek(), revision)
                .orElseThrow(() -> new AssertionError("no revision " + revision));
        return read(content.rows());
    }

    private Map<String, Map<String, String>> read(List<Row> rows) {
        Map<String, Map<String, String>> read = new TreeMap<>();
        for (Row row : rows) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (String column : PeopleModel.COLUMNS) {
                var value = row.values().get(bidbook.issues.positionOf(column));
                if (!value.isBlank()) {
                    cells.put(column, value.display());
                }
            }
            read.put(row.key().text(), cells);
        }
        return read;
    }

    private String word() {
        int choice = draw.below(5);
        return choice < 4 ? List.of("", "open", "late", "done").get(choice) : "word" + ++words;
    }
}
