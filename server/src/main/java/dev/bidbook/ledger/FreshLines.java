package dev.bidbook.ledger;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.ServerFact.WeeksUnchanged;
import dev.bidbook.template.Template;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * What follows from other cells in lines of a report that no earlier sheet has: the same as {@link Carrying} says of them,
 * without a map for each. Nearly all lines of a first report are such, and most of them have the same. For one thread.
 */
final class FreshLines {

    /** So many different sets of cells are shared between lines. */
    private static final int MOST_SHARED = 4_096;

    private static final CellValue ONE_WEEK = new CellValue.Number(1);

    private final StoredColumns columns;
    private final Map<Column, Chains> chains;
    private final RowFormulas.Evaluator formulas;
    private final List<Counter> counters;
    /** By place what is found of a line, null where nothing is to be found; what it is for the line at hand. */
    private final CellValue[] found;

    private final int[] places;
    private final int chainCount;
    private final Values values;
    private final Map<List<CellValue>, StoredCells> shared = new HashMap<>();

    /** A column that counts weeks: its position, and the places whose cells are counted, or none for a condition. */
    private record Counter(int position, int place, List<Integer> of) {}

    /**
     * For the lines of one report.
     *
     * @param here what says in which period a row came
     * @param formulas the formulas of the report's sheet
     */
    FreshLines(
            Template template,
            StoredColumns columns,
            CarriedColumns carried,
            Map<Column, Chains> chains,
            CellValue here,
            RowFormulas.Evaluator formulas) {
        this.columns = columns;
        this.chains = chains;
        this.formulas = formulas;
        this.found = new CellValue[columns.size()];
        this.values = new Values(template);
        this.chainCount = chains.size();
        this.counters = carried.counting().stream()
                .map(column -> counter(template, column))
                .toList();
        this.places = new int[chainCount + counters.size()];
        int next = 0;
        for (Column column : chains.keySet()) {
            places[next++] = place(template, column.name());
        }
        for (Counter counter : counters) {
            places[next++] = counter.place();
        }
        carried.firstSeen().forEach(column -> found[place(template, column.name())] = here);
    }

    private Counter counter(Template template, Column column) {
        List<Integer> of = column.fact() instanceof WeeksUnchanged unchanged
                ? unchanged.of().stream().map(name -> place(template, name)).toList()
                : List.of();
        return new Counter(template.positionOf(column.name()), place(template, column.name()), of);
    }

    private int place(Template template, String column) {
        return columns.place(template.positionOf(column));
    }

    /** What follows for the line, without blanks; other lines may have the same object. */
    StoredCells of(StoredRow row, ReportCells line) {
        int next = 0;
        for (Chains chain : chains.values()) {
            found[places[next++]] = chain.end(row);
        }
        values.line = line;
        for (Counter counter : counters) {
            found[counter.place()] = counts(counter, line) ? ONE_WEEK : Blank.BLANK;
        }
        CellValue[] key = new CellValue[places.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = found[places[i]];
        }
        List<CellValue> different = Arrays.asList(key);
        StoredCells known = shared.get(different);
        if (known == null) {
            known = cells();
            if (shared.size() < MOST_SHARED) {
                shared.put(different, known);
            }
        }
        return known;
    }

    private StoredCells cells() {
        StoredCells cells = new StoredCells(columns);
        for (int place = 0; place < found.length; place++) {
            if (found[place] != null) {
                cells.set(place, found[place]);
            }
        }
        return cells;
    }

    private boolean counts(Counter counter, ReportCells line) {
        if (counter.of().isEmpty()) {
            return formulas.counts(counter.position(), values);
        }
        for (int place : counter.of()) {
            if (!at(line, place).isBlank()) {
                return true;
            }
        }
        return false;
    }

    private CellValue at(ReportCells line, int place) {
        return found[place] == null ? line.at(place) : found[place];
    }

    /** The line's values by the template's columns, looked up as they are asked for: most conditions read few. */
    private final class Values extends AbstractList<CellValue> implements RandomAccess {
        private final ColumnKind[] kinds;
        private ReportCells line;

        Values(Template template) {
            kinds = template.columns().stream().map(Column::kind).toArray(ColumnKind[]::new);
            line = new ReportCells(columns, new int[0], List.of());
        }

        @Override
        public CellValue get(int position) {
            int place = columns.place(position);
            return place < 0 ? Blank.BLANK : PlainValues.asTyped(at(line, place), kinds[position]);
        }

        @Override
        public int size() {
            return kinds.length;
        }
    }
}
