package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Reads rows that there is no base for: what the file and the template alone can tell of them. */
final class RowsAlone {

    private final Template template;
    private final FoundTable table;
    private final RowMatcher matcher;
    private final EntryCells entries;
    private final ProblemList problems;
    private final ProblemList warnings;
    private final List<ReturnedRow> rows = new ArrayList<>();
    private final Map<RowKey, ReturnedRow> byKey = new HashMap<>();
    private final Map<String, ReturnedRow> byId = new HashMap<>();

    RowsAlone(
            Template template,
            FoundTable table,
            RowMatcher matcher,
            EntryCells entries,
            ProblemList problems,
            ProblemList warnings) {
        this.template = template;
        this.table = table;
        this.matcher = matcher;
        this.entries = entries;
        this.problems = problems;
        this.warnings = warnings;
    }

    /** Takes the next row of the table. */
    void see(RawRow row) {
        RowMatch match = matcher.match(row);
        if (match == RowMatch.Nothing.TOTALS) {
            warnings.add(TableFaults.totals(table.row(row.number(), null)));
        } else if (match instanceof RowMatch.Unknown unknown) {
            read(row, unknown);
        }
    }

    /** Every row that says anything, with the cells that people have filled. */
    List<ReturnedRow> rows() {
        return List.copyOf(rows);
    }

    private void read(RawRow row, RowMatch.Unknown unknown) {
        if (!table.headers().hasWholeKey()) {
            entries.readAnswers(row, null);
            return;
        }
        if (!unknown.hasWholeKey()) {
            incomplete(row, unknown.key());
            return;
        }
        RowKey key = RowKey.of(unknown.key());
        boolean delete = entries.remove(row, key);
        ReturnedRow read = new ReturnedRow(key, row.number(), entries.readAnswers(row, key), delete);
        String id = Objects.requireNonNullElse(unknown.id(), "").toUpperCase(Locale.ROOT);
        // People who copy a row to start a new one bring its hidden id along.
        ReturnedRow sameId = id.isEmpty() || template.rows() == RowsFrom.PEOPLE ? null : byId.putIfAbsent(id, read);
        ReturnedRow sameKey = byKey.putIfAbsent(key, read);
        if (sameKey != null) {
            boolean differs = !sameKey.cells().equals(read.cells()) || sameKey.delete() != delete;
            (differs ? problems : warnings)
                    .add(RowFaults.duplicate(table.row(row.number(), key), key, sameKey.excelRow(), differs));
        } else if (sameId != null) {
            problems.add(RowFaults.sameId(table.row(row.number(), key), key, sameId));
        } else {
            rows.add(read);
        }
    }

    private void incomplete(RawRow row, List<CellValue> key) {
        for (int i = 0; i < key.size(); i++) {
            if (key.get(i).isBlank()) {
                int position = template.key().get(i);
                Column column = template.columns().get(position);
                var place = table.cell(row.number(), table.headers().place(position), null, column.name());
                problems.add(
                        template.rows() != RowsFrom.PEOPLE
                                ? RowFaults.keyCleared(place, column)
                                : RowFaults.incompleteKey(place, column));
            }
        }
    }
}
