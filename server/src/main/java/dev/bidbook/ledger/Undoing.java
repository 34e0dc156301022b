package dev.bidbook.ledger;

import dev.bidbook.ledger.CellChange.What;
import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.ledger.UndoResult.KeptCell;
import dev.bidbook.ledger.UndoResult.NothingToUndo;
import dev.bidbook.ledger.UndoResult.Undone;
import dev.bidbook.ledger.UndoResult.UndoneCell;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One submission being taken back, within one transaction. */
final class Undoing {

    private static final CellValue HERE = new CellValue.Text("in the sheet");
    private static final CellValue REMOVED = new CellValue.Text("removed");

    private final Handle handle;
    private final Template template;
    private final Stored undone;
    private final StoredSheet sheet;
    private final Inheritance inheritance;
    private final NextRevision next;
    private final Map<String, Deque<CellChange>> laterByCell = new HashMap<>();
    private final Map<Integer, CellChange> laterByRow = new HashMap<>();
    private final Map<String, Stored> submissions = new HashMap<>();
    private final Map<StoredRow, Set<String>> released = new LinkedHashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private final List<KeptCell> kept = new ArrayList<>();
    private int undoneCount;
    private int keptCount;

    /** What went back; a null value is what the row's cell has in the end. */
    private record Taken(CellChange entry, StoredRow row, CellValue from, @Nullable CellValue to) {}

    Undoing(Handle handle, Template template, Evaluators.InScope evaluators, Stored undone) {
        this.handle = handle;
        this.template = template;
        this.undone = undone;
        this.sheet = new SheetStore(handle).byNumber(undone.sheet());
        this.inheritance = new Inheritance(handle, template, evaluators);
        this.next = new NextRevision(sheet, Identifiers.submission());
    }

    /** Why there is nothing to take back, or null if there is. */
    static @Nullable NothingToUndo nothingToUndo(Handle handle, Stored undone) {
        String by = undone.undoneBy();
        if (by != null) {
            Stored undo = new SubmissionStore(handle).find(by).orElseThrow();
            return new NothingToUndo("It was undone before, by " + undo.person() + " at " + undo.at()
                    + ". To have it back, undo submission " + by + ".");
        } else if (undone.kind() == Submission.Kind.INHERITED) {
            if (undone.source() == null) {
                return new NothingToUndo("It only follows the rules and parameters of the sheet.");
            }
            return new NothingToUndo(
                    "It only follows the sheet of an earlier period. Undo submission " + undone.source() + " instead.");
        } else if (undone.kind() == Submission.Kind.DERIVED) {
            return new NothingToUndo(
                    "It only follows the sheet that its rows are derived from. Undo what was submitted there instead.");
        } else if (undone.kind() == Submission.Kind.FILLED) {
            Stored filler = filler(handle, undone);
            return new NothingToUndo("It was filled by " + filler.person() + "'s submission to "
                    + new SheetStore(handle).byNumber(filler.sheet()).id() + ". Undo submission " + filler.id()
                    + " instead.");
        } else if (undone.changed() == 0
                && new ChangeStore(handle).of(undone.id()).isEmpty()) {
            return new NothingToUndo("It changed nothing.");
        }
        return null;
    }

    private static Stored filler(Handle handle, Stored filled) {
        String source = filled.source();
        return new SubmissionStore(handle).find(source == null ? "" : source).orElseThrow();
    }

    /** Lists what would go back. */
    Undone preview() {
        plan();
        return result(null, true);
    }

    /** Takes it back; the revisions that this makes are added to the list. */
    Undone store(String person, Instant now, List<SheetRevision> revisions) {
        plan();
        if (!next.isReal()) {
            return result(null, false);
        }
        Fresh fresh = new Fresh(Submission.Kind.UNDO, person, now, null, null, 0, undone.id(), null, null);
        revisions.addAll(Revisions.storeAndFollow(handle, inheritance, next, fresh));
        SubmissionStore store = new SubmissionStore(handle);
        store.undone(undone.id(), next.submission());
        String source = undone.source();
        if (undone.kind() == Submission.Kind.UNDO && source != null) {
            store.undone(source, null);
        }
        return result(next.submission(), false);
    }

    private Undone result(@Nullable String submission, boolean preview) {
        return new Undone(
                sheet.id(),
                submission,
                next.revision(),
                undoneCount,
                taken.stream().map(this::cell).toList(),
                keptCount,
                kept,
                preview);
    }

    private UndoneCell cell(Taken each) {
        CellValue to = each.to() == null ? each.row().get(each.entry().column()) : each.to();
        return new UndoneCell(
                each.entry().key(), each.entry().column(), typed(each.entry(), each.from()), typed(each.entry(), to));
    }

    private void plan() {
        List<CellChange> entries = new ArrayList<>(new ChangeStore(handle).of(undone.id()));
        // What follows from others is made anew, whatever it was.
        entries.removeIf(
                entry -> entry.what() == What.LOST || inheritance.columns().isComputed(entry.column()));
        if (entries.isEmpty()) {
            return;
        }
        gatherLater(entries.get(entries.size() - 1).ordinal());
        Set<RowKey> keys = new LinkedHashSet<>();
        entries.forEach(entry -> keys.add(entry.key()));
        Map<RowKey, StoredRow> rows = new RowStore(handle).byKey(sheet.number(), keys);
        for (int i = entries.size() - 1; i >= 0; i--) {
            CellChange entry = entries.get(i);
            StoredRow row = rows.get(entry.key());
            if (row == null) {
                throw new IllegalStateException("a changed row is not stored");
            } else if (entry.column().equals(CellChange.ROW)) {
                undoRow(entry, row);
            } else {
                undoCell(entry, row);
            }
        }
        inheritance.settle(next, released);
    }

    /** What was changed since, but for what has been taken back since as well: that nobody sees any more. */
    private void gatherLater(int ordinal) {
        for (CellChange change : new ChangeStore(handle).after(sheet.number(), ordinal)) {
            Stored by = submission(change);
            Deque<CellChange> later = laterByCell.computeIfAbsent(cell(change), any -> new ArrayDeque<>());
            CellChange last = later.peekLast();
            if (by.kind() == Submission.Kind.UNDO
                    && last != null
                    && last.submission().equals(by.source())) {
                later.removeLast();
            } else {
                later.addLast(change);
            }
        }
        for (Deque<CellChange> ofCell : laterByCell.values()) {
            for (CellChange change : ofCell) {
                if (submission(change).kind() != Submission.Kind.INHERITED
                        && !inheritance.columns().isComputed(change.column())) {
                    laterByRow.merge(change.rowId(), change, Undoing::latest);
                }
            }
        }
    }

    private static String cell(CellChange change) {
        return change.rowId() + " " + change.column();
    }

    private static CellChange latest(CellChange one, CellChange other) {
        return one.ordinal() > other.ordinal() ? one : other;
    }

    private @Nullable CellChange later(StoredRow row, String column) {
        Deque<CellChange> later = laterByCell.get(row.id + " " + column);
        return later == null ? null : later.peekLast();
    }

    private void undoRow(CellChange entry, StoredRow row) {
        boolean came = entry.what() != What.REMOVED;
        CellChange later = came ? laterByRow.get(row.id) : later(row, CellChange.ROW);
        if (later != null) {
            keep(entry, later);
        } else if (came && !row.removed) {
            next.remove(row);
            undone(entry, row, HERE, REMOVED);
        } else if (!came && row.removed) {
            next.restore(row);
            undone(entry, row, REMOVED, HERE);
        }
    }

    private void undoCell(CellChange entry, StoredRow row) {
        CellChange later = later(row, entry.column());
        CellChange laterRow = later(row, CellChange.ROW);
        if (later != null || (laterRow != null && row.removed)) {
            keep(entry, later != null ? later : laterRow);
            return;
        }
        CellValue value = entry.oldValue();
        if (entry.column().equals(CellChange.GONE)) {
            next.gone(row, value.isBlank() ? null : value.display());
        } else if (!entry.wasOwn() && inheritance.columns().inherits(entry.column())) {
            // The earlier sheet may have moved on since; the cell inherits what stands there now.
            released.computeIfAbsent(row, any -> new HashSet<>()).add(entry.column());
            undone(entry, row, entry.newValue(), null);
            return;
        } else {
            next.set(row, entry.column(), value, entry.wasOwn());
        }
        undone(entry, row, entry.newValue(), value);
    }

    private void undone(CellChange entry, StoredRow row, CellValue from, @Nullable CellValue to) {
        undoneCount++;
        if (taken.size() < UndoResult.MOST_CELLS) {
            taken.add(new Taken(entry, row, from, to));
        }
    }

    private void keep(CellChange entry, @Nullable CellChange later) {
        keptCount++;
        if (later != null && kept.size() < UndoResult.MOST_CELLS) {
            Stored by = submission(later);
            kept.add(new KeptCell(entry.key(), entry.column(), by.person(), by.at()));
        }
    }

    private Stored submission(CellChange change) {
        return submissions.computeIfAbsent(
                change.submission(), id -> new SubmissionStore(handle).find(id).orElseThrow());
    }

    private CellValue typed(CellChange entry, CellValue plain) {
        Integer position = template.find(entry.column());
        return position == null
                ? plain
                : PlainValues.typed(plain, template.columns().get(position).kind());
    }
}
