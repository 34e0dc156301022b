package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the rows say, compared with the base: each that is not plainly unchanged, once the whole of them was seen. */
final class RowsReader {

    /** That many cells that are not people's, and the row is not believed to be the one it says it is. */
    private static final int DIFFERENCES_BELIEVED = 2;

    private final Template template;
    private final FoundTable table;
    private final RowMatcher matcher;
    private final Survey survey;
    private final UnchangedRows unchanged;
    private final List<ReadingHints> hints;
    private final Predicate<Column> editable;
    private final ProblemList problems;
    private final ProblemList warnings;
    private final List<ReturnedRow> rows = new ArrayList<>();
    private final Map<RowKey, Seen> seen = new HashMap<>();
    private final EntryCells entries;
    private int silent;

    /** What a row said when it first came. */
    private record Seen(int excelRow, Map<String, CellValue> cells, boolean delete) {}

    RowsReader(
            Template template,
            FoundTable table,
            RowMatcher matcher,
            Survey survey,
            UnchangedRows unchanged,
            List<ReadingHints> hints,
            Predicate<Column> editable,
            ProblemList problems,
            ProblemList warnings) {
        this.template = template;
        this.table = table;
        this.matcher = matcher;
        this.survey = survey;
        this.unchanged = unchanged;
        this.hints = hints;
        this.editable = column -> column.origin() == Origin.ENTRY && editable.test(column);
        this.problems = problems;
        this.warnings = warnings;
        this.entries = new EntryCells(template, table, hints, this.editable, problems);
    }

    /** Takes the next row of the table. */
    void see(RawRow row) {
        RowMatch match = matcher.match(row);
        if (match instanceof RowMatch.Torn torn) {
            problems.add(RowFaults.torn(table.row(row.number(), torn.byId().key()), torn.byId(), torn.byKey()));
        } else if (match instanceof RowMatch.Unknown unknown) {
            unknown(row, unknown);
        } else if (match instanceof RowMatch.Known known) {
            known(row, known);
        } else if (match == RowMatch.Nothing.TOTALS) {
            warnings.add(TableFaults.totals(table.row(row.number(), null)));
        }
    }

    List<ReturnedRow> rows() {
        return List.copyOf(rows);
    }

    int silent() {
        return silent + unchanged.count() * entries.silentOfUnchanged();
    }

    private void unknown(RawRow row, RowMatch.Unknown unknown) {
        if (template.rows() != RowsFrom.PEOPLE) {
            problems.add(RowFaults.unknownRow(table.row(row.number(), null), template, unknown));
        } else if (unknown.hasWholeKey()) {
            newRow(row, unknown.key());
        } else {
            incomplete(row, unknown.key());
        }
    }

    private void incomplete(RawRow row, List<CellValue> key) {
        for (int i = 0; i < key.size(); i++) {
            int position = template.key().get(i);
            if (key.get(i).isBlank()) {
                Column column = template.columns().get(position);
                int shownAt = table.headers().has(position) ? table.headers().place(position) : 0;
                problems.add(RowFaults.incompleteKey(table.cell(row.number(), shownAt, null, column.name()), column));
            }
        }
    }

    private void newRow(RawRow row, List<CellValue> keyValues) {
        RowKey key = RowKey.of(keyValues);
        boolean delete = entries.remove(row, key);
        Map<String, CellValue> cells = entries.readNew(row, key);
        if (!delete) {
            accept(new ReturnedRow(key, row.number(), cells, false), null, 0, true);
        }
    }

    private void known(RawRow row, RowMatch.Known known) {
        Row base = known.row();
        if (template.rows() == RowsFrom.PEOPLE && !known.keyAgrees()) {
            List<CellValue> key = matcher.key(row);
            // A row copied to start a new one brings the hidden id of the one it was copied from.
            if (survey.isAtHome(base) && key.stream().noneMatch(CellValue::isBlank)) {
                newRow(row, key);
            } else {
                problems.add(RowFaults.renamed(table.row(row.number(), base.key()), base.key(), RowKey.of(key)));
            }
            return;
        }
        if (isIntact(row, known)) {
            boolean removed = entries.remove(row, base.key());
            EntryCells.Answers answers = entries.read(row, base);
            Map<String, CellValue> cells = removed ? Map.of() : answers.changed();
            accept(
                    new ReturnedRow(base.key(), row.number(), cells, removed),
                    base,
                    removed ? 0 : answers.silent(),
                    removed || !cells.isEmpty());
        }
    }

    private void accept(ReturnedRow row, @Nullable Row base, int silentCells, boolean says) {
        int unchangedAt = base == null ? 0 : unchanged.at(base);
        Seen first = unchangedAt > 0
                ? new Seen(unchangedAt, Map.of(), false)
                : seen.putIfAbsent(row.key(), new Seen(row.excelRow(), row.cells(), row.delete()));
        if (first == null) {
            silent += silentCells;
            if (says) {
                rows.add(row);
            }
            return;
        }
        boolean differs = !first.cells().equals(row.cells()) || first.delete() != row.delete();
        Place place = table.row(row.excelRow(), row.key());
        (differs ? problems : warnings).add(RowFaults.duplicate(place, row.key(), first.excelRow(), differs));
    }

    /** Whether the cells that are not people's are so much the base's that the row is what it says; tells if not. */
    private boolean isIntact(RawRow row, RowMatch.Known known) {
        Row base = known.row();
        List<Integer> differing = differing(row, known);
        if (differing.isEmpty()) {
            return true;
        }
        List<Column> moved = differing.stream()
                .filter(survey::isMoved)
                .map(template.columns()::get)
                .toList();
        Place place = table.row(row.number(), base.key());
        if (!moved.isEmpty()) {
            problems.add(RowFaults.moved(place, moved));
            return false;
        }
        if (differing.size() > DIFFERENCES_BELIEVED) {
            problems.add(RowFaults.differs(
                    place, differing.stream().map(template.columns()::get).toList()));
            return false;
        }
        for (int position : differing) {
            Column column = template.columns().get(position);
            RawCell cell = row.cell(table.headers().place(position));
            problems.add(RowFaults.notYours(
                    table.cell(row.number(), table.headers().place(position), base.key(), column.name()),
                    template,
                    column,
                    base.values().get(position),
                    shown(cell, column, hints.get(position))));
        }
        return true;
    }

    private List<Integer> differing(RawRow row, RowMatch.Known known) {
        Row base = known.row();
        List<Integer> differing = new ArrayList<>(0);
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            boolean compared = column.origin() == Origin.REPORT || column.origin() == Origin.SERVER;
            // A row that people wrote themselves has no id yet, nor what the server added when it was first sent.
            boolean unsaid = !known.byId()
                    && column.origin() == Origin.SERVER
                    && table.headers().has(position)
                    && RowMatcher.isBlank(row.cell(table.headers().place(position)));
            if (compared
                    && !unsaid
                    && table.headers().has(position)
                    && !LooseValue.same(
                            base.values().get(position),
                            row.cell(table.headers().place(position)),
                            column,
                            hints.get(position).epoch1904())) {
                differing.add(position);
            }
        }
        return differing;
    }

    private static String shown(RawCell cell, Column column, ReadingHints hints) {
        if (CellReader.read(cell, column, hints) instanceof Reading.Value value) {
            return value.value().isBlank() ? "" : value.value().display();
        }
        return CellReader.display(cell);
    }
}
