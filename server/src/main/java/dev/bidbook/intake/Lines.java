package dev.bidbook.intake;

import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.RowHandler;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the rows of a report's sheet and tells its lines from totals, repeated headers, the filter text and Power BI's
 * sentence of truncation. Not thread-safe.
 */
final class Lines implements RowHandler {

    /** A filter text that an editor has torn into rows is hardly longer; more such rows are data. */
    private static final int MOST_FOOTER_ROWS = 200;

    /** One line: its row in the file, and for each found column the code of its cell. */
    static final class Line {
        private final int row;
        private final int[] codes;

        Line(int row, int[] codes) {
            this.row = row;
            this.codes = codes;
        }

        int row() {
            return row;
        }

        int code(int column) {
            return codes[column];
        }
    }

    private final Headers headers;
    private final MergedCells merged;
    private final SortedMap<Integer, ColumnCells> columns = new TreeMap<>();
    private final int[] keyColumns;
    private final RepeatedHeaders headersAgain;

    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> totals = new ArrayList<>();
    private final List<Integer> repeatedHeaders = new ArrayList<>();
    private final List<Integer> afterGap = new ArrayList<>();
    private final List<RawRow> footer = new ArrayList<>();
    private @Nullable Integer truncated;
    private boolean gap;
    private int previous;
    private boolean lastIsNamelessTotal;

    Lines(Template template, Headers headers, MergedCells merged, boolean textFile) {
        this.headers = headers;
        this.merged = merged;
        this.previous = headers.row();
        headers.claims()
                .keySet()
                .forEach(position -> columns.put(
                        position,
                        new ColumnCells(template.columns().get(position), headers.fileColumn(position), textFile)));
        this.headersAgain = new RepeatedHeaders(headers, template);
        this.keyColumns = template.key().stream().mapToInt(headers::fileColumn).toArray();
    }

    /** The lines in the order of the file. */
    List<Line> lines() {
        return lines;
    }

    /** By position of the template column, the cells of the columns that were found; codes stand in this order. */
    SortedMap<Integer, ColumnCells> columns() {
        return columns;
    }

    /** The rows that are totals. */
    List<Integer> totals() {
        return totals;
    }

    /** The rows that say the headers again. */
    List<Integer> repeatedHeaders() {
        return repeatedHeaders;
    }

    /** The rows of lines that have an empty row above them and lines above that. */
    List<Integer> afterGap() {
        return afterGap;
    }

    /** The row in which Power BI says that it cut the report off, or null. */
    @Nullable
    Integer truncated() {
        return truncated;
    }

    /** The text below the lines, with line feeds. */
    Optional<String> footer() {
        // Power BI's sentence of truncation is no filter.
        String text = footer.stream()
                .flatMap(row -> FilterText.of(row).lines())
                .filter(line -> !Truncation.isIn(line))
                .collect(Collectors.joining("\n"));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public boolean row(RawRow row) {
        if (row.number() <= headers.row()) {
            return true;
        }
        List<RawCell> cells = merged.filled(row);
        if (RawText.isBlank(row)) {
            return true;
        }
        gap |= row.number() > previous + 1;
        previous = row.number();
        boolean alone = FilterText.standsAlone(row);
        if (alone && Truncation.isIn(FilterText.of(row))) {
            truncated = row.number();
        }
        if (alone && isFooter(row)) {
            footer.add(row);
        } else {
            takeFooterAsLines();
            take(row.number(), cells);
        }
        return true;
    }

    /** To be called after the last row. */
    void end() {
        if (lastIsNamelessTotal) {
            totals.add(lines.remove(lines.size() - 1).row());
        }
    }

    private boolean isFooter(RawRow row) {
        String text = FilterText.of(row);
        return footer.size() < MOST_FOOTER_ROWS
                && (gap || !footer.isEmpty() || FilterText.looksLikeOne(text) || Truncation.isIn(text));
    }

    private void takeFooterAsLines() {
        if (!footer.isEmpty()) {
            List<RawRow> rows = List.copyOf(footer);
            footer.clear();
            gap = true;
            for (RawRow row : rows) {
                if (!Truncation.isIn(FilterText.of(row))) {
                    take(row.number(), row.cells());
                }
            }
        }
    }

    private void take(int row, List<RawCell> cells) {
        boolean belowGap = gap && !lines.isEmpty();
        gap = false;
        lastIsNamelessTotal = false;
        if (headersAgain.are(cells)) {
            repeatedHeaders.add(row);
            return;
        }
        boolean keyLacks = lacksKey(cells);
        if (keyLacks && hasTotal(cells)) {
            totals.add(row);
            return;
        }
        if (belowGap) {
            afterGap.add(row);
        }
        int[] codes = new int[columns.size()];
        int i = 0;
        boolean figures = false;
        for (ColumnCells column : columns.values()) {
            codes[i] = column.code(cell(cells, column.fileColumn()));
            figures |= codes[i] > 0 && column.column().kind().isNumeric();
            i++;
        }
        lines.add(new Line(row, codes));
        lastIsNamelessTotal = keyLacks && figures && hasNoKey(cells);
    }

    private boolean lacksKey(List<RawCell> cells) {
        for (int column : keyColumns) {
            RawCell cell = cell(cells, column);
            if (RawText.isBlank(cell) || Totals.isTotal(cell)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasNoKey(List<RawCell> cells) {
        for (int column : keyColumns) {
            if (!RawText.isBlank(cell(cells, column))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word stands in a column of the template, or first in the row. */
    private boolean hasTotal(List<RawCell> cells) {
        for (RawCell cell : cells) {
            if (!RawText.isBlank(cell)) {
                if (Totals.isTotal(cell)) {
                    return true;
                }
                break;
            }
        }
        for (ColumnCells column : columns.values()) {
            if (Totals.isTotal(cell(cells, column.fileColumn()))) {
                return true;
            }
        }
        return false;
    }

    private static RawCell cell(List<RawCell> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : RawCell.Blank.BLANK;
    }
}
