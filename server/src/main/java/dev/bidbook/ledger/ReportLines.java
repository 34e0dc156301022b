package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The lines of a report by their keys, in its order. Their cells are looked at through a row's columns, and never copied. */
final class ReportLines {

    private final Map<RowKey, ? extends List<CellValue>> lines;
    private final StoredColumns columns;
    /** By place, the position of the column in a line; -1 for those that do not come with it. */
    private final int[] positions;

    /**
     * The lines.
     *
     * @param lines positional by the template's columns
     * @param imported the columns that come with them
     */
    ReportLines(
            Template template,
            StoredColumns columns,
            Collection<Column> imported,
            Map<RowKey, ? extends List<CellValue>> lines) {
        this.lines = lines;
        this.columns = columns;
        this.positions = new int[columns.size()];
        Arrays.fill(positions, -1);
        for (Column column : imported) {
            int position = template.positionOf(column.name());
            positions[columns.place(position)] = position;
        }
    }

    boolean has(RowKey key) {
        return lines.containsKey(key);
    }

    /** The cells of the line with that key, or null if there is none. */
    @Nullable
    ReportCells find(RowKey key) {
        List<CellValue> line = lines.get(key);
        return line == null ? null : new ReportCells(columns, positions, line);
    }

    /** Hands on each line's key and cells; these are the taker's own. */
    void forEach(BiConsumer<RowKey, ReportCells> taker) {
        lines.forEach((key, line) -> taker.accept(key, new ReportCells(columns, positions, line)));
    }
}
