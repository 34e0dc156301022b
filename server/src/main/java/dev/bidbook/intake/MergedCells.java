package dev.bidbook.intake;

import dev.bidbook.spreadsheet.Area;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Gives the cells of a merged area the value of its first cell where they have none. Power BI repeats the value of a
 * matrix's row header in every merged cell; a program that saves the file again may keep only the first. Rows must be
 * given in their order.
 */
final class MergedCells {

    /** In a sheet that a program has written areas do not overlap, so that no row is in more areas than columns. */
    private static final int MOST_OPEN = 1_000;

    private record Open(Area area, RawCell value) {}

    private final Deque<Area> ahead = new ArrayDeque<>();
    private final List<Open> open = new ArrayList<>();

    /** Whether any of the areas has cells to give a value to. */
    static boolean matter(List<Area> areas) {
        return areas.stream().anyMatch(MergedCells::matters);
    }

    private static boolean matters(Area area) {
        return area.lastRow() > area.firstRow();
    }

    MergedCells(List<Area> areas) {
        areas.stream()
                .filter(MergedCells::matters)
                .sorted(Comparator.comparingInt(Area::firstRow))
                .forEach(ahead::add);
    }

    /** The row's cells, blanks inside merged areas filled. */
    List<RawCell> filled(RawRow row) {
        if (ahead.isEmpty() && open.isEmpty()) {
            return row.cells();
        }
        open.removeIf(area -> area.area().lastRow() < row.number());
        List<RawCell> cells = row.cells();
        for (Iterator<Open> areas = open.iterator(); areas.hasNext(); ) {
            cells = filled(cells, areas.next());
        }
        while (!ahead.isEmpty() && ahead.peek().firstRow() <= row.number()) {
            Area area = ahead.remove();
            RawCell value = row.cell(area.firstColumn());
            if (area.firstRow() == row.number() && !RawText.isBlank(value) && open.size() < MOST_OPEN) {
                open.add(new Open(area, value));
            }
        }
        return cells;
    }

    private static List<RawCell> filled(List<RawCell> cells, Open open) {
        Area area = open.area();
        List<RawCell> copy = cells;
        for (int c = area.firstColumn(); c <= area.lastColumn() && c < Math.max(cells.size(), 1); c++) {
            if (RawText.isBlank(cells.get(c))) {
                if (copy == cells) {
                    copy = new ArrayList<>(cells);
                }
                copy.set(c, open.value());
            }
        }
        return copy;
    }
}
