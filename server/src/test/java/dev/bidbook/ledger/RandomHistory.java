package dev.bidbook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.ledger.LedgerFixture.Writer;
import dev.bidbook.ledger.LedgerModel.Choice;
import dev.bidbook.ledger.LedgerModel.Clash;
import dev.bidbook.ledger.LedgerModel.Week;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.properties.Draw;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A random history of three weeks' sheets, whose rows come from reports. */
final class RandomHistory {

    private static final int STEPS = 25;
    private static final List<String> KEYS = List.of("A", "B", "C", "D");
    private static final List<String> WORDS = List.of("late", "", "lost", "asked");

    private static final Template AFTER = LedgerFixture.template(
            "line-review",
            """
            template: line-review
            version: 2
            key: [Part]
            columns:
              - {name: Owner, kind: text, origin: entry}
              - {name: Part, kind: text}
              - {name: First seen, fact: first seen}
              - {name: Reason, kind: text, origin: entry, carry-forward: yes}
              - {name: Qty, kind: whole number}
              - {name: ETA, kind: date, origin: entry, carry-forward: yes}
              - {name: Gone since, fact: gone since}
            """);

    private final LedgerFixture bidbook;
    private final Draw draw;
    private final LedgerModel model;
    private final Map<String, Integer> refreshed = new LinkedHashMap<>();
    private final Template before;
    private int words;

    RandomHistory(LedgerFixture bidbook, Draw draw) {
        this(bidbook, draw, new LedgerModel());
    }

    /** The same with rules that say what is inherited. */
    static RandomHistory asked(LedgerFixture bidbook, Draw draw) {
        bidbook.review = LedgerFixture.ASKED;
        return new RandomHistory(bidbook, draw, new AskedModel());
    }

    private RandomHistory(LedgerFixture bidbook, Draw draw, LedgerModel model) {
        this.bidbook = bidbook;
        this.model = model;
        this.draw = draw;
        this.before = bidbook.review;
    }

    void run() {
        report();
        compare();
        for (int i = draw.below(STEPS + 1); i > 0; i--) {
            int choice = draw.below(10);
            if (!(model instanceof AskedModel) && draw.oneIn(12)) {
                revise();
            }
            if (choice < 6) {
                submit();
            } else if (choice < 8) {
                undo();
            } else {
                report();
            }
            compare();
        }
        model.weeks.keySet().forEach(this::compareHistory);
    }

    /** The template is declared anew: a column has gone, another has come; or it is as it was. */
    private void revise() {
        bidbook.review = bidbook.review == before ? AFTER : before;
        draw.tell("from now on " + bidbook.review);
    }

    private List<String> columns() {
        return LedgerModel.COLUMNS.stream()
                .filter(column -> bidbook.review.find(column) != null)
                .toList();
    }

    /** What is seen of lines under the template of today. */
    private Map<String, Map<String, String>> seen(Map<String, Map<String, String>> lines) {
        Map<String, Map<String, String>> seen = new LinkedHashMap<>();
        lines.forEach((key, cells) -> {
            Map<String, String> visible = new LinkedHashMap<>(cells);
            visible.keySet()
                    .removeIf(column ->
                            LedgerModel.COLUMNS.contains(column) && !columns().contains(column));
            seen.put(key, visible);
        });
        return seen;
    }

    private void report() {
        int week = draw.between(45, 47);
        Map<String, Integer> report = new LinkedHashMap<>();
        for (String key : KEYS) {
            if (!draw.oneIn(4)) {
                report.put(key, draw.below(3));
            }
        }
        List<Object> lines = new ArrayList<>();
        report.forEach((key, quantity) -> lines.addAll(List.of(key, quantity)));
        ImportResult.Imported imported = bidbook.report(week, lines.toArray());
        draw.tell("report " + week + " " + report + ": " + imported.submission());
        model.report(imported.submission(), week, report);
        assertThat(imported.revision()).isEqualTo(model.week(week).revision());
    }

    private void submit() {
        int number = draw.of(List.copyOf(model.weeks.keySet()));
        Week week = model.week(number);
        List<String> keys = List.copyOf(week.revisions.get(week.revision()).keySet());
        if (keys.isEmpty()) {
            return;
        }
        String person = draw.of("anna", "ben");
        String copy = draw.oneIn(4) ? null : draw.of("c0", "c1");
        int base = base(week, number + person + copy, copy);
        Map<String, Map<String, String>> mine = new LinkedHashMap<>();
        for (int i = draw.between(1, 3); i > 0; i--) {
            mine.computeIfAbsent(draw.of(keys), any -> new LinkedHashMap<>()).put(draw.of(columns()), word());
        }
        Map<String, Choice> choices = choices(week, mine);
        Writer writer = bidbook.writer(number, person, copy, base);
        mine.forEach((key, cells) -> cells.forEach((column, value) -> writer.says(key, column, value)));
        choices.forEach((place, choice) -> writer.takes(
                place.substring(0, 1), place.substring(2), choice.mine() ? Take.MINE : Take.THEIRS, choice.theirs()));
        boolean retried = draw.oneIn(4);
        if (retried) {
            writer.retrying("key" + ++words, "digest");
        }
        draw.tell("submit " + number + " " + person + " " + copy + " from " + base + " " + mine + " " + choices);
        Outcome outcome = writer.submits();
        draw.tell("  " + outcome);
        String id = outcome instanceof Outcome.Accepted accepted ? accepted.submission() : "";
        List<Clash> clashes = model.submit(id, number, person, copy, base, mine, choices);
        assertThat(clashes(outcome)).isEqualTo(clashes);
        if (retried && outcome instanceof Outcome.Accepted first) {
            assertThat(writer.submits())
                    .isEqualTo(new Outcome.Accepted(
                            first.submission(), first.revision(), first.changed(), first.unchanged(), true));
        }
    }

    /** A copy is refreshed now and then and never goes back; rows without one are from any revision. */
    private int base(Week week, String hands, @Nullable String copy) {
        int least = copy == null ? 1 : refreshed.getOrDefault(hands, 1);
        int base = draw.oneIn(3) ? draw.between(least, week.revision()) : least;
        refreshed.put(hands, base);
        return base;
    }

    /** Choices for some of the cells, made on what is stored, on what was stored once, or on whatever there is. */
    private Map<String, Choice> choices(Week week, Map<String, Map<String, String>> mine) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        if (draw.oneIn(2)) {
            mine.forEach((key, cells) -> cells.keySet().forEach(column -> {
                int seen = draw.oneIn(3) ? draw.between(1, week.revision()) : week.revision();
                String theirs =
                        week.revisions.get(seen).getOrDefault(key, Map.of()).getOrDefault(column, "");
                // No value stands for whatever is stored.
                choices.put(
                        key + " " + column,
                        new Choice(draw.oneIn(2), theirs.isEmpty() || draw.oneIn(3) ? null : theirs));
            }));
        }
        return choices;
    }

    private static List<Clash> clashes(Outcome outcome) {
        if (outcome instanceof Outcome.Conflicted conflicted) {
            return conflicted.conflicts().stream()
                    .map(each -> new Clash(
                            each.key().text(),
                            each.column(),
                            text(each.base()),
                            text(each.mine()),
                            text(each.theirs())))
                    .toList();
        }
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return List.of();
    }

    private void undo() {
        String undone = draw.of(List.copyOf(model.submissions.keySet()));
        UndoResult preview = bidbook.ledger.undo(undone, "carl", true, bidbook::templates);
        UndoResult result = bidbook.undo(undone, "carl");
        String id = result instanceof UndoResult.Undone done && done.submission() != null ? done.submission() : "";
        draw.tell("undo " + undone + " by " + id + ": " + result);
        assertThat(!id.isEmpty()).isEqualTo(model.undo(undone, id));
        assertThat(preview.getClass()).isEqualTo(result.getClass());
    }

    private void compare() {
        model.weeks.forEach((number, week) -> {
            assertThat(at(number, null)).isEqualTo(seen(week.revisions.get(week.revision())));
            SheetContent content = bidbook.ledger
                    .reader()
                    .content(bidbook.review, bidbook.week(number))
                    .orElseThrow();
            assertThat(content.revision()).as("revision of week %s", number).isEqualTo(week.revision());
            int earlier = draw.below(week.revision() + 1);
            assertThat(at(number, earlier))
                    .as("week %s at revision %s", number, earlier)
                    .isEqualTo(seen(week.revisions.get(earlier)));
        });
    }

    private Map<String, Map<String, String>> at(int week, @Nullable Integer revision) {
        SheetContent content = (revision == null
                        ? bidbook.ledger.reader().content(bidbook.review, bidbook.week(week))
                        : bidbook.ledger.reader().content(bidbook.review, bidbook.week(week), revision))
                .orElseThrow();
        Map<String, Map<String, String>> lines = new LinkedHashMap<>();
        for (Row row : content.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < row.values().size(); i++) {
                String column = bidbook.review.columns().get(i).name();
                cells.put(
                        column.equals("Gone since") ? LedgerModel.GONE : column,
                        text(row.values().get(i)));
            }
            cells.remove("Part");
            cells.values().removeIf(String::isEmpty);
            lines.put(row.key().text(), cells);
        }
        return lines;
    }

    /** Who changed what in which revision, in whatever order within one. */
    private void compareHistory(int number) {
        List<String> told =
                bidbook.ledger.reader().history(bidbook.review, bidbook.week(number), HistoryFilter.ALL).stream()
                        .filter(entry ->
                                !entry.what().equals("lost") && !entry.column().equals("Gone since"))
                        .map(entry -> entry.revision() + " " + entry.person() + " " + entry.key() + " " + entry.column()
                                + (entry.column().equals(LedgerModel.ROW)
                                        ? " " + entry.what().equals("removed")
                                        : ": " + text(entry.oldValue()) + " > " + text(entry.newValue())))
                        .toList();
        List<String> expected = model.week(number).log.stream()
                .map(entry -> entry.revision() + " " + entry.person() + " " + entry.key() + " " + entry.column()
                        + (entry.column().equals(LedgerModel.ROW)
                                ? " " + entry.now().equals("gone")
                                : ": " + entry.old() + " > " + entry.now()))
                .toList();
        assertThat(told).as("history of week %s", number).containsExactlyInAnyOrderElementsOf(expected);
    }

    private String word() {
        int choice = draw.below(6);
        return choice < 4 ? WORDS.get(choice) : "word" + ++words;
    }

    private static String text(CellValue value) {
        return Objects.requireNonNull(value).isBlank() ? "" : value.display();
    }
}
