package dev.bidbook.ledger;

import dev.bidbook.ledger.ImportResult.ReportChange;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A report compared with the rows of an earlier one. */
final class Comparison {

    private final Map<RowKey, StoredRow> earlier = new HashMap<>();
    private final List<Column> columns;
    private final List<RowKey> fresh = new ArrayList<>();
    private final List<RowKey> gone = new ArrayList<>();
    private final List<ReportChange> changes = new ArrayList<>();
    private int changedLines;
    private int changedCells;

    /**
     * Compares at once; the rows may be changed afterwards.
     *
     * @param rows the rows of the earlier report's sheet
     * @param columns the columns that count
     * @param report the report's lines, plain
     */
    Comparison(List<StoredRow> rows, List<Column> columns, ReportLines report) {
        this.columns = columns;
        for (StoredRow row : rows) {
            if (row.inReport()) {
                earlier.put(row.key, row);
                if (!report.has(row.key)) {
                    gone.add(row.key);
                }
            }
        }
        report.forEach(this::compare);
    }

    private void compare(RowKey key, Map<String, CellValue> line) {
        StoredRow row = earlier.get(key);
        if (row == null) {
            fresh.add(key);
            return;
        }
        int before = changedCells;
        for (Column column : columns) {
            CellValue from = row.get(column.name());
            CellValue to = line.getOrDefault(column.name(), CellValue.Blank.BLANK);
            if (!from.equals(to)) {
                changedCells++;
                if (changes.size() < ImportResult.MOST_CHANGES) {
                    changes.add(new ReportChange(
                            key,
                            column.name(),
                            PlainValues.typed(from, column.kind()),
                            PlainValues.typed(to, column.kind())));
                }
            }
        }
        if (changedCells > before) {
            changedLines++;
        }
    }

    /** Whether the two reports say the same. */
    boolean isIdentical() {
        return fresh.isEmpty() && gone.isEmpty() && changedCells == 0;
    }

    /** The result of an import that is compared so. */
    ImportResult.Imported result(String submission, int revision, boolean identical) {
        return new ImportResult.Imported(
                submission,
                revision,
                List.copyOf(fresh),
                List.copyOf(gone),
                changedLines,
                changedCells,
                List.copyOf(changes),
                identical,
                false);
    }
}
