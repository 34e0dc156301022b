package dev.bidbook.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bidbook.finding.Finding.State;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.properties.Draw;
import dev.bidbook.properties.RandomCases;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Rule;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened and in whatever order it was looked at, findings are what today's sheets say, told from scratch. */
final class FindingsPropertiesTest {

    private static final List<String> KEYS = List.of("A", "B", "C");
    private static final int FIRST_WEEK = 45;
    private static final int LAST_WEEK = 48;

    private final FindingsFixture bidbook;

    FindingsPropertiesTest(@TempDir Path folder) {
        bidbook = new FindingsFixture(folder);
    }

    @AfterEach
    void close() {
        bidbook.close();
    }

    @Test
    void findingsAreWhatTheSheetsSayFromScratch() {
        RandomCases.of(getClass(), "findingsAreWhatTheSheetsSayFromScratch", 30)
                .check(draw -> new History(bidbook.elsewhere(), draw).run());
    }

    /** A random history. */
    private static final class History {
        private final FindingsFixture bidbook;
        private final Draw draw;
        private final List<String> submissions = new ArrayList<>();

        History(FindingsFixture bidbook, Draw draw) {
            this.bidbook = bidbook;
            this.draw = draw;
        }

        void run() {
            report();
            for (int i = draw.below(25); i > 0; i--) {
                int choice = draw.below(15);
                if (choice < 10) {
                    change(choice < 5 ? 0 : choice < 8 ? 1 : 2);
                } else if (choice < 12) {
                    turn();
                } else if (choice < 14) {
                    int sheets = draw.below(4);
                    draw.tell("the next look stops after sheets: " + sheets);
                    bidbook.stopsAfterSheets(sheets);
                    change(draw.below(3));
                    bidbook.stopsAfterSheets(-1);
                } else {
                    boolean stops = draw.oneIn(2);
                    draw.tell("stops after storing " + stops);
                    bidbook.stopsAfterStoring(stops);
                }
                if (draw.oneIn(3)) {
                    compare();
                }
            }
            compare();
        }

        private void change(int how) {
            if (how == 0) {
                write();
            } else if (how == 1) {
                report();
            } else {
                String undone = draw.of(submissions);
                draw.tell("undo " + undone + ": " + bidbook.undo(undone));
            }
        }

        /** The day, a parameter or the template is another. */
        private void turn() {
            int choice = draw.below(4);
            if (choice < 2) {
                bidbook.today = bidbook.today.plusDays(draw.between(1, 6));
                draw.tell("it is " + bidbook.today);
            } else if (choice == 2) {
                bidbook.parameters.put("few", (double) draw.between(2, 4));
                draw.tell("few is " + bidbook.parameters);
            } else {
                bidbook.restart(draw.of(FindingsFixture.TEMPLATE, FindingsFixture.OTHER));
                draw.tell("restarted");
            }
        }

        private void report() {
            int week = draw.between(FIRST_WEEK, LAST_WEEK);
            List<Object> lines = new ArrayList<>();
            for (String key : KEYS) {
                if (!draw.oneIn(4)) {
                    lines.addAll(List.of(key, "STL", draw.of("Partial", "In Stock"), draw.below(5)));
                }
            }
            String submission = bidbook.report(week, lines.toArray()).submission();
            submissions.add(submission);
            draw.tell("report " + week + " " + lines + ": " + submission);
        }

        private void write() {
            int week = draw.between(FIRST_WEEK, LAST_WEEK);
            List<String> keys = bidbook.ledger
                    .reader()
                    .content(bidbook.template(), bidbook.week(week))
                    .map(content ->
                            content.rows().stream().map(row -> row.key().text()).toList())
                    .orElse(List.of());
            if (keys.isEmpty()) {
                return;
            }
            String key = draw.of(keys);
            String column = draw.of("Reason", "ETA", "Owner");
            Object value = column.equals("ETA")
                    ? LocalDate.of(2026, 11, 14).plusDays(draw.below(14))
                    : draw.of("late", "", "lost");
            String submission = bidbook.write(week, key, column, value);
            submissions.add(submission);
            draw.tell("write " + week + " " + key + " " + column + " " + value + ": " + submission);
        }

        private void compare() {
            Map<Integer, Map<String, String>> expected = new FromScratch(bidbook).weeks();
            expected.forEach((week, findings) -> {
                Map<String, String> told = new TreeMap<>();
                int[] open = new int[2];
                for (Finding finding : bidbook.findings().of(bidbook.week(week))) {
                    told.put(finding.key() + " " + finding.rule().id(), FindingsFixture.text(finding));
                    open[finding.isOpen() ? 0 : 1]++;
                }
                assertThat(told).as("week %s", week).isEqualTo(findings);
                FindingSummary summary =
                        bidbook.findings().summary(bidbook.week(week)).orElseThrow();
                assertThat(summary.week().total().open()).isEqualTo(open[0]);
                assertThat(summary.week().total().closed()).isEqualTo(open[1]);
            });
        }
    }

    /** The same told in the plainest way: every sheet, the earliest first, row after row, and nothing kept. */
    private static final class FromScratch {
        private final FindingsFixture bidbook;
        private final List<Rule> rules;
        /** In which period what holds in the sheet before opened, by row and rule. */
        private Map<String, String> opened = new LinkedHashMap<>();

        private Map<String, String> owners = new LinkedHashMap<>();
        private Map<RowKey, List<CellValue>> before = Map.of();
        private LocalDate dayBefore = LocalDate.MIN;

        FromScratch(FindingsFixture bidbook) {
            this.bidbook = bidbook;
            this.rules = bidbook.template().rules();
        }

        Map<Integer, Map<String, String>> weeks() {
            Map<Integer, Map<String, String>> weeks = new TreeMap<>();
            SheetId previous = null;
            for (int week = FIRST_WEEK; week <= LAST_WEEK; week++) {
                SheetId id = bidbook.week(week);
                SheetContent content =
                        bidbook.ledger.reader().content(bidbook.template(), id).orElse(null);
                if (content != null) {
                    weeks.put(week, week(content, previous));
                    previous = id;
                }
            }
            return weeks;
        }

        private Map<String, String> week(SheetContent content, @Nullable SheetId previous) {
            LocalDate sunday = ((Period.Week) content.id().period()).monday().plusDays(6);
            LocalDate day = bidbook.today.isBefore(sunday) ? bidbook.today : sunday;
            RowFormulas.Evaluator evaluator = bidbook.formulas().evaluator(bidbook.parameters, day);
            Map<String, String> told = new TreeMap<>();
            Map<String, String> holding = new LinkedHashMap<>();
            Map<String, String> ownersNow = new LinkedHashMap<>();
            Map<RowKey, List<CellValue>> rows = new LinkedHashMap<>();
            for (Row row : content.rows()) {
                List<CellValue> values = evaluator.fill(row.values());
                rows.put(row.key(), values);
                RowVerdict verdict = evaluator.verdict();
                for (int rule = 0; rule < rules.size(); rule++) {
                    if (verdict.holds(rule)) {
                        String place = row.key() + " " + rules.get(rule).id();
                        String since =
                                opened.getOrDefault(place, content.id().period().text());
                        holding.put(place, since);
                        ownersNow.put(place, owner(rules.get(rule), values));
                        told.put(place, open(place, content, since, verdict.isAnswered(rule), rules.get(rule), values));
                    }
                }
            }
            opened.forEach((place, since) -> {
                if (!holding.containsKey(place)) {
                    told.put(place, closed(place, content, since, previous, rows, day));
                }
            });
            opened = holding;
            owners = ownersNow;
            before = rows;
            dayBefore = day;
            return told;
        }

        private static int age(String since, Period period) {
            return ((Period.Week) period).week() - Integer.parseInt(since.substring(6)) + 1;
        }

        private static String owner(Rule rule, List<CellValue> values) {
            CellValue written = values.get(7);
            return rule.id().equals("short") ? written.isBlank() ? "buyer" : written.display() : "null";
        }

        private static String open(
                String place, SheetContent content, String since, boolean answered, Rule rule, List<CellValue> values) {
            int age = age(since, content.id().period());
            boolean escalated = rule.id().equals("short") && !answered && age >= 2;
            return place + " " + (answered ? State.ANSWERED : State.UNANSWERED).word() + " since " + since + ", age "
                    + age + ", " + owner(rule, values) + (escalated ? ", escalated" : "");
        }

        private String closed(
                String place,
                SheetContent content,
                String since,
                @Nullable SheetId previous,
                Map<RowKey, List<CellValue>> rows,
                LocalDate day) {
            RowKey key = new RowKey(place.substring(0, place.lastIndexOf(' ')));
            return place + " closed since " + since + ", age "
                    + age(since, Objects.requireNonNull(previous).period()) + ", "
                    + owners.get(place) + ": "
                    + why(place.substring(place.lastIndexOf(' ') + 1), content, rows.get(key), before.get(key), day);
        }

        private String why(
                String rule,
                SheetContent content,
                @Nullable List<CellValue> now,
                @Nullable List<CellValue> then,
                LocalDate day) {
            if (now == null || then == null) {
                return "The sheet of " + content.id().period() + " does not have the line.";
            }
            if (!now.get(8).isBlank() && then.get(8).isBlank()) {
                return "The report does not have the line since " + now.get(8).display() + ".";
            }
            List<String> changes = new ArrayList<>();
            for (int column : rule.equals("short") ? List.of(4, 8) : rule.equals("late") ? List.of(6) : List.of(8)) {
                if (!now.get(column).equals(then.get(column))) {
                    changes.add(bidbook.template().columns().get(column).name() + " was " + shown(then.get(column))
                            + " and is " + shown(now.get(column)));
                }
            }
            return changes.isEmpty()
                    ? "The day is another: it was " + dayBefore + " and is " + day + "."
                    : String.join("; ", changes) + ".";
        }

        private static String shown(CellValue value) {
            return value.isBlank() ? "blank" : value.display();
        }
    }
}
