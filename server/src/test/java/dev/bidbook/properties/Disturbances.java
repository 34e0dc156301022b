package dev.bidbook.properties;

import dev.bidbook.properties.Expected.Fault;
import dev.bidbook.properties.TableByHand.Line;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Edits that a reader must refuse, each on lines of its own, and where it must say so. */
final class Disturbances {

    private final EditedWorkbook edited;
    private final Draw draw;
    private final TableByHand table;
    private final List<Line> untouched = new ArrayList<>();
    private final Set<Integer> columnsUsed = new HashSet<>();
    private final List<Expecting> expected = new ArrayList<>();
    private int strange;

    /** A problem on a line, at a place of it, or at its first key cell if the place is {@link #KEY}. */
    private record Expecting(String type, Line line, int place) {}

    private static final int KEY = -1;

    Disturbances(EditedWorkbook edited) {
        this.edited = edited;
        this.draw = edited.draw;
        this.table = edited.table;
        table.lines.stream().filter(edited.keys::containsKey).forEach(untouched::add);
    }

    /** Disturbs some lines. */
    void disturb() throws Exception {
        for (int i = draw.between(1, 3); i > 0 && !untouched.isEmpty(); i--) {
            Line line = untouched.remove(draw.below(untouched.size()));
            switch (draw.below(10)) {
                case 0 -> wrongKind(line);
                case 1 -> errorValue(line);
                case 2 -> notYours(line, 1);
                case 3 -> notYours(line, 3);
                case 4 -> exchangedIds(line);
                case 5 -> exchangedKeys(line);
                case 6 -> twice(line);
                case 7 -> unknown(line);
                case 8 -> unreadable(line);
                default -> notYourColumn(line);
            }
        }
    }

    /** What a reader should tell, once all lines are where they stay. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (Expecting each : expected) {
            int place = each.place() == KEY ? edited.template.key().get(0) : each.place();
            faults.add(new Fault(each.type(), table.address(table.lines.indexOf(each.line()), place)));
        }
        return faults;
    }

    private void expect(String type, Line line, int place) {
        draw.tell("expect " + type + " of " + edited.keys.get(line) + " at place " + place);
        expected.add(new Expecting(type, line, place));
    }

    private List<Integer> answers(Set<ColumnKind> without) {
        return IntStream.range(0, edited.template.columns().size())
                .filter(edited::isAnswer)
                .filter(position -> !without.contains(
                        edited.template.columns().get(position).kind()))
                .boxed()
                .toList();
    }

    private void wrongKind(Line line) throws Exception {
        List<Integer> positions = answers(Set.of(ColumnKind.TEXT));
        if (!positions.isEmpty()) {
            int position = draw.of(positions);
            line.set(position, edited.hand.plain(line.cell(position), "no such thing"));
            expect(wrong(edited.template.columns().get(position).kind()), line, position);
        }
    }

    private static String wrong(ColumnKind kind) {
        return switch (kind) {
            case WHOLE_NUMBER, DECIMAL, MONEY -> "not-a-number";
            case DATE, DATE_TIME -> "not-a-date";
            case YES_NO -> "not-yes-or-no";
            case CHOICE -> "not-a-choice";
            case TEXT -> throw new IllegalArgumentException("any text is a text");
        };
    }

    private void errorValue(Line line) throws Exception {
        List<Integer> positions = answers(Set.of());
        if (!positions.isEmpty()) {
            int position = draw.of(positions);
            boolean error = draw.oneIn(2);
            line.set(
                    position,
                    error
                            ? table.cell(line.cell(position), "e", "<v>#REF!</v>")
                            : table.cell(line.cell(position), "", "<f>1+1</f>"));
            expect(error ? "error-value" : "no-computed-value", line, position);
        }
    }

    /** A text that some program put U+FFFD into, for a character that it could not read. */
    private void unreadable(Line line) throws Exception {
        List<Integer> positions = answers(EnumSet.complementOf(EnumSet.of(ColumnKind.TEXT)));
        if (!positions.isEmpty()) {
            int position = draw.of(positions);
            line.set(position, edited.hand.plain(line.cell(position), draw.of("a\ufffdb", "\ufffd")));
            expect("unprintable-text", line, position);
        }
    }

    /** Cells of the report and the server get values that no other row has; past two of them the row is not believed. */
    private void notYours(Line line, int most) throws Exception {
        List<Integer> positions = IntStream.range(0, edited.template.columns().size())
                .filter(position -> !edited.template.key().contains(position) && columnsUsed.add(position))
                .filter(position -> isNobodys(edited.template.columns().get(position)))
                .limit(most)
                .boxed()
                .toList();
        for (int position : positions) {
            line.set(position, edited.hand.plain(line.cell(position), "strange " + ++strange));
        }
        if (positions.size() > 2) {
            expect("broken-row", line, KEY);
        } else {
            positions.forEach(position -> expect("not-yours-to-edit", line, position));
        }
    }

    private static boolean isNobodys(Column column) {
        return column.origin() == Origin.REPORT || column.origin() == Origin.SERVER;
    }

    /** A column that is other people's to fill. */
    private void notYourColumn(Line line) throws Exception {
        for (int position = 0; position < edited.template.columns().size(); position++) {
            Column column = edited.template.columns().get(position);
            boolean others = column.origin() == Origin.ENTRY
                    && !edited.isAnswer(position)
                    && !edited.template.key().contains(position);
            if (others && edited.row(key(line)).values().get(position).isBlank()) {
                CellValue value = RandomValues.filled(draw, column);
                line.set(position, edited.hand.write(line.cell(position), column, value));
                expect("not-yours-to-edit", line, position);
            }
        }
    }

    private void exchangedIds(Line line) {
        if (!untouched.isEmpty()) {
            Line other = untouched.remove(draw.below(untouched.size()));
            line.exchange(edited.idPlace(), other);
            expect("broken-row", line, KEY);
            expect("broken-row", other, KEY);
        }
    }

    private void exchangedKeys(Line line) {
        if (!untouched.isEmpty()) {
            Line other = untouched.remove(draw.below(untouched.size()));
            edited.template.key().forEach(position -> line.exchange(position, other));
            expect("broken-row", line, KEY);
            expect("broken-row", other, KEY);
        }
    }

    /** The line stands a second time, with another answer: the one that comes later is at fault. */
    private void twice(Line line) throws Exception {
        List<Integer> positions = answers(Set.of(ColumnKind.CHOICE, ColumnKind.YES_NO));
        if (positions.isEmpty()) {
            return;
        }
        int position = draw.of(positions);
        Column column = edited.template.columns().get(position);
        Line second = line.copy();
        Row row = edited.row(key(line));
        CellValue answer = CellValue.Blank.BLANK;
        while (answer.isBlank() || answer.equals(row.values().get(position))) {
            answer = RandomValues.filled(draw, column);
            if (answer.equals(row.values().get(position))) {
                return;
            }
        }
        second.set(position, edited.hand.write(second.cell(position), column, answer));
        table.lines.add(second);
        edited.keys.put(second, key(line));
        expect("duplicate-row", second, KEY);
    }

    /** A row that nobody knows: of a report it is a problem, of people an incomplete one is. */
    private void unknown(Line line) throws Exception {
        Line stranger = new Line();
        List<Integer> key = edited.template.key();
        if (!edited.isPeoples()) {
            for (int position : key) {
                stranger.set(position, edited.hand.plain(line.cell(position), "nobody's key " + ++strange));
            }
            expect("unknown-row", stranger, KEY);
        } else if (key.size() > 1) {
            int first = key.get(0);
            stranger.set(first, edited.hand.plain(line.cell(first), "nobody's key " + ++strange));
            key.stream().skip(1).forEach(position -> expect("incomplete-key", stranger, position));
        } else {
            return;
        }
        table.lines.add(stranger);
    }

    private RowKey key(Line line) {
        return Objects.requireNonNull(edited.keys.get(line));
    }
}
