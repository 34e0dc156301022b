package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next revision of a sheet in the making: every change to a row goes through here, so that row and change log
 * always agree. Used within one writing transaction and then stored, or thrown away.
 */
final class NextRevision {

    private final StoredSheet sheet;
    private final String submission;
    private final int number;
    private final boolean following;
    /** In the order of their numbers, which follow each other from the sheet's next one. */
    private final List<StoredRow> addedRows = new ArrayList<>();

    private final Map<Integer, StoredRow> changedRows = new LinkedHashMap<>();
    private final List<CellChange> changes = new ArrayList<>();
    private int nextRow;
    private int changedCells;
    private final Set<Integer> removedHere = new HashSet<>();
    private final Set<Integer> withFirstCells = new HashSet<>();
    private boolean real;

    NextRevision(StoredSheet sheet, String submission) {
        this(sheet, submission, false);
    }

    /** A revision in which the sheet only follows others. */
    static NextRevision following(StoredSheet sheet) {
        return new NextRevision(sheet, Identifiers.submission(), true);
    }

    private NextRevision(StoredSheet sheet, String submission, boolean following) {
        this.following = following;
        this.sheet = sheet;
        this.submission = submission;
        this.number = sheet.revision() + 1;
        this.nextRow = sheet.nextRow();
    }

    /**
     * Adds a row.
     *
     * @param cells its cells without blanks; a modifiable map that becomes the row's own
     * @param own the columns that a person wrote
     * @param goneSince the period since which reports do not have it, or null
     * @param logCells whether the log keeps the first cells; those of a report can be had by going back from today's
     */
    StoredRow add(
            RowKey key, Map<String, CellValue> cells, Set<String> own, @Nullable String goneSince, boolean logCells) {
        StoredRow row = new StoredRow(
                nextRow++, key, cells, own.isEmpty() ? Set.of() : new LinkedHashSet<>(own), Map.of(), number);
        row.goneSince = goneSince;
        addedRows.add(row);
        if (logCells) {
            withFirstCells.add(row.id);
        }
        log(row, CellChange.ROW, What.ADDED, Blank.BLANK, Blank.BLANK, false);
        // What a row inherits is not what its author changed; a report's lines are nobody's own.
        changedCells += own.isEmpty() ? cells.size() : own.size();
        return row;
    }

    /** Sets a cell and whose it is; nothing is logged where the value stays. */
    void set(StoredRow row, String column, CellValue value, boolean own) {
        if (put(row, column, value, own)) {
            changedCells++;
        }
    }

    /**
     * Sets a cell that follows from others, so that it is nobody's change: it does not count, and what it is in a row that
     * has just come is what it always was there.
     */
    void derive(StoredRow row, String column, CellValue value) {
        if (adds(row)) {
            write(row, column, value);
        } else if (put(row, column, value, false) && following) {
            changedCells++;
        }
    }

    private static void write(StoredRow row, String column, CellValue value) {
        if (value.isBlank()) {
            row.cells.remove(column);
        } else {
            row.cells.put(column, value);
        }
    }

    /** Whether the value is another now. */
    private boolean put(StoredRow row, String column, CellValue value, boolean own) {
        CellValue old = row.get(column);
        boolean wasOwn = row.setOwn(column, own);
        if (old.equals(value)) {
            if (wasOwn != own) {
                mark(row);
            }
            return false;
        }
        write(row, column, value);
        log(row, column, What.CHANGED, old, value, wasOwn);
        touch(row, column);
        return true;
    }

    /** Takes a row out of the sheet; its cells stay stored. */
    void remove(StoredRow row) {
        row.removed = true;
        removedHere.add(row.id);
        log(row, CellChange.ROW, What.REMOVED, Blank.BLANK, Blank.BLANK, false);
        touch(row, CellChange.ROW);
        changedCells++;
    }

    /** Brings a removed row back as it was when it was removed. */
    void restore(StoredRow row) {
        row.removed = false;
        log(row, CellChange.ROW, What.RESTORED, Blank.BLANK, Blank.BLANK, false);
        touch(row, CellChange.ROW);
        changedCells++;
    }

    /** Marks since which period reports no longer have the row; null for one that the report has. */
    void gone(StoredRow row, @Nullable String since) {
        CellValue old = period(row.goneSince);
        if (!old.equals(period(since))) {
            row.goneSince = since;
            log(row, CellChange.GONE, What.CHANGED, old, period(since), false);
            touch(row, CellChange.GONE);
        }
    }

    /** Keeps in the log a value that was not taken. This alone makes no revision. */
    void lost(StoredRow row, String column, CellValue kept, CellValue lost) {
        changes.add(new CellChange(0, number, submission, row.id, row.key, column, What.LOST, kept, lost, false));
    }

    /** Makes this a revision even if nothing changes: the first report of a sheet may have no lines. */
    void makeEvenIfEmpty() {
        real = true;
    }

    /** Whether there is anything that makes a revision. */
    boolean isReal() {
        return real;
    }

    /** The revision: one more than the sheet's, or the sheet's own if nothing changed. */
    int revision() {
        return real ? number : sheet.revision();
    }

    /** Whether the row is in the sheet, or was until this revision. */
    boolean concerns(StoredRow row) {
        return !row.removed || removedHere.contains(row.id);
    }

    /** Whether the row came with this revision. */
    boolean adds(StoredRow row) {
        return row.id >= sheet.nextRow();
    }

    /** How many cells changed, without those that only follow others; a row added counts the cells that were filled, one removed or brought back counts one. */
    int changedCells() {
        return changedCells;
    }

    StoredSheet sheet() {
        return sheet;
    }

    String submission() {
        return submission;
    }

    int nextRow() {
        return nextRow;
    }

    List<CellChange> changes() {
        return changes;
    }

    /** The same as the log keeps them: with the cells that rows began with. */
    List<CellChange> entries() {
        if (withFirstCells.isEmpty()) {
            return changes;
        }
        List<CellChange> entries = new ArrayList<>(changes);
        entries.replaceAll(change -> {
            return change.what() == What.ADDED && withFirstCells.contains(change.rowId())
                    ? change.withNew(new CellValue.Text(
                            PlainValues.document(addedRows.get(change.rowId() - sheet.nextRow()).cells)))
                    : change;
        });
        return entries;
    }

    List<StoredRow> addedRows() {
        return addedRows;
    }

    /** The rows changed and not added. */
    Collection<StoredRow> changedRows() {
        return changedRows.values();
    }

    /** The rows added or changed in any way. */
    List<StoredRow> rows() {
        List<StoredRow> rows = new ArrayList<>(addedRows);
        rows.addAll(changedRows.values());
        return rows;
    }

    private void log(StoredRow row, String column, What what, CellValue old, CellValue value, boolean wasOwn) {
        real = true;
        changes.add(new CellChange(0, number, submission, row.id, row.key, column, what, old, value, wasOwn));
    }

    private void touch(StoredRow row, String column) {
        row.touch(column, number);
        mark(row);
    }

    private void mark(StoredRow row) {
        if (!adds(row)) {
            changedRows.put(row.id, row);
        }
    }

    private static CellValue period(@Nullable String text) {
        return text == null ? Blank.BLANK : new CellValue.Text(text);
    }
}
