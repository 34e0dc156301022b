package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.ledger.Consequences.Filling;
import dev.bidbook.ledger.Consequences.RowChange;
import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What follows from one sheet's next revision in other sheets, within its transaction. */
final class Following {

    private final Handle handle;
    private final Consequences consequences;
    private final Evaluators evaluators;

    Following(Handle handle, Consequences consequences, Evaluators evaluators) {
        this.evaluators = evaluators;
        this.handle = handle;
        this.consequences = consequences;
    }

    /** What follows from a revision that is not stored yet. */
    Consequences.Following of(Template template, NextRevision next) {
        if (consequences == Consequences.NONE || !next.isReal()) {
            return Consequences.Following.NOTHING;
        }
        return consequences.of(new StoredMoment(handle), template, next.sheet().id(), changes(template, next));
    }

    /** Stores what is filled, and what follows from that in turn; the revisions that this makes are added to the list. */
    void store(List<Filling> fillings, String submission, String person, Instant now, List<SheetRevision> revisions) {
        for (Filling filling : fillings) {
            StoredSheet sheet = new SheetStore(handle).find(filling.sheet()).orElse(null);
            Inheritance inheritance = inheritance(filling.template(), filling.sheet());
            NextRevision next = sheet == null ? null : filled(sheet, filling, inheritance);
            if (next != null && next.isReal()) {
                Fresh fresh = new Fresh(Submission.Kind.FILLED, person, now, null, null, 0, submission, null, null);
                List<Filling> further = of(filling.template(), next).fillings();
                revisions.addAll(Revisions.storeAndFollow(handle, inheritance, next, fresh));
                store(further, next.submission(), person, now, revisions);
            }
        }
    }

    private Inheritance inheritance(Template template, SheetId sheet) {
        return new Inheritance(handle, template, evaluators.of(template, sheet.scope()));
    }

    private NextRevision filled(StoredSheet sheet, Filling filling, Inheritance inheritance) {
        NextRevision next = new NextRevision(sheet, Identifiers.submission());
        Map<RowKey, StoredRow> rows =
                new RowStore(handle).byKey(sheet.number(), filling.cells().keySet());
        filling.cells().forEach((key, cells) -> {
            StoredRow row = rows.get(key);
            if (row != null && !row.removed) {
                cells.forEach((column, value) -> next.set(row, column, PlainValues.plain(value), true));
            }
        });
        inheritance.settle(next, Map.of());
        return next;
    }

    /**
     * Takes back what an undone submission filled, or fills it again when its undo is undone; the revisions that this
     * makes are added to the list.
     *
     * @param undone the submission that has just been taken back
     */
    void undo(
            Stored undone,
            String person,
            Instant now,
            Function<String, Optional<Template>> templates,
            List<SheetRevision> revisions) {
        SubmissionStore store = new SubmissionStore(handle);
        boolean again = undone.kind() == Submission.Kind.UNDO;
        String filler = again ? undone.source() : undone.id();
        for (Stored filled : filler == null ? List.<Stored>of() : store.filledBy(filler)) {
            String by = filled.undoneBy();
            Stored back = again ? (by == null ? null : store.find(by).orElse(null)) : by == null ? filled : null;
            if (back != null) {
                SheetId sheet = new SheetStore(handle).byNumber(back.sheet()).id();
                templates.apply(sheet.template()).ifPresent(template -> {
                    new Undoing(handle, template, evaluators.of(template, sheet.scope()), back)
                            .store(person, now, revisions);
                    undo(back, person, now, templates, revisions);
                });
            }
        }
    }

    private List<RowChange> changes(Template template, NextRevision next) {
        Map<Integer, Map<String, CellValue>> before = new HashMap<>();
        Map<Integer, Boolean> wasThere = new HashMap<>();
        for (StoredRow row : next.rows()) {
            before.put(row.id, new LinkedHashMap<>(row.cells));
            wasThere.put(row.id, !row.removed);
        }
        List<CellChange> changes = next.changes();
        for (int i = changes.size() - 1; i >= 0; i--) {
            CellChange change = changes.get(i);
            if (change.column().equals(CellChange.ROW)) {
                wasThere.put(change.rowId(), change.what() == What.REMOVED);
            } else if (change.what() == What.CHANGED) {
                before.computeIfAbsent(change.rowId(), none -> new LinkedHashMap<>())
                        .put(change.column(), change.oldValue());
            }
        }
        Contents contents = new Contents(handle, template);
        List<RowChange> rows = new ArrayList<>();
        for (StoredRow row : next.rows()) {
            rows.add(new RowChange(
                    side(
                            contents,
                            row,
                            Boolean.TRUE.equals(wasThere.get(row.id)),
                            before.getOrDefault(row.id, Map.of())),
                    side(contents, row, !row.removed, row.cells)));
        }
        return rows;
    }

    private static @Nullable Row side(Contents contents, StoredRow row, boolean there, Map<String, CellValue> cells) {
        return there ? contents.typed(row, cells) : null;
    }
}
