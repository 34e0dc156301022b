package dev.bidbook.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sheet of people's rows should hold, told as plainly as can be. Values are text; blank is the empty text. */
final class PeopleModel {

    static final List<String> COLUMNS = List.of("Status", "Due");
    static final String ROW = "(row)";

    /** All rows there ever were, in the order of their numbers. */
    final Map<String, Line> lines = new LinkedHashMap<>();

    /** The rows at each revision. */
    final List<Map<String, Map<String, String>>> revisions = new ArrayList<>(List.of(Map.of()));

    final Map<String, Done> submissions = new LinkedHashMap<>();
    private final List<Entry> log = new ArrayList<>();
    private final Map<String, List<Said>> said = new LinkedHashMap<>();

    /** A row: its cells outlive its removal. */
    static final class Line {
        boolean present;
        Map<String, String> cells = new LinkedHashMap<>();
    }

    /** Something that happened to a cell, or to a row as a whole: then old and new are "gone" and "here". */
    record Entry(String submission, String key, String column, String old, String now) {}

    /** What a copy said of a row; null cells mean that it is removed. */
    record Said(int revision, boolean whole, @Nullable Map<String, String> cells) {}

    /** A submission that was accepted. */
    static final class Done {
        final @Nullable String undoes;
        boolean undone;

        Done(@Nullable String undoes) {
            this.undoes = undoes;
        }
    }

    /** What is said of one row: null cells remove it. */
    record Statement(String key, @Nullable Map<String, String> cells) {}

    int revision() {
        return revisions.size() - 1;
    }

    /** What the copy in this person's hands started from; null where the row was not there. */
    @Nullable
    Map<String, String> base(String hands, int revision, String key) {
        Map<String, String> cells = revisions.get(revision).get(key);
        Map<String, String> base = cells == null ? null : new LinkedHashMap<>(cells);
        for (Said one : said.getOrDefault(hands + " " + key, List.of())) {
            if (one.revision() > revision) {
                Map<String, String> overlay = one.cells();
                if (overlay == null) {
                    base = null;
                } else {
                    base = base == null || one.whole() ? new LinkedHashMap<>() : base;
                    base.putAll(overlay);
                    base.values().removeIf(String::isEmpty);
                }
            }
        }
        return base;
    }

    /** Merges; false if there is a conflict, and then nothing has happened. */
    boolean submit(
            String id,
            String hands,
            @Nullable Integer from,
            List<Statement> statements,
            Map<String, Boolean> takeMine) {
        int base = from == null ? revision() : from;
        List<Runnable> work = new ArrayList<>();
        Map<String, Said> saying = new LinkedHashMap<>();
        for (Statement statement : statements) {
            Map<String, String> before = base(hands, base, statement.key());
            Line line = lines.computeIfAbsent(statement.key(), any -> new Line());
            Map<String, String> cells = statement.cells();
            boolean decided = cells == null
                    ? removal(id, hands, base, statement.key(), before, takeMine, work, saying)
                    : line.present
                            ? cells(id, statement.key(), before, cells, takeMine, work, saying)
                            : absent(id, statement.key(), before, cells, takeMine, work, saying);
            if (!decided) {
                return false;
            }
        }
        work.forEach(Runnable::run);
        submissions.put(id, new Done(null));
        boolean changed = log.stream().anyMatch(entry -> entry.submission().equals(id));
        settle(changed);
        if (!hands.isEmpty()) {
            saying.forEach((key, one) -> said.computeIfAbsent(hands + " " + key, any -> new ArrayList<>())
                    .add(new Said(revision(), one.whole(), one.cells())));
        }
        return true;
    }

    private boolean removal(
            String id,
            String hands,
            int base,
            String key,
            @Nullable Map<String, String> before,
            Map<String, Boolean> takeMine,
            List<Runnable> work,
            Map<String, Said> saying) {
        Line line = Objects.requireNonNull(lines.get(key));
        Boolean take = takeMine.get(key + " " + ROW);
        boolean saidBefore = before == null
                && said.getOrDefault(hands + " " + key, List.of()).stream()
                        .anyMatch(one -> one.revision() > base && one.cells() == null);
        boolean same = line.cells.equals(before);
        if (line.present && !saidBefore && !same && take == null) {
            return false;
        }
        saying.put(key, new Said(0, true, null));
        if (line.present && !saidBefore && (same || Boolean.TRUE.equals(take))) {
            work.add(() -> here(id, key, false));
        }
        return true;
    }

    private boolean cells(
            String id,
            String key,
            @Nullable Map<String, String> before,
            Map<String, String> mine,
            Map<String, Boolean> takeMine,
            List<Runnable> work,
            Map<String, Said> saying) {
        Line line = Objects.requireNonNull(lines.get(key));
        Map<String, String> spoken = new LinkedHashMap<>();
        for (Map.Entry<String, String> cell : mine.entrySet()) {
            String from = before == null ? "" : before.getOrDefault(cell.getKey(), "");
            String stored = line.cells.getOrDefault(cell.getKey(), "");
            if (!cell.getValue().equals(from)) {
                spoken.put(cell.getKey(), cell.getValue());
            }
            if (cell.getValue().equals(from) || cell.getValue().equals(stored)) {
                continue;
            }
            Boolean take = takeMine.get(key + " " + cell.getKey());
            if (!stored.equals(from) && take == null) {
                return false;
            }
            if (stored.equals(from) || Boolean.TRUE.equals(take)) {
                work.add(() -> set(id, key, cell.getKey(), cell.getValue()));
            }
        }
        if (before == null || !spoken.isEmpty()) {
            saying.put(key, new Said(0, before == null, spoken));
        }
        return true;
    }

    private boolean absent(
            String id,
            String key,
            @Nullable Map<String, String> before,
            Map<String, String> mine,
            Map<String, Boolean> takeMine,
            List<Runnable> work,
            Map<String, Said> saying) {
        Line line = Objects.requireNonNull(lines.get(key));
        if (before == null) {
            work.add(() -> {
                boolean fresh = log.stream().noneMatch(entry -> entry.key().equals(key));
                here(id, key, true);
                if (fresh) {
                    // A new row is one entry, cells and all.
                    line.cells = new LinkedHashMap<>(mine);
                    line.cells.values().removeIf(String::isEmpty);
                } else {
                    COLUMNS.forEach(column -> set(id, key, column, mine.getOrDefault(column, "")));
                }
            });
            saying.put(key, new Said(0, true, mine));
            return true;
        }
        Map<String, String> edits = new LinkedHashMap<>(mine);
        edits.entrySet().removeIf(cell -> cell.getValue().equals(before.getOrDefault(cell.getKey(), "")));
        Boolean take = takeMine.get(key + " " + ROW);
        if (edits.isEmpty()) {
            return true;
        } else if (take == null) {
            return false;
        }
        saying.put(key, new Said(0, false, edits));
        if (take) {
            work.add(() -> {
                here(id, key, true);
                edits.forEach((column, value) -> set(id, key, column, value));
            });
        }
        return !line.present;
    }

    /** Takes a submission back; whether anything went back. */
    boolean undo(String undone, String id) {
        Done done = Objects.requireNonNull(submissions.get(undone));
        List<Entry> entries =
                log.stream().filter(entry -> entry.submission().equals(undone)).toList();
        if (done.undone || entries.isEmpty()) {
            return false;
        }
        List<Entry> later = since(log.lastIndexOf(entries.get(entries.size() - 1)) + 1);
        for (int i = entries.size() - 1; i >= 0; i--) {
            undo(entries.get(i), later, id);
        }
        boolean real = log.stream().anyMatch(entry -> entry.submission().equals(id));
        if (real) {
            done.undone = true;
            Optional.ofNullable(done.undoes).map(submissions::get).ifPresent(again -> again.undone = false);
            submissions.put(id, new Done(undone));
            settle(true);
        }
        return real;
    }

    /** What happened since that place in the log, without what was taken back again. */
    private List<Entry> since(int place) {
        List<Entry> since = new ArrayList<>();
        for (Entry entry : log.subList(place, log.size())) {
            String undoes = Objects.requireNonNull(submissions.get(entry.submission())).undoes;
            Entry last = null;
            for (Entry earlier : since) {
                boolean same =
                        earlier.key().equals(entry.key()) && earlier.column().equals(entry.column());
                last = same ? earlier : last;
            }
            if (last != null && last.submission().equals(undoes)) {
                since.remove(last);
            } else {
                since.add(entry);
            }
        }
        return since;
    }

    private void undo(Entry entry, List<Entry> later, String id) {
        Line line = Objects.requireNonNull(lines.get(entry.key()));
        List<Entry> ofRow =
                later.stream().filter(one -> one.key().equals(entry.key())).toList();
        boolean cameOrWent = ofRow.stream().anyMatch(one -> one.column().equals(ROW));
        if (entry.column().equals(ROW)) {
            boolean came = entry.now().equals("here");
            if (came ? ofRow.isEmpty() && line.present : !cameOrWent && !line.present) {
                here(id, entry.key(), !came);
            }
        } else if (ofRow.stream().noneMatch(one -> one.column().equals(entry.column()))
                && !(cameOrWent && !line.present)) {
            set(id, entry.key(), entry.column(), entry.old());
        }
    }

    private void here(String id, String key, boolean here) {
        Objects.requireNonNull(lines.get(key)).present = here;
        log.add(new Entry(id, key, ROW, here ? "gone" : "here", here ? "here" : "gone"));
    }

    private void set(String id, String key, String column, String value) {
        Line line = Objects.requireNonNull(lines.get(key));
        String old = line.cells.getOrDefault(column, "");
        if (!old.equals(value)) {
            log.add(new Entry(id, key, column, old, value));
            line.cells.put(column, value);
            line.cells.values().removeIf(String::isEmpty);
        }
    }

    private void settle(boolean changed) {
        if (changed) {
            Map<String, Map<String, String>> now = new LinkedHashMap<>();
            lines.forEach((key, line) -> {
                if (line.present) {
                    now.put(key, new LinkedHashMap<>(line.cells));
                }
            });
            revisions.add(now);
        }
    }
}
