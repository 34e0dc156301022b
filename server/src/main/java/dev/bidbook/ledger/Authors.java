package dev.bidbook.ledger;

import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds who wrote what is stored, in this sheet or, for an inherited value, in an earlier one. */
final class Authors {

    private final Handle handle;
    private final Template template;

    Authors(Handle handle, Template template) {
        this.handle = handle;
        this.template = template;
    }

    /** The conflict as it is answered: with its author and time, and values of the column's kind. */
    Conflict conflict(StoredSheet sheet, RowKey key, Merge.Clash clash) {
        boolean wholeRow = clash.column().equals(Merge.ROW);
        Stored author = (wholeRow ? ofRow(sheet, key) : of(sheet, key, clash.column()))
                .orElseThrow(() -> new IllegalStateException("a stored value has no author"));
        return new Conflict(
                key,
                clash.column(),
                typed(clash.column(), clash.base()),
                typed(clash.column(), clash.mine()),
                typed(clash.column(), clash.theirs()),
                author.person(),
                author.at());
    }

    /** Who wrote what stands in these cells, the columns by row; a row that never was in the sheet has no authors. */
    Map<RowKey, Map<String, Author>> of(StoredSheet sheet, Map<RowKey, Set<String>> cells) {
        Map<RowKey, Map<String, Author>> authors = new HashMap<>();
        cells.forEach((key, columns) -> {
            Map<String, Author> row = new HashMap<>();
            for (String column : columns) {
                of(sheet, key, column).ifPresent(by -> row.put(column, new Author(by.person(), by.at())));
            }
            authors.put(key, row);
        });
        return authors;
    }

    private CellValue typed(String column, CellValue plain) {
        Integer position = template.find(column);
        return position == null
                ? plain
                : PlainValues.typed(plain, template.columns().get(position).kind());
    }

    private Optional<Stored> ofRow(StoredSheet sheet, RowKey key) {
        return new ChangeStore(handle).latestOfRow(sheet.number(), key).flatMap(this::submission);
    }

    private Optional<Stored> of(StoredSheet sheet, RowKey key, String column) {
        ChangeStore changes = new ChangeStore(handle);
        Optional<CellChange> own = changes.latest(sheet.number(), key, column);
        if (own.isPresent()) {
            return own.flatMap(this::submission);
        }
        if (new CarriedColumns(template).inherits(column)) {
            for (StoredSheet earlier : new SheetStore(handle).before(sheet.id())) {
                Optional<CellChange> inherited = changes.latest(earlier.number(), key, column);
                if (inherited.isPresent()) {
                    return inherited.flatMap(this::submission);
                }
            }
        }
        return changes.latest(sheet.number(), key, CellChange.ROW).flatMap(this::submission);
    }

    private Optional<Stored> submission(CellChange change) {
        return new SubmissionStore(handle).find(change.submission());
    }
}
