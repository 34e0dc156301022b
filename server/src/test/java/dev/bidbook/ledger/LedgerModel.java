package dev.bidbook.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger should hold, told as plainly as can be: every value is computed anew from what people wrote and what
 * reports said, every revision is a whole snapshot. Values are text; blank is the empty text.
 */
final class LedgerModel {

    static final List<String> COLUMNS = List.of("Reason", "Comment");
    private static final String CARRIED = "Reason";

    final TreeMap<Integer, Week> weeks = new TreeMap<>();
    final Map<String, Done> submissions = new LinkedHashMap<>();
    private int names;

    /** One week's sheet. */
    static final class Week {
        final Map<String, Line> lines = new LinkedHashMap<>();
        final List<Map<String, String>> texts = new ArrayList<>();
        final List<Map<String, String>> cells = new ArrayList<>();
        final Map<String, Said> said = new LinkedHashMap<>();
        final Map<String, String> lastChange = new LinkedHashMap<>();

        int revision() {
            return texts.size() - 1;
        }

        Line line(String key) {
            return Objects.requireNonNull(lines.get(key));
        }
    }

    /** One line: what the report said, and what people wrote in this very week. */
    static final class Line {
        int quantity;
        String gone = "";
        final Map<String, String> own = new LinkedHashMap<>();
    }

    /** What a copy said of a cell, and the revision by which it was decided. */
    record Said(String value, int revision) {}

    /** A cell that a submission changed: what people had written there before, null for nothing. */
    record Cell(String key, String column, @Nullable String own) {}

    /** A submission that was accepted. */
    static final class Done {
        final int week;
        final List<Cell> cells = new ArrayList<>();
        final @Nullable String undoes;
        boolean undone;

        Done(int week, @Nullable String undoes) {
            this.week = week;
            this.undoes = undoes;
        }
    }

    /** The three outcomes that the model tells apart. */
    enum Answer {
        ACCEPTED,
        CONFLICTED,
        NOTHING
    }

    Week week(int number) {
        return Objects.requireNonNull(weeks.get(number));
    }

    Done submission(String id) {
        return Objects.requireNonNull(submissions.get(id));
    }

    /** The key of a place, which is a key and a column with a space between. */
    static String keyOf(String place) {
        return place.substring(0, place.indexOf(' '));
    }

    /** The column of a place. */
    static String columnOf(String place) {
        return place.substring(place.indexOf(' ') + 1);
    }

    void report(int number, Map<String, Integer> report) {
        boolean first = !weeks.containsKey(number);
        Week week = weeks.computeIfAbsent(number, any -> new Week());
        if (first) {
            week.texts.add(Map.of());
            week.cells.add(Map.of());
        }
        week.lines.forEach((key, line) -> {
            Integer quantity = report.get(key);
            if (quantity != null) {
                line.quantity = quantity;
                line.gone = "";
            } else if (line.gone.isEmpty()) {
                line.gone = "2026-W" + number;
            }
        });
        report.forEach((key, quantity) -> week.lines.computeIfAbsent(key, any -> new Line()).quantity = quantity);
        Map.Entry<Integer, Week> previous = weeks.lowerEntry(number);
        if (first && previous != null) {
            previous.getValue().lines.forEach((key, line) -> {
                if (!week.lines.containsKey(key)
                        && !value(previous.getKey(), key, CARRIED).isEmpty()) {
                    Line taken = new Line();
                    taken.quantity = line.quantity;
                    taken.gone = line.gone.isEmpty() ? "2026-W" + number : line.gone;
                    week.lines.put(key, taken);
                }
            });
        }
        settle(first ? number : -1, "report");
    }

    Answer submit(
            String id,
            int number,
            String hands,
            @Nullable String copy,
            int base,
            Map<String, String> mine,
            Map<String, Boolean> takeMine) {
        Week week = week(number);
        Map<String, String> changes = new LinkedHashMap<>();
        Map<String, String> said = new LinkedHashMap<>();
        for (Map.Entry<String, String> cell : mine.entrySet()) {
            String place = cell.getKey();
            String stored = week.cells.get(week.revision()).getOrDefault(place, "");
            String from = base(week, hands, copy, base, place);
            if (!cell.getValue().equals(from)) {
                said.put(place, cell.getValue());
            }
            if (cell.getValue().equals(stored) || cell.getValue().equals(from)) {
                continue;
            } else if (!stored.equals(from)) {
                Boolean take = takeMine.get(place);
                if (take == null) {
                    return Answer.CONFLICTED;
                } else if (!take) {
                    continue;
                }
            }
            changes.put(place, cell.getValue());
        }
        Done done = new Done(number, null);
        changes.forEach((place, value) -> {
            Map<String, String> own = week.line(keyOf(place)).own;
            done.cells.add(new Cell(keyOf(place), columnOf(place), own.get(columnOf(place))));
            own.put(columnOf(place), value);
        });
        submissions.put(id, done);
        settle(-1, id);
        if (copy != null) {
            said.forEach((place, value) -> week.said.put(hands + copy + " " + place, new Said(value, week.revision())));
        }
        return Answer.ACCEPTED;
    }

    private static String base(Week week, String hands, @Nullable String copy, int base, String place) {
        Said said = copy == null ? null : week.said.get(hands + copy + " " + place);
        return said != null && said.revision() > base
                ? said.value()
                : week.cells.get(base).getOrDefault(place, "");
    }

    /** Takes a submission back; the undo's own id is told by the ledger if it stored one. */
    Answer undo(String undone, String id) {
        Done done = submission(undone);
        if (done.undone || done.cells.isEmpty()) {
            return Answer.NOTHING;
        }
        Week week = week(done.week);
        Map<String, Map<String, String>> before = new LinkedHashMap<>();
        week.lines.forEach((key, line) -> before.put(key, new LinkedHashMap<>(line.own)));
        Done undo = new Done(done.week, undone);
        boolean visible = false;
        for (Cell cell : done.cells) {
            if (undone.equals(week.lastChange.get(cell.key() + " " + cell.column()))) {
                Map<String, String> own = week.line(cell.key()).own;
                String was = own.get(cell.column());
                String shown = value(done.week, cell.key(), cell.column());
                if (cell.own() == null) {
                    own.remove(cell.column());
                } else {
                    own.put(cell.column(), cell.own());
                }
                if (!shown.equals(value(done.week, cell.key(), cell.column()))) {
                    undo.cells.add(new Cell(cell.key(), cell.column(), was));
                    visible = true;
                }
            }
        }
        if (!visible) {
            week.lines.forEach((key, line) -> {
                line.own.clear();
                line.own.putAll(before.getOrDefault(key, Map.of()));
            });
            return Answer.NOTHING;
        }
        done.undone = true;
        if (done.undoes != null) {
            submission(done.undoes).undone = false;
        }
        submissions.put(id, undo);
        settle(-1, id);
        return Answer.ACCEPTED;
    }

    /** The value of a cell, computed from nothing but what people wrote. */
    String value(int number, String key, String column) {
        Line line = week(number).line(key);
        String own = line.own.get(column);
        if (own != null || !column.equals(CARRIED)) {
            return own == null ? "" : own;
        }
        for (Map.Entry<Integer, Week> earlier :
                weeks.headMap(number, false).descendingMap().entrySet()) {
            if (earlier.getValue().lines.containsKey(key)) {
                return value(earlier.getKey(), key, column);
            }
        }
        return "";
    }

    /** A new text that nobody wrote before, or one of a few that come again. */
    String word(int choice) {
        return choice < 4 ? List.of("", "late", "lost", "asked").get(choice) : "word" + ++names;
    }

    private void settle(int forced, String by) {
        weeks.forEach((number, week) -> {
            Map<String, String> texts = new LinkedHashMap<>();
            Map<String, String> cells = new LinkedHashMap<>();
            week.lines.forEach((key, line) -> {
                texts.put(key, text(number, key, line));
                for (String column : COLUMNS) {
                    cells.put(key + " " + column, value(number, key, column));
                }
            });
            if (number == forced || !texts.equals(week.texts.get(week.revision()))) {
                Map<String, String> before = week.cells.get(week.revision());
                cells.forEach((place, value) -> {
                    if (before.containsKey(place) && !value.equals(before.get(place))) {
                        week.lastChange.put(place, by);
                    }
                });
                week.texts.add(texts);
                week.cells.add(cells);
            }
        });
    }

    private String text(int number, String key, Line line) {
        StringBuilder text = new StringBuilder(key + "; Qty " + line.quantity);
        for (String column : COLUMNS) {
            String value = value(number, key, column);
            text.append(value.isEmpty() ? "" : "; " + column + " " + value);
        }
        int seen = number;
        for (int week : weeks.headMap(number, false).keySet()) {
            seen = week(week).lines.containsKey(key) ? Math.min(seen, week) : seen;
        }
        text.append("; First seen 2026-W").append(seen);
        return text + (line.gone.isEmpty() ? "" : "; Gone since " + line.gone);
    }
}
