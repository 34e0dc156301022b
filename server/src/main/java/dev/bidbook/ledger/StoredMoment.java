package dev.bidbook.ledger;

import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What is stored, as one transaction sees it. */
record StoredMoment(Handle handle) implements Consequences.Moment {

    @Override
    public List<Row> rows(Template template, SheetId sheet) {
        return new SheetStore(handle)
                .find(sheet)
                .map(stored -> new Contents(handle, template).now(stored).rows())
                .orElse(List.of());
    }

    @Override
    public Map<RowKey, Row> rows(Template template, SheetId sheet, Collection<RowKey> keys) {
        return new SheetStore(handle)
                .find(sheet)
                .map(stored -> new Contents(handle, template).rows(stored, stored.revision(), Set.copyOf(keys)))
                .orElse(Map.of());
    }

    @Override
    public List<SheetId> sheets(Template template, String scope) {
        return new SheetStore(handle).of(template.name(), scope);
    }

    @Override
    public Optional<HistoryEntry> origin(Template template, SheetId sheet, RowKey key, String column) {
        HistoryFilter filter = new HistoryFilter(key, column, null, null, 1, null);
        return new SheetStore(handle).find(sheet).flatMap(stored -> new History(handle, template)
                .entries(stored, filter).stream().findFirst());
    }
}
