package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.ColumnHints;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The first of two passes over the rows: what only the whole of a column can tell. It learns how dates and numbers are
 * written as text, and whether a column's values are those of the base but stand on other rows.
 */
final class Survey {

    /** Two values that changed places may be chance in a column that people fill; that many are not. */
    private static final int SUSPICIOUS_MOVES = 5;

    private final Template template;
    private final Headers headers;
    private final RowMatcher matcher;
    private final boolean epoch1904;
    private final List<ColumnHints> hints = new ArrayList<>();
    private final long[] difference;
    private final int[] differing;
    private final Set<Integer> idsAtHome = new HashSet<>();
    private final BitSet headless = new BitSet();

    Survey(Template template, Headers headers, RowMatcher matcher, boolean epoch1904) {
        this.epoch1904 = epoch1904;
        this.template = template;
        this.headers = headers;
        this.matcher = matcher;
        this.difference = new long[template.columns().size()];
        this.differing = new int[template.columns().size()];
        template.columns().forEach(column -> hints.add(new ColumnHints(column)));
    }

    /** Takes the next row of the table. */
    void see(RawRow row) {
        RowMatch match = matcher.match(row);
        if (match instanceof RowMatch.Nothing) {
            return;
        }
        for (int place = headers.width(); place < row.cells().size(); place++) {
            if (!RowMatcher.isBlank(row.cell(place))) {
                headless.set(place);
            }
        }
        Row base = match instanceof RowMatch.Known known ? known.row() : null;
        if (match instanceof RowMatch.Known known && known.byId() && known.keyAgrees()) {
            idsAtHome.add(known.row().id());
        }
        for (int position = 0; position < hints.size(); position++) {
            if (headers.has(position)) {
                RawCell cell = row.cell(headers.place(position));
                hints.get(position).see(cell);
                if (base != null) {
                    compare(position, base.values().get(position), cell);
                }
            }
        }
    }

    /** Sums of hashes: whatever the order of the rows, they cancel out exactly when the values are the same. */
    private void compare(int position, CellValue base, RawCell cell) {
        Column column = template.columns().get(position);
        if (column.origin() == Origin.FORMULA || LooseValue.same(base, cell, column, epoch1904)) {
            return;
        }
        Reading reading = CellReader.read(cell, column, ReadingHints.NONE);
        String text = reading instanceof Reading.Value value
                ? LooseValue.of(value.value())
                : LooseValue.of(CellValue.ofText(CellReader.display(cell)));
        difference[position] += hash(text) - hash(LooseValue.of(base));
        differing[position]++;
    }

    /** Whether the column has the base's values, but some of them on other rows. */
    boolean isMoved(int position) {
        return differing[position] >= 2 && difference[position] == 0;
    }

    /** Whether so many of the column's values stand on other rows that it may have been sorted alone. */
    boolean isSuspiciouslyMoved(int position) {
        return differing[position] >= SUSPICIOUS_MOVES && isMoved(position);
    }

    /** Whether some row has this hidden id together with its own key. */
    boolean isAtHome(int id) {
        return idsAtHome.contains(id);
    }

    /** Places past the headers where rows of the table have cells. */
    BitSet headless() {
        return headless;
    }

    /** How to read each of the template's columns. */
    List<ReadingHints> hints() {
        return hints.stream().map(each -> each.hints(epoch1904)).toList();
    }

    /** 64 bits of FNV-1a: sums of a String's own 32-bit hash would cancel out by chance. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ (hash >>> 29);
    }
}
