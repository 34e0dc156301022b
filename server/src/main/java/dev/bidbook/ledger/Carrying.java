package dev.bidbook.ledger;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.ServerFact.WeeksUnchanged;
import dev.bidbook.template.Template;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one sheet have from the sheets before it. Pure: it follows from the row's own cells and the row it
 * inherits from, and from nothing else. For one thread.
 */
final class Carrying {

    private final Template template;
    private final SheetId sheet;
    private final Evaluators.InScope evaluators;
    private final CarriedColumns columns;
    /** One object for all rows that are seen here first: whoever writes many of them knows it again. */
    private final CellValue here;

    private RowFormulas.@Nullable Evaluator evaluator;

    Carrying(Template template, CarriedColumns columns, Evaluators.InScope evaluators, SheetId sheet) {
        this.template = template;
        this.columns = columns;
        this.evaluators = evaluators;
        this.sheet = sheet;
        this.here = new CellValue.Text(sheet.period().text());
    }

    /**
     * What the cells of the row should hold that follow from others, by column. Blanks are in it; cells that people wrote
     * here are not.
     *
     * @param ends the ends of the row's chains that are not in the row yet, by column; they are among what is given back
     * @param released columns whose cells count as not written here, although they were until now
     * @param source what the row inherits from, or null
     */
    Map<String, CellValue> of(
            StoredRow row, Map<String, CellValue> ends, Set<String> released, @Nullable Source source) {
        Map<String, CellValue> cells = new LinkedHashMap<>(ends);
        boolean asked = false;
        for (Column column : columns.inherited()) {
            String name = column.name();
            if (!row.own().contains(name) || released.contains(name)) {
                CellValue value = inherited(column, source);
                cells.put(name, value);
                asked |= columns.isAsked(name) && !value.isBlank();
            }
        }
        count(row, cells, source);
        if (asked && letGo(row, cells)) {
            count(row, cells, source);
        }
        return cells;
    }

    /**
     * The same for lines that are new in the sheet, that no earlier sheet has, and in which nobody wrote anything: they hold
     * nothing that would have to be blanked. May be asked for by several threads, for one each.
     */
    FreshLines freshLines(StoredColumns stored, Map<Column, Chains> chains) {
        return new FreshLines(template, stored, columns, chains, here, evaluators.at(sheet.period()));
    }

    private CellValue inherited(Column column, @Nullable Source source) {
        CellValue value = source == null ? Blank.BLANK : source.row().get(column.name());
        return column.fact() == ServerFact.FIRST_SEEN && value.isBlank() ? here : value;
    }

    /** Blanks the inherited answers that no rule asks for on the row as it is with all of them; whether there are any. */
    private boolean letGo(StoredRow row, Map<String, CellValue> cells) {
        RowFormulas.Evaluator formulas = formulas();
        formulas.fill(values(row, cells));
        RowVerdict verdict = formulas.verdict();
        boolean any = false;
        for (Map.Entry<String, CellValue> cell : cells.entrySet()) {
            boolean bound = columns.isAsked(cell.getKey()) && !cell.getValue().isBlank();
            if (bound && !columns.isAsked(cell.getKey(), verdict.holding())) {
                cell.setValue(Blank.BLANK);
                any = true;
            }
        }
        return any;
    }

    /** Adds the cells that count weeks. */
    private void count(StoredRow row, Map<String, CellValue> cells, @Nullable Source source) {
        if (columns.counting().isEmpty()) {
            return;
        }
        for (Column column : columns.counting()) {
            boolean goesOn;
            boolean counts;
            if (column.fact() instanceof WeeksUnchanged unchanged) {
                counts = unchanged.of().stream()
                        .anyMatch(of -> !in(row, cells, of).isBlank());
                goesOn = counts && source != null && isSame(row, cells, source.row(), unchanged.of());
            } else {
                counts = formulas().counts(template.positionOf(column.name()), values(row, cells));
                goesOn = counts;
            }
            int before = goesOn && source != null && source.direct() ? weeks(source.row(), column) : 0;
            cells.put(column.name(), counts ? new CellValue.Number(before + 1) : Blank.BLANK);
        }
    }

    private static boolean isSame(
            StoredRow row, Map<String, CellValue> cells, StoredRow source, List<String> columnNames) {
        return columnNames.stream().allMatch(name -> in(row, cells, name).equals(source.get(name)));
    }

    private static int weeks(StoredRow row, Column column) {
        return row.get(column.name()) instanceof CellValue.Number number ? (int) number.value() : 0;
    }

    private static CellValue in(StoredRow row, Map<String, CellValue> cells, String column) {
        CellValue value = cells.get(column);
        return value == null ? row.get(column) : value;
    }

    /** The row's values by the template's columns, looked up as they are asked for: most conditions read few. */
    private List<CellValue> values(StoredRow row, Map<String, CellValue> cells) {
        List<Column> all = template.columns();
        return new AbstractList<>() {
            @Override
            public CellValue get(int position) {
                Column column = all.get(position);
                return column.origin() == Origin.FORMULA
                        ? Blank.BLANK
                        : PlainValues.typed(in(row, cells, column.name()), column.kind());
            }

            @Override
            public int size() {
                return all.size();
            }
        };
    }

    /** Which rules hold on the row as it is, and which of those are answered. */
    RowVerdict verdict(StoredRow row) {
        RowFormulas.Evaluator formulas = formulas();
        formulas.fill(values(row, Map.of()));
        return formulas.verdict();
    }

    private RowFormulas.Evaluator formulas() {
        RowFormulas.Evaluator known = evaluator;
        if (known == null) {
            known = evaluators.at(sheet.period());
            evaluator = known;
        }
        return known;
    }
}
