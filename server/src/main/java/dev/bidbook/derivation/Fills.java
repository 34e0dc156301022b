package dev.bidbook.derivation;

import dev.bidbook.ledger.Consequences;
import dev.bidbook.ledger.HistoryEntry;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Placed;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What issued rows fill in the rows that they follow from. Thread-safe. */
final class Fills implements Consequences {

    private final Map<String, DerivedFormulas> formulas;
    private final Surroundings surroundings;

    Fills(Map<String, DerivedFormulas> formulas, Surroundings surroundings) {
        this.formulas = formulas;
        this.surroundings = surroundings;
    }

    @Override
    public Following of(Moment moment, Template template, SheetId sheet, List<RowChange> rows) {
        DerivedFormulas how = formulas.get(template.name());
        if (how == null || how.how.fills().isEmpty()) {
            return Following.NOTHING;
        }
        Map<RowKey, Line> lines = new Lines(how, moment, sheet).of(rows);
        return new Filling(how, moment, sheet, new Issuing(how, surroundings, sheet)).of(lines);
    }

    /** The derived rows of one row of the source, before and after, and the key of one that changes. */
    private record Line(RowKey changed, List<Row> before, List<Row> after) {}

    /** Gathers changed rows, and those beside them that follow from the same row of the source. */
    private record Lines(DerivedFormulas how, Moment moment, SheetId sheet) {

        Map<RowKey, Line> of(List<RowChange> changes) {
            Map<RowKey, Line> lines = new LinkedHashMap<>();
            Set<RowKey> changed = new HashSet<>();
            for (RowChange change : changes) {
                Row row = change.after() == null ? change.before() : change.after();
                if (row != null) {
                    changed.add(row.key());
                    Line line = lines.computeIfAbsent(
                            how.sourceKey(row), none -> new Line(row.key(), new ArrayList<>(), new ArrayList<>()));
                    add(line.before(), change.before());
                    add(line.after(), change.after());
                }
            }
            if (!isOneToOne()) {
                for (Row row : moment.rows(how.derived, sheet)) {
                    Line line = changed.contains(row.key()) ? null : lines.get(how.sourceKey(row));
                    if (line != null) {
                        line.before().add(row);
                        line.after().add(row);
                    }
                }
                lines.values().forEach(line -> {
                    line.before().sort(Comparator.comparingInt(Row::id));
                    line.after().sort(Comparator.comparingInt(Row::id));
                });
            }
            return lines;
        }

        private static void add(List<Row> rows, @Nullable Row row) {
            if (row != null) {
                rows.add(row);
            }
        }

        private boolean isOneToOne() {
            return new HashSet<>(how.sourceKey()).containsAll(how.derived.key());
        }
    }

    /** Compares what rows give now with what they gave before and with what the source holds. */
    private record Filling(DerivedFormulas how, Moment moment, SheetId sheet, Issuing issuing) {

        Following of(Map<RowKey, Line> lines) {
            SheetId own = new SheetId(how.source.name(), sheet.scope(), sheet.period());
            SheetId latest = moment.sheets(how.source, sheet.scope()).stream()
                    .findFirst()
                    .orElse(own);
            Map<RowKey, Row> held = moment.rows(how.source, own, lines.keySet());
            Map<RowKey, Row> heldLately = latest.equals(own) ? held : moment.rows(how.source, latest, lines.keySet());
            List<Problem> problems = new ArrayList<>();
            Map<RowKey, Map<String, CellValue>> cells = new LinkedHashMap<>();
            lines.forEach((key, line) -> {
                List<CellValue> before = issuing.given(line.before());
                List<CellValue> after = issuing.given(line.after());
                for (int i = 0; i < after.size(); i++) {
                    Row row = held.get(key);
                    if (row == null || after.get(i).equals(before.get(i))) {
                        continue;
                    }
                    Given given = new Given(line.changed(), key, i, before.get(i), after.get(i));
                    Problem problem = problem(given, own, row);
                    Row lately = heldLately.get(key);
                    if (problem == null && lately != null && !latest.equals(own)) {
                        problem = problem(given, latest, lately);
                    }
                    if (problem != null) {
                        problems.add(problem);
                    } else if (isToBeFilled(given, row)) {
                        cells.computeIfAbsent(key, none -> new LinkedHashMap<>())
                                .put(how.filled(i).name(), given.after());
                    }
                }
            });
            return cells.isEmpty() && problems.isEmpty()
                    ? Following.NOTHING
                    : new Following(problems, List.of(new Consequences.Filling(how.source, own, cells)));
        }

        private boolean isToBeFilled(Given given, Row row) {
            CellValue held = held(given, row);
            // What somebody has written there since is theirs, and is not taken back.
            return !held.equals(given.after()) && (!given.after().isBlank() || held.equals(given.before()));
        }

        private CellValue held(Given given, Row row) {
            return row.values()
                    .get(how.source.positionOf(how.filled(given.fill()).name()));
        }

        /** That the line holds what these rows did not give it. */
        private @Nullable Problem problem(Given given, SheetId in, Row row) {
            CellValue held = held(given, row);
            boolean free = held.isBlank() || held.equals(given.before()) || held.equals(given.after());
            if (free || given.after().isBlank()) {
                return null;
            }
            Column column = how.filled(given.fill());
            Optional<HistoryEntry> from = moment.origin(how.source, in, given.source(), column.name());
            String whose = from.map(entry ->
                            ", by " + entry.person() + " in " + entry.sheet().period())
                    .orElse("");
            return new Problem(
                    ProblemType.ALREADY_ISSUED,
                    Place.cell(given.derived(), derivedColumn(given.fill())),
                    given.after().display(),
                    null,
                    "The line is already issued: its %s in %s is %s%s."
                            .formatted(column.name(), how.source.title(), held.display(), whose),
                    "Take your entry out, or clear %s of the line in %s first.".formatted(column.name(), in));
        }

        private String derivedColumn(int fill) {
            Placed value = how.how.fills().get(fill).value();
            // A formula stands in no one column; the first one that people fill is where they look.
            return value.isFormula()
                    ? how.derived.columns().stream()
                            .filter(column -> column.origin() == Origin.ENTRY)
                            .findFirst()
                            .orElse(how.derived.columns().get(how.derived.key().get(0)))
                            .name()
                    : value.text();
        }
    }

    /** What the rows of a line give a cell of the source's row. */
    private record Given(RowKey derived, RowKey source, int fill, CellValue before, CellValue after) {}
}
