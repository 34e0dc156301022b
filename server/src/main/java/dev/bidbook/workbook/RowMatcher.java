package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells which row of the base a row of the file is, by its hidden id and its key. */
final class RowMatcher {

    private static final Pattern ID = Pattern.compile("[Rr]?(\\d{1,9})");

    /** What stands in the label of a row of sums, in the languages that spreadsheets are used in here. */
    private static final Set<String> TOTAL_LABELS = Set.of(
            "total",
            "totals",
            "grand total",
            "sum",
            "ergebnis",
            "gesamt",
            "gesamtergebnis",
            "summe",
            "total general",
            "total geral",
            "total général",
            "suma",
            "soma",
            "somme",
            "totale");

    private final Template template;
    private final Headers headers;
    private final BaseRows base;

    RowMatcher(Template template, Headers headers, BaseRows base) {
        this.template = template;
        this.headers = headers;
        this.base = base;
    }

    RowMatch match(RawRow row) {
        String id = idText(row);
        Row byId = rowOfId(id);
        if (id.isEmpty() && saysNothing(row)) {
            return RowMatch.Nothing.BLANK;
        }
        List<CellValue> key = key(row);
        boolean keyTold = headers.hasWholeKey() && key.stream().anyMatch(value -> !value.isBlank());
        Row byKey = keyTold ? base.byKey(key) : null;
        if (byId != null && byKey != null && byId.id() != byKey.id()) {
            return new RowMatch.Torn(byId, byKey);
        } else if (byId != null) {
            return new RowMatch.Known(byId, true, byKey != null || !headers.hasWholeKey());
        } else if (byKey != null) {
            return new RowMatch.Known(byKey, false, true);
        } else if (id.isEmpty() && isTotals(row, key)) {
            return RowMatch.Nothing.TOTALS;
        }
        return new RowMatch.Unknown(key, id.isEmpty() ? null : id);
    }

    private String idText(RawRow row) {
        return headers.rowId() == Headers.NONE ? "" : WhiteSpace.strip(CellReader.display(row.cell(headers.rowId())));
    }

    private @Nullable Row rowOfId(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches() ? base.byId(Integer.parseInt(matcher.group(1))) : null;
    }

    /** The values of the row's key columns, some perhaps blank. */
    List<CellValue> key(RawRow row) {
        List<CellValue> key = new ArrayList<>();
        for (int position : template.key()) {
            RawCell cell = headers.has(position) ? row.cell(headers.place(position)) : RawCell.Blank.BLANK;
            Column column = template.columns().get(position);
            Reading reading = CellReader.read(cell, column, ReadingHints.NONE);
            key.add(reading instanceof Reading.Value value ? value.value() : asItStands(cell, column));
        }
        return key;
    }

    /** A key cell that is no value of its column: it may still be spelled like one that is stored. */
    private static CellValue asItStands(RawCell cell, Column column) {
        return column.kind() == ColumnKind.DATE_TIME && cell instanceof RawCell.Moment moment
                ? new CellValue.DateTime(moment.value())
                : CellValue.ofText(CellReader.display(cell));
    }

    /** Formulas are filled down into rows that nobody has written in, and the server's columns are not people's. */
    private boolean saysNothing(RawRow row) {
        for (int position = 0; position < template.columns().size(); position++) {
            Origin origin = template.columns().get(position).origin();
            boolean counts = origin == Origin.REPORT || origin == Origin.ENTRY;
            if (counts && headers.has(position) && !isBlank(row.cell(headers.place(position)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isTotals(RawRow row, List<CellValue> key) {
        boolean onlyFormulas = true;
        boolean labelled = false;
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            RawCell cell = headers.has(position) ? row.cell(headers.place(position)) : RawCell.Blank.BLANK;
            if (!isBlank(cell) && column.origin() != Origin.FORMULA) {
                onlyFormulas &= cell instanceof RawCell.Formula;
                String text = WhiteSpace.collapse(CellReader.display(cell)).toLowerCase(Locale.ROOT);
                labelled |= TOTAL_LABELS.contains(text);
            }
        }
        boolean keyWhole = key.stream().noneMatch(CellValue::isBlank);
        return !keyWhole && (labelled || onlyFormulas);
    }

    static boolean isBlank(RawCell cell) {
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        return plain instanceof RawCell.Blank
                || (plain instanceof RawCell.Text text && WhiteSpace.isBlank(text.text()));
    }
}
