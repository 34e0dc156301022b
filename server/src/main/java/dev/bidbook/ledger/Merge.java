package dev.bidbook.ledger;

import dev.bidbook.ledger.Submission.Resolution;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The three-way merge of one submission, cell by cell: what the submitter started from (base), what is stored now, and
 * what was submitted (mine). Pure: it knows no database and changes nothing. All values are plain.
 */
final class Merge {

    /** The column that a conflict names where one removed the row that another changed. */
    static final String ROW = "(row)";

    private static final CellValue HERE = new CellValue.Text("in the sheet");
    private static final CellValue REMOVED = new CellValue.Text("removed");
    private static final CellValue CHANGED = new CellValue.Text("changed");

    private final Map<RowKey, Map<String, Resolution>> resolutions = new HashMap<>();
    private final Set<String> keyColumns;

    Merge(List<Resolution> resolutions, Set<String> keyColumns) {
        this.keyColumns = keyColumns;
        for (Resolution resolution : resolutions) {
            this.resolutions
                    .computeIfAbsent(resolution.key(), key -> new HashMap<>())
                    .put(resolution.column(), resolution);
        }
    }

    /** What becomes of the row as a whole. */
    enum Fate {
        STAYS,
        /** It is new, or was removed before the submitter's base and now comes back with what is stated alone. */
        ADDED,
        REMOVED,
        /** Removed by somebody else since the submitter's base, it comes back as it was, with the changes. */
        RESTORED
    }

    /**
     * The three sides of one row.
     *
     * @param base the cells that the submitter started from, or null if the row was not there
     * @param statedRemoved whether the submitter's own copy is what said that the row is removed
     * @param stored the cells now, or null if the row is not there
     * @param rowTheirs what others did to the row as a whole, as a conflict shows it
     */
    record Sides(
            @Nullable Map<String, CellValue> base,
            boolean statedRemoved,
            @Nullable Map<String, CellValue> stored,
            CellValue rowTheirs) {}

    /**
     * A conflict without its author.
     *
     * @param column the column, or {@link #ROW}
     */
    record Clash(String column, CellValue base, CellValue mine, CellValue theirs) {}

    /**
     * What becomes of one row.
     *
     * @param fate the row as a whole
     * @param changes the cells that change, to what
     * @param lost the submitted values that are not taken, by column; {@link CellChange#ROW} for a removal
     * @param said what the copy said and had decided, by column: its base from now on
     * @param unchanged how many cells stay as they are
     * @param clashes the conflicts; when there are any, the rest is void
     */
    record RowDecision(
            Fate fate,
            Map<String, CellValue> changes,
            Map<String, CellValue> lost,
            Map<String, CellValue> said,
            int unchanged,
            List<Clash> clashes) {}

    /** Decides on what was said of one row: {@code mine} by column, or that it is to be removed. */
    RowDecision row(RowKey key, Sides sides, Map<String, CellValue> mine, boolean delete) {
        if (delete) {
            return removal(key, sides);
        } else if (sides.stored() != null) {
            return cells(key, sides, mine);
        } else if (sides.base() != null) {
            return ofRemovedRow(key, sides, mine);
        }
        Map<String, CellValue> said = new LinkedHashMap<>(mine);
        said.put(CellChange.ROW, new CellValue.YesNo(true));
        return new RowDecision(Fate.ADDED, filled(mine), Map.of(), said, 0, List.of());
    }

    private RowDecision cells(RowKey key, Sides sides, Map<String, CellValue> mine) {
        Map<String, CellValue> changes = new LinkedHashMap<>();
        Map<String, CellValue> lost = new LinkedHashMap<>();
        Map<String, CellValue> said = new LinkedHashMap<>();
        List<Clash> clashes = new ArrayList<>();
        int unchanged = 0;
        if (sides.base() == null) {
            // The submitter did not have the row, or had removed it, and now has it.
            said.put(CellChange.ROW, new CellValue.YesNo(true));
        }
        for (Map.Entry<String, CellValue> cell : mine.entrySet()) {
            String column = cell.getKey();
            CellValue value = cell.getValue();
            CellValue base = in(sides.base(), column);
            CellValue stored = in(sides.stored(), column);
            if (!value.equals(base)) {
                said.put(column, value);
            }
            switch (cell(base, stored, value, resolution(key, column))) {
                case STAYS -> unchanged++;
                case CHANGES -> changes.put(column, value);
                case LOSES -> {
                    lost.put(column, value);
                    unchanged++;
                }
                case CLASHES -> clashes.add(new Clash(column, base, value, stored));
            }
        }
        return new RowDecision(Fate.STAYS, changes, lost, said, unchanged, clashes);
    }

    /** What becomes of one cell. */
    enum CellFate {
        STAYS,
        CHANGES,
        LOSES,
        CLASHES
    }

    /** The heart of it. */
    static CellFate cell(CellValue base, CellValue stored, CellValue mine, @Nullable Resolution resolution) {
        if (mine.equals(stored) || mine.equals(base)) {
            // Agreed, or nothing said: what is stored stays.
            return CellFate.STAYS;
        } else if (stored.equals(base)) {
            return CellFate.CHANGES;
        } else if (!decides(resolution, stored)) {
            return CellFate.CLASHES;
        }
        return resolution != null && resolution.take() == Take.MINE ? CellFate.CHANGES : CellFate.LOSES;
    }

    private RowDecision removal(RowKey key, Sides sides) {
        Map<String, CellValue> said = Map.of(CellChange.ROW, new CellValue.YesNo(false));
        if (sides.stored() == null || sides.statedRemoved()) {
            return new RowDecision(Fate.STAYS, Map.of(), Map.of(), said, 1, List.of());
        }
        Map<String, CellValue> stored = beside(sides.stored());
        boolean sameAsBase = sides.base() != null && beside(sides.base()).equals(stored);
        Resolution resolution = resolution(key, ROW);
        if (!sameAsBase && !decides(resolution, sides.rowTheirs())) {
            CellValue base = sides.base() == null ? Blank.BLANK : HERE;
            Clash clash = new Clash(ROW, base, REMOVED, sides.rowTheirs());
            return new RowDecision(Fate.STAYS, Map.of(), Map.of(), Map.of(), 0, List.of(clash));
        }
        if (!sameAsBase && resolution != null && resolution.take() == Take.THEIRS) {
            return new RowDecision(Fate.STAYS, Map.of(), Map.of(CellChange.ROW, REMOVED), said, 0, List.of());
        }
        return new RowDecision(Fate.REMOVED, Map.of(), Map.of(), said, 0, List.of());
    }

    private RowDecision ofRemovedRow(RowKey key, Sides sides, Map<String, CellValue> mine) {
        Map<String, CellValue> edits = new LinkedHashMap<>(mine);
        edits.entrySet().removeIf(cell -> cell.getValue().equals(in(sides.base(), cell.getKey())));
        int unchanged = mine.size() - edits.size();
        if (edits.isEmpty()) {
            return new RowDecision(Fate.STAYS, Map.of(), Map.of(), Map.of(), unchanged, List.of());
        }
        Resolution resolution = resolution(key, ROW);
        if (!decides(resolution, sides.rowTheirs())) {
            Clash clash = new Clash(ROW, HERE, CHANGED, sides.rowTheirs());
            return new RowDecision(Fate.STAYS, Map.of(), Map.of(), Map.of(), unchanged, List.of(clash));
        }
        return resolution != null && resolution.take() == Take.MINE
                ? new RowDecision(Fate.RESTORED, edits, Map.of(), edits, unchanged, List.of())
                : new RowDecision(Fate.STAYS, Map.of(), edits, edits, unchanged, List.of());
    }

    private @Nullable Resolution resolution(RowKey key, String column) {
        return resolutions.getOrDefault(key, Map.of()).get(column);
    }

    /** Whether there is a choice and it was made on what is stored now. */
    private static boolean decides(@Nullable Resolution resolution, CellValue stored) {
        if (resolution == null) {
            return false;
        }
        CellValue theirs = resolution.theirs();
        return theirs == null || PlainValues.plain(theirs).equals(stored);
    }

    private static CellValue in(@Nullable Map<String, CellValue> cells, String column) {
        return cells == null ? Blank.BLANK : cells.getOrDefault(column, Blank.BLANK);
    }

    /** What the row says beside its key: the key is the same on all sides, also where a copy never said it. */
    private Map<String, CellValue> beside(Map<String, CellValue> cells) {
        Map<String, CellValue> beside = filled(cells);
        beside.keySet().removeAll(keyColumns);
        return beside;
    }

    private static Map<String, CellValue> filled(Map<String, CellValue> cells) {
        Map<String, CellValue> filled = new LinkedHashMap<>(cells);
        filled.values().removeIf(CellValue::isBlank);
        return filled;
    }
}
