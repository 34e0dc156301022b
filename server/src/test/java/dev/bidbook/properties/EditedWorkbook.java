package dev.bidbook.properties;

import dev.bidbook.properties.Expected.Change;
import dev.bidbook.properties.TableByHand.Line;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.Spelling;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Edits of a workbook that mean something, and changes of its form that mean nothing; it keeps count of both. */
final class EditedWorkbook {

    final Draw draw;
    final Template template;
    final List<Row> base;
    final TableByHand table;
    final CellByHand hand;
    private final Predicate<Column> editable;

    /** The first line as it was written: new ones are formatted like it. */
    private final Line pristine;

    /** Which row of the base, or which new key, a line is; blank and strange lines are not in it. */
    final Map<Line, RowKey> keys = new HashMap<>();

    private final Map<Line, Map<String, CellValue>> said = new LinkedHashMap<>();
    private final Set<Line> removed = new HashSet<>();
    private final Set<Line> added = new HashSet<>();
    private final Set<Integer> dropped = new HashSet<>();

    EditedWorkbook(Draw draw, Template template, List<Row> base, Predicate<Column> editable, byte[] xlsx)
            throws Exception {
        this.draw = draw;
        this.template = template;
        this.base = base;
        this.editable = column -> column.origin() == Origin.ENTRY && editable.test(column);
        this.table = TableByHand.open(xlsx);
        this.hand = new CellByHand(draw, table);
        this.pristine = table.lines.get(0).copy();
        for (int i = 0; i < base.size(); i++) {
            keys.put(table.lines.get(i), base.get(i).key());
            said.put(table.lines.get(i), new LinkedHashMap<>());
        }
    }

    /** Which columns the person may edit. */
    Predicate<Column> editable() {
        return editable;
    }

    boolean isPeoples() {
        return RandomTemplate.isPeoples(template);
    }

    /** Whether people may answer in the column of the template, and its key is not made of it. */
    boolean isAnswer(int position) {
        return editable.test(template.columns().get(position))
                && !template.key().contains(position);
    }

    int removePlace() {
        return template.columns().size();
    }

    int idPlace() {
        return template.columns().size() + (isPeoples() ? 1 : 0);
    }

    /** Writes answers, adds and removes rows. */
    void answer() throws Exception {
        for (int i = 0; i < base.size(); i++) {
            Line line = table.lines.get(i);
            for (int position = 0; position < template.columns().size(); position++) {
                if (isAnswer(position) && draw.oneIn(3)) {
                    answer(line, base.get(i), position);
                }
            }
            if (isPeoples() && draw.oneIn(6)) {
                line.set(removePlace(), hand.plain(line.cell(removePlace()), draw.of("Yes", "x")));
                removed.add(line);
                draw.tell("remove " + base.get(i).key());
            }
        }
        for (int i = isPeoples() ? draw.below(3) : 0; i > 0; i--) {
            add();
        }
    }

    private void answer(Line line, Row row, int position) throws Exception {
        Column column = template.columns().get(position);
        CellValue value = RandomValues.any(draw, column);
        line.set(position, hand.write(line.cell(position), column, value));
        draw.tell(row.key() + ": " + column.name() + " from " + row.values().get(position) + " to " + value);
        if (!saysTheSame(value, row.values().get(position))) {
            cells(line).put(column.name(), value);
        }
    }

    /** A letter and its accent in two pieces are what they are in one. */
    private static boolean saysTheSame(CellValue value, CellValue before) {
        return value.equals(before)
                || (value instanceof CellValue.Text text
                        && before instanceof CellValue.Text textBefore
                        && Spelling.composed(text.text()).equals(Spelling.composed(textBefore.text())));
    }

    private void add() throws Exception {
        List<CellValue> values = RandomTemplate.values(draw, template);
        RowKey key = template.keyOf(values);
        // A key like that of a row is taken for it: nobody writes a row of 7 beside one of 007 and means two.
        if (base.stream().anyMatch(row -> alike(row.key()).equals(alike(key))) || keys.containsValue(key)) {
            return;
        }
        draw.tell("add " + values);
        Line line = new Line();
        Map<String, CellValue> cells = new LinkedHashMap<>();
        for (int position = 0; position < values.size(); position++) {
            Column column = template.columns().get(position);
            boolean mine = template.key().contains(position) || isAnswer(position);
            if (mine && !values.get(position).isBlank()) {
                line.set(position, hand.write(like(position), column, values.get(position)));
                cells.put(column.name(), values.get(position));
            }
        }
        if (base.isEmpty()) {
            // The blank line that a table without rows has.
            table.lines.clear();
        }
        table.lines.add(line);
        keys.put(line, key);
        said.put(line, cells);
        added.add(line);
    }

    /** The parts of a key, without regard to white space and to how numbers are written. */
    private static List<Object> alike(RowKey key) {
        return key.parts().stream().map(EditedWorkbook::alike).toList();
    }

    private static Object alike(String part) {
        String text = WhiteSpace.collapse(part);
        return text.matches("-?\\d{1,40}(\\.\\d{1,40})?")
                ? new BigDecimal(text).round(new MathContext(15)).doubleValue() + 0.0
                : text;
    }

    private @Nullable Element like(int place) {
        return pristine.cell(place);
    }

    /**
     * Changes the form of the table and nothing that it says.
     *
     * @param less whether some lines and columns may go, and lines may change places
     */
    void disguise(boolean less) throws Exception {
        if (less && draw.oneIn(2)) {
            List<Line> sorted = draw.shuffled(table.lines);
            table.lines.clear();
            table.lines.addAll(sorted);
        }
        if (less && draw.oneIn(4)) {
            dropLines();
        }
        if (draw.oneIn(3)) {
            table.lines.add(draw.below(table.lines.size() + 1), new Line());
        }
        table.lines.forEach(line -> line.hidden = draw.oneIn(5));
        if (draw.oneIn(3)) {
            extraColumn();
        }
        if (less && draw.oneIn(5)) {
            dropColumn();
        }
        if (draw.oneIn(3)) {
            List<Integer> moved = draw.shuffled(table.order);
            table.order.clear();
            table.order.addAll(moved);
        }
        if (draw.oneIn(4)) {
            table.dropTable();
        }
        if (draw.oneIn(6)) {
            int position = draw.below(template.columns().size());
            String name = template.columns().get(position).name();
            table.header.set(position, hand.plain(null, "  " + name.replace(" ", " \n ") + "\u00a0"));
        }
    }

    private void dropLines() {
        for (Line line : draw.some(table.lines, 3)) {
            // One line has to be left: a table is found by its headers, and read by its rows.
            table.lines.remove(line);
            said.remove(line);
            keys.remove(line);
        }
    }

    private void extraColumn() throws Exception {
        int place = idPlace() + 1;
        table.header.set(place, hand.plain(null, "My own notes, 1"));
        for (Line line : table.lines) {
            line.set(place, hand.plain(null, RandomValues.text(draw)));
        }
        table.order.add(draw.below(table.order.size() + 1), place);
    }

    /** Takes a column away: the row id, or one that is not of the key. */
    private void dropColumn() {
        int place = draw.below(template.columns().size() + 1);
        if (template.key().contains(place)) {
            return;
        }
        int taken = place == template.columns().size() ? idPlace() : place;
        draw.tell("without column " + taken);
        table.order.remove((Integer) taken);
        dropped.add(taken);
        if (taken < template.columns().size()) {
            String name = template.columns().get(taken).name();
            said.values().forEach(cells -> cells.remove(name));
        }
    }

    /** What a reader should find, in the order of the file. */
    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < table.lines.size(); i++) {
            Line line = table.lines.get(i);
            RowKey key = keys.get(line);
            Map<String, CellValue> cells = key == null ? Map.of() : cells(line);
            if (key != null && removed.contains(line)) {
                changes.add(new Change(key, table.rowOf(i), Map.of(), true));
            } else if (key != null && (!cells.isEmpty() || added.contains(line))) {
                changes.add(new Change(key, table.rowOf(i), cells, false));
            }
        }
        return changes;
    }

    /** How many cells that may be answered say what the base says. */
    int silent() {
        int silent = 0;
        for (Line line : table.lines) {
            if (keys.containsKey(line) && !removed.contains(line) && !added.contains(line)) {
                for (int position = 0; position < template.columns().size(); position++) {
                    boolean silence = isAnswer(position)
                            && !dropped.contains(position)
                            && !cells(line)
                                    .containsKey(
                                            template.columns().get(position).name());
                    silent += silence ? 1 : 0;
                }
            }
        }
        return silent;
    }

    private Map<String, CellValue> cells(Line line) {
        Map<String, CellValue> cells = said.get(line);
        return cells == null ? Map.of() : cells;
    }

    Row row(RowKey key) {
        return base.stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }
}
