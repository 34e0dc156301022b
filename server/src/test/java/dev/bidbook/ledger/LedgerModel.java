package dev.bidbook.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger should hold, told as plainly as can be: every value is computed anew from what people wrote and what
 * reports said, every revision is a whole snapshot, and the log is what two snapshots differ in. Values are text; blank is
 * the empty text.
 */
class LedgerModel {

    static final List<String> COLUMNS = List.of("Reason", "Comment", "Owner");
    static final String ROW = "#row";
    static final String GONE = "#gone";
    static final String QUANTITY = "Qty";
    static final String FIRST_SEEN = "First seen";
    private static final String CARRIED = "Reason";

    final TreeMap<Integer, Week> weeks = new TreeMap<>();
    final Map<String, Done> submissions = new LinkedHashMap<>();

    /** One week's sheet. */
    static final class Week {
        /** All lines there ever were. */
        final Map<String, Line> lines = new LinkedHashMap<>();

        /** The lines that were there at each revision, with their cells. */
        final List<Map<String, Map<String, String>>> revisions = new ArrayList<>(List.of(Map.of()));

        /** The cells of all lines; those of a line that is not there are as they were last. */
        Map<String, Map<String, String>> now = new LinkedHashMap<>();

        final List<Entry> log = new ArrayList<>();

        /** What copies said of lines, by copy, person and key. */
        final Map<String, List<Said>> said = new HashMap<>();

        int revision() {
            return revisions.size() - 1;
        }

        Line line(String key) {
            return Objects.requireNonNull(lines.get(key));
        }
    }

    /** One line: what the report said, and what people wrote in this very week. */
    static final class Line {
        boolean present = true;
        int quantity;
        String gone = "";
        Map<String, String> own = new LinkedHashMap<>();
    }

    /** Something said of a line; whole if the line was not there for who said it, so that nothing else was known of it. */
    record Said(int revision, boolean whole, Map<String, String> cells) {}

    /**
     * A change of a cell, or of a line as a whole.
     *
     * @param followed whether the week only followed an earlier one
     * @param own what people had written there before, null for nothing
     */
    record Entry(
            String submission,
            boolean followed,
            String person,
            int revision,
            String key,
            String column,
            String old,
            String now,
            @Nullable String own) {

        boolean isOf(Entry other) {
            return key.equals(other.key) && column.equals(other.column);
        }
    }

    /** A submission, import or undo that was accepted. */
    static final class Done {
        final int week;
        final String person;
        final @Nullable String undoes;
        boolean undone;

        Done(int week, String person, @Nullable String undoes) {
            this.week = week;
            this.person = person;
            this.undoes = undoes;
        }
    }

    /** A choice for a cell in conflict, and the stored value it was made on, null for any. */
    record Choice(boolean mine, @Nullable String theirs) {}

    /** A cell in conflict. */
    record Clash(String key, String column, String base, String mine, String theirs) {}

    Week week(int number) {
        return Objects.requireNonNull(weeks.get(number));
    }

    Done submission(String id) {
        return Objects.requireNonNull(submissions.get(id));
    }

    void report(String id, int number, Map<String, Integer> report) {
        boolean first = !weeks.containsKey(number);
        Week week = weeks.computeIfAbsent(number, any -> new Week());
        week.lines.forEach((key, line) -> {
            if (report.containsKey(key)) {
                line.present = true;
                line.gone = "";
            } else if (line.present && line.gone.isEmpty()) {
                line.gone = "2026-W" + number;
            }
        });
        report.forEach((key, quantity) -> week.lines.computeIfAbsent(key, any -> new Line()).quantity = quantity);
        if (first && weeks.lowerKey(number) != null) {
            takeOver(number, weeks.lowerKey(number));
        }
        submissions.put(id, new Done(number, "importer", null));
        settle(id, number, first, Map.of());
    }

    /** Whether the line of a week comes along into the next although its report does not have it. */
    boolean comesAlong(int number, String key) {
        return !value(number, key, CARRIED).isEmpty();
    }

    /** What else the server writes into the line, by column. */
    Map<String, String> facts(int number, String key) {
        return Map.of();
    }

    /** Whether the column's cells follow from others alone. */
    boolean isComputed(String column) {
        return column.equals(FIRST_SEEN);
    }

    /** Whether the column is inherited only while a rule asks for it. */
    boolean isAsked(String column) {
        return false;
    }

    /** The line of the nearest earlier week that has it, or null. */
    Map.@Nullable Entry<Integer, Line> source(int number, String key) {
        for (Map.Entry<Integer, Week> earlier :
                weeks.headMap(number, false).descendingMap().entrySet()) {
            Line line = earlier.getValue().lines.get(key);
            if (line != null && line.present) {
                return Map.entry(earlier.getKey(), line);
            }
        }
        return null;
    }

    /** Lines of the week before of which something is open come along, marked. */
    private void takeOver(int number, int previous) {
        week(previous).lines.forEach((key, line) -> {
            if (line.present && comesAlong(previous, key) && !week(number).lines.containsKey(key)) {
                Line taken = new Line();
                taken.quantity = line.quantity;
                taken.gone = line.gone.isEmpty() ? "2026-W" + number : line.gone;
                week(number).lines.put(key, taken);
            }
        });
    }

    /** Merges what was said, by key and column; the conflicts, or an empty list if it was accepted. */
    List<Clash> submit(
            String id,
            int number,
            String person,
            @Nullable String copy,
            int base,
            Map<String, Map<String, String>> mine,
            Map<String, Choice> choices) {
        Week week = week(number);
        List<Clash> clashes = new ArrayList<>();
        Map<String, Map<String, String>> changes = new LinkedHashMap<>();
        Map<String, Said> saying = new LinkedHashMap<>();
        mine.forEach((key, cells) -> {
            Map<String, String> from = base(week, person + copy + " " + key, copy == null, base, key);
            Map<String, String> spoken = new LinkedHashMap<>();
            cells.forEach((column, value) -> {
                String before = from == null ? "" : from.getOrDefault(column, "");
                String now = value(number, key, column);
                boolean letGo = isAsked(column)
                        && now.isEmpty()
                        && !week.line(key).own.containsKey(column)
                        && !before.isEmpty()
                        && !value.isEmpty();
                // Nobody wrote that blank.
                String stored = letGo ? before : now;
                if (!value.equals(before)) {
                    spoken.put(column, value);
                }
                if (value.equals(before) || value.equals(stored)) {
                    return;
                }
                Choice choice = choices.get(key + " " + column);
                boolean decided = choice != null
                        && (choice.theirs() == null || choice.theirs().equals(stored));
                if (!stored.equals(before) && !decided) {
                    clashes.add(new Clash(key, column, before, value, stored));
                } else if (stored.equals(before) || choice == null || choice.mine()) {
                    changes.computeIfAbsent(key, any -> new LinkedHashMap<>()).put(column, value);
                }
            });
            if (from == null || !spoken.isEmpty()) {
                saying.put(key, new Said(0, from == null, spoken));
            }
        });
        if (!clashes.isEmpty()) {
            return clashes;
        }
        Map<String, Map<String, String>> owns = owns(week);
        changes.forEach((key, cells) -> week.line(key).own.putAll(cells));
        submissions.put(id, new Done(number, person, null));
        settle(id, number, false, owns);
        saying.forEach((key, said) -> week.said
                .computeIfAbsent(person + copy + " " + key, any -> new ArrayList<>())
                .add(new Said(week.revision(), said.whole(), said.cells())));
        return clashes;
    }

    /** What somebody started from; null where the line was not there. */
    private static @Nullable Map<String, String> base(
            Week week, String hands, boolean withoutCopy, int revision, String key) {
        Map<String, String> cells = week.revisions.get(revision).get(key);
        Map<String, String> base = cells == null ? null : new LinkedHashMap<>(cells);
        for (Said said : withoutCopy ? List.<Said>of() : week.said.getOrDefault(hands, List.of())) {
            if (said.revision() > revision) {
                base = base == null || said.whole() ? new LinkedHashMap<>() : base;
                base.putAll(said.cells());
            }
        }
        return base;
    }

    /** Takes a submission back; whether anything went back. */
    boolean undo(String undone, String id) {
        Done done = submission(undone);
        Week week = week(done.week);
        List<Entry> entries = week.log.stream()
                .filter(entry -> entry.submission().equals(undone))
                .toList();
        if (done.undone || entries.isEmpty()) {
            return false;
        }
        TakenBack back = new TakenBack(this, week, week.log.lastIndexOf(entries.get(entries.size() - 1)) + 1);
        Map<String, Map<String, String>> owns = owns(week);
        entries.stream().filter(entry -> !entry.column().equals(ROW)).forEach(entry -> back.cell(entry));
        entries.stream().filter(entry -> entry.column().equals(ROW)).forEach(entry -> back.row(entry));
        submissions.put(id, new Done(done.week, "carl", undone));
        if (!settle(id, done.week, false, owns)) {
            submissions.remove(id);
            owns.forEach((key, own) -> week.line(key).own = own);
            return false;
        }
        done.undone = true;
        if (done.undoes != null) {
            submission(done.undoes).undone = false;
        }
        return true;
    }

    /** The value of a cell, computed from nothing but what people wrote. */
    String value(int number, String key, String column) {
        String own = week(number).line(key).own.get(column);
        if (own != null || !column.equals(CARRIED)) {
            return own == null ? "" : own;
        }
        Map.Entry<Integer, Line> source = source(number, key);
        return source == null ? "" : value(source.getKey(), key, column);
    }

    private static Map<String, Map<String, String>> owns(Week week) {
        Map<String, Map<String, String>> owns = new HashMap<>();
        week.lines.forEach((key, line) -> owns.put(key, new LinkedHashMap<>(line.own)));
        return owns;
    }

    private boolean settle(String id, int direct, boolean forced, Map<String, Map<String, String>> owns) {
        boolean real = false;
        for (Map.Entry<Integer, Week> each : weeks.entrySet()) {
            Settling settling = new Settling(this, each.getKey(), each.getValue());
            boolean here = each.getKey() == direct;
            boolean changed = settling.settle(id, submission(id).person, !here, here ? owns : Map.of(), here && forced);
            real |= here && changed;
        }
        return real;
    }
}
