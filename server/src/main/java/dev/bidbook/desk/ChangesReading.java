package dev.bidbook.desk;

import dev.bidbook.desk.Changes.ChangedCell;
import dev.bidbook.ledger.HistoryEntry;
import dev.bidbook.ledger.HistoryFilter;
import dev.bidbook.sheet.SheetId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads a sheet's history back to a revision, and tells of each cell what it held then and what it holds now. */
final class ChangesReading {

    /** Past so many entries of the history the rest is left out: nobody reads on. */
    private static final int MOST_ENTRIES = 10_000;

    private final SheetId sheet;
    private final int since;
    private final Map<String, ChangedCell> cells = new LinkedHashMap<>();
    private int read;
    private boolean done;

    ChangesReading(SheetId sheet, int since) {
        this.sheet = sheet;
        this.since = since;
    }

    /** A page of a history. */
    interface Pages {
        List<HistoryEntry> page(HistoryFilter filter);
    }

    /**
     * Reads as much as is needed, and no more than can be told.
     *
     * @param columns of which columns it is told
     */
    Changes read(Pages pages, Predicate<String> columns, int revision) {
        Integer before = null;
        while (!done && read < MOST_ENTRIES) {
            List<HistoryEntry> page =
                    pages.page(new HistoryFilter(null, null, null, null, HistoryFilter.MOST, before)).stream()
                            .filter(entry -> entry.sheet().equals(sheet))
                            .toList();
            page.forEach(this::take);
            read += page.size();
            done |= page.size() < HistoryFilter.MOST;
            before = page.isEmpty() ? null : page.get(page.size() - 1).ordinal();
        }
        List<ChangedCell> changed = new ArrayList<>();
        cells.values().stream()
                .filter(cell -> columns.test(cell.column()) && !cell.from().equals(cell.to()))
                .forEach(changed::add);
        return new Changes(since, revision, changed, done);
    }

    /** Takes an entry that is older than all before it. */
    private void take(HistoryEntry entry) {
        if (entry.revision() <= since) {
            done = true;
            return;
        }
        // A value that lost in a conflict was never in the cell.
        if (done || entry.what().equals("lost")) {
            return;
        }
        String cell = entry.key().text() + "\n" + entry.column();
        ChangedCell later = cells.get(cell);
        if (later == null) {
            cells.put(
                    cell,
                    new ChangedCell(
                            entry.key(),
                            entry.column(),
                            entry.oldValue(),
                            entry.newValue(),
                            entry.person(),
                            entry.at(),
                            1));
        } else {
            cells.put(
                    cell,
                    new ChangedCell(
                            later.key(),
                            later.column(),
                            entry.oldValue(),
                            later.to(),
                            later.by(),
                            later.at(),
                            later.times() + 1));
        }
    }
}
