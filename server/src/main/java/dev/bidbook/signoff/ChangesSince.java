package dev.bidbook.signoff;

import dev.bidbook.ledger.Author;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.SheetChanges;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.signoff.SignedChanges.Cell;
import dev.bidbook.signoff.SignedChanges.Parameter;
import dev.bidbook.template.Column;
import dev.bidbook.template.ServerFact;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds what is other now than it was at a revision, cell by cell. It reads the touched rows alone. */
final class ChangesSince {

    private static final String GONE = "#gone";

    private final LedgerReader ledger;
    private final Template template;
    private final SheetId id;
    private final @Nullable Integer branch;

    ChangesSince(LedgerReader ledger, Template template, SheetId id) {
        this.ledger = ledger;
        this.template = template;
        this.id = id;
        this.branch = Coverage.position(template);
    }

    SignedChanges of(int revision, Coverage coverage, Map<String, Double> were, Map<String, Double> are) {
        SheetChanges touched = ledger.changedSince(template, id, revision).orElse(null);
        if (touched == null) {
            return new SignedChanges(0, List.of(), parameters(were, are));
        }
        Set<RowKey> keys = new HashSet<>(touched.removed());
        touched.rows().forEach(row -> keys.add(row.key()));
        Map<RowKey, Row> before = keys.isEmpty() ? Map.of() : ledger.rows(template, id, revision, keys);
        List<Cell> cells = new ArrayList<>();
        for (Row row : touched.rows()) {
            compare(before.get(row.key()), row, coverage, cells);
        }
        for (RowKey key : touched.removed()) {
            Row row = before.get(key);
            if (row != null && coverage.covers(branchOf(row))) {
                cells.add(new Cell(key, SignedChanges.ROW, "removed", Blank.BLANK, Blank.BLANK, null));
            }
        }
        // Stable: within a row they keep the order of the sheet's columns.
        cells.sort(Comparator.comparing(Cell::key));
        List<Cell> listed = cells.subList(0, Math.min(cells.size(), SignedChanges.MOST));
        return new SignedChanges(cells.size(), withAuthors(listed), parameters(were, are));
    }

    private void compare(@Nullable Row was, Row is, Coverage coverage, List<Cell> cells) {
        boolean covered = coverage.covers(branchOf(is)) || (was != null && coverage.covers(branchOf(was)));
        if (!covered) {
            return;
        }
        if (was == null) {
            cells.add(new Cell(is.key(), SignedChanges.ROW, "added", Blank.BLANK, Blank.BLANK, null));
            return;
        }
        for (int i = 0; i < template.columns().size(); i++) {
            CellValue from = was.values().get(i);
            CellValue to = is.values().get(i);
            Column column = template.columns().get(i);
            if (!from.equals(to) && RowText.isSigned(column)) {
                cells.add(new Cell(is.key(), column.name(), "changed", from, to, null));
            }
        }
    }

    private String branchOf(Row row) {
        return Fingerprint.branchOf(branch, row.values());
    }

    private List<Cell> withAuthors(List<Cell> cells) {
        Map<RowKey, Set<String>> asked = new LinkedHashMap<>();
        cells.forEach(cell ->
                asked.computeIfAbsent(cell.key(), key -> new HashSet<>()).add(logged(cell)));
        Map<RowKey, Map<String, Author>> authors = asked.isEmpty() ? Map.of() : ledger.authors(template, id, asked);
        List<Cell> named = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            Author by = authors.getOrDefault(cell.key(), Map.of()).get(logged(cell));
            named.add(new Cell(cell.key(), cell.column(), cell.what(), cell.from(), cell.to(), by));
        }
        return List.copyOf(named);
    }

    /** The column under which the log has the change. */
    private String logged(Cell cell) {
        Integer position = template.find(cell.column());
        boolean gone = position != null && template.columns().get(position).fact() == ServerFact.GONE_SINCE;
        return gone ? GONE : cell.column();
    }

    static List<Parameter> parameters(Map<String, Double> were, Map<String, Double> are) {
        Set<String> names = new TreeSet<>(were.keySet());
        names.addAll(are.keySet());
        List<Parameter> others = new ArrayList<>();
        Map<String, @Nullable Double> before = new HashMap<>(were);
        Map<String, @Nullable Double> now = new HashMap<>(are);
        for (String name : names) {
            Double from = before.get(name);
            Double to = now.get(name);
            if (!Objects.equals(from, to)) {
                others.add(new Parameter(name, from, to));
            }
        }
        return others;
    }
}
