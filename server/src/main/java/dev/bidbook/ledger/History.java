package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The history of sheets and cells, with values of their columns' kinds. */
final class History {

    private final Handle handle;
    private final Template template;
    private final ChangeStore changes;

    History(Handle handle, Template template) {
        this.handle = handle;
        this.template = template;
        this.changes = new ChangeStore(handle);
    }

    /** The entries that the filter lets through, the latest first; one cell's go back to where its value came from. */
    List<HistoryEntry> entries(StoredSheet sheet, HistoryFilter filter) {
        List<HistoryEntry> entries = new ArrayList<>(new HistoryStore(handle).history(sheet, filter));
        RowKey key = filter.key();
        String column = filter.column();
        boolean atTheEnd = entries.size() < filter.limit() && filter.submission() == null;
        if (key != null && column != null && template.find(column) != null && atTheEnd) {
            addFirst(sheet, key, column, filter, entries);
        }
        entries.replaceAll(this::typed);
        return entries;
    }

    /** Adds where the cell's first value in this sheet came from. */
    private void addFirst(
            StoredSheet sheet, RowKey key, String column, HistoryFilter filter, List<HistoryEntry> entries) {
        StoredRow row = new RowStore(handle).byKey(sheet.number(), List.of(key)).get(key);
        CellChange added = changes.added(sheet.number(), key).orElse(null);
        if (row == null || added == null) {
            return;
        }
        CellChange first = changes.earliest(sheet.number(), key, column).orElse(null);
        boolean own = first == null ? row.own().contains(column) : first.wasOwn();
        CellValue value = first == null ? row.get(column) : first.oldValue();
        Stored by = new SubmissionStore(handle).find(added.submission()).orElseThrow();
        StoredSheet source = own || !new CarriedColumns(template).inherits(column) ? null : sourceSheet(sheet, key);
        if (source != null) {
            addInherited(source, by.at(), changes.followed(sheet.number()), filter, entries);
        } else if (!value.isBlank() && passes(filter, by, added.ordinal())) {
            entries.add(entry(sheet, added, by, column, value));
        }
    }

    private void addInherited(
            StoredSheet source, Instant until, Set<String> shown, HistoryFilter filter, List<HistoryEntry> entries) {
        HistoryFilter there =
                new HistoryFilter(filter.key(), filter.column(), filter.person(), null, HistoryFilter.MOST, null);
        Set<String> submissions = new HashSet<>(shown);
        for (HistoryEntry entry : entries(source, there)) {
            // What came later either was followed, and stands above with its author, or never concerned this sheet.
            if (!entry.at().isAfter(until)
                    && !submissions.contains(entry.submission())
                    && entries.size() < HistoryFilter.MOST) {
                entries.add(entry);
            }
        }
    }

    private @Nullable StoredSheet sourceSheet(StoredSheet sheet, RowKey key) {
        for (StoredSheet earlier : new SheetStore(handle).before(sheet.id())) {
            Map<RowKey, StoredRow> found = new RowStore(handle).byKey(earlier.number(), List.of(key));
            StoredRow row = found.get(key);
            if (row != null && !row.removed) {
                return earlier;
            }
        }
        return null;
    }

    private static boolean passes(HistoryFilter filter, Stored by, int ordinal) {
        Integer before = filter.before();
        return (filter.person() == null || filter.person().equals(by.person())) && (before == null || ordinal < before);
    }

    private static HistoryEntry entry(StoredSheet sheet, CellChange added, Stored by, String column, CellValue value) {
        return new HistoryEntry(
                sheet.id(),
                added.ordinal(),
                added.revision(),
                added.submission(),
                by.kind(),
                by.person(),
                by.at(),
                added.key(),
                column,
                Blank.BLANK,
                value,
                What.ADDED.name().toLowerCase(Locale.ROOT));
    }

    private HistoryEntry typed(HistoryEntry entry) {
        Integer position = template.find(entry.column());
        if (position == null) {
            return entry;
        }
        var kind = template.columns().get(position).kind();
        return new HistoryEntry(
                entry.sheet(),
                entry.ordinal(),
                entry.revision(),
                entry.submission(),
                entry.kind(),
                entry.person(),
                entry.at(),
                entry.key(),
                entry.column(),
                PlainValues.typed(entry.oldValue(), kind),
                PlainValues.typed(entry.newValue(), kind),
                entry.what());
    }
}
