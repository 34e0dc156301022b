package dev.bidbook.ledger;

import dev.bidbook.ledger.Merge.RowDecision;
import dev.bidbook.ledger.Outcome.Accepted;
import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.ledger.Outcome.Conflicted;
import dev.bidbook.ledger.Outcome.Refused;
import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.ledger.SubmissionStore.Fresh;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** One submission being merged, within one transaction; it reads only the rows that are stated. */
final class Submitting {

    private final Handle handle;
    private final Template template;
    private final Inheritance inheritance;
    private final Submission submission;
    private final Instant now;
    private final Following following;
    private final List<Decided> decisions = new ArrayList<>();
    private int unchanged;

    /** A row with what was decided on it; the row is null if it never was in the sheet. */
    private record Decided(RowKey key, @Nullable StoredRow row, RowDecision decision) {}

    Submitting(
            Handle handle,
            Template template,
            Evaluators.InScope evaluators,
            Submission submission,
            Instant now,
            Following following) {
        this.following = following;
        this.handle = handle;
        this.template = template;
        this.inheritance = new Inheritance(handle, template, evaluators);
        this.submission = submission;
        this.now = now;
        this.unchanged = submission.silent();
    }

    /** Merges and stores nothing. */
    Outcome preview() {
        StoredSheet sheet = new SheetStore(handle)
                .find(submission.sheet())
                .orElseGet(() -> new StoredSheet(0, submission.sheet(), 0, 1));
        Outcome refusal = decide(sheet);
        if (refusal != null) {
            return refusal;
        }
        NextRevision next = next(sheet);
        Consequences.Following consequence = following.of(template, next);
        if (!consequence.problems().isEmpty()) {
            return new Refused(consequence.problems());
        }
        return new Accepted(next.submission(), next.revision(), next.changedCells(), unchanged, false);
    }

    /** Merges and stores, if it can be accepted; the revisions that this makes are added to the list. */
    Outcome store(List<SheetRevision> revisions) {
        SheetStore sheets = new SheetStore(handle);
        StoredSheet sheet = sheets.find(submission.sheet()).orElse(null);
        StoredSheet known = sheet == null ? new StoredSheet(0, submission.sheet(), 0, 1) : sheet;
        Outcome replay = Replays.of(handle, known, submission.person(), submission.retry(), now);
        Outcome refusal = replay != null ? replay : decide(known);
        if (refusal != null) {
            return refusal;
        }
        StoredSheet target =
                sheet != null ? sheet : sheets.create(submission.sheet(), template.version(), now, submission.person());
        NextRevision next = next(target);
        Consequences.Following consequence = following.of(template, next);
        if (!consequence.problems().isEmpty()) {
            return new Refused(consequence.problems());
        }
        Fresh fresh = new Fresh(
                submission.kind(),
                submission.person(),
                now,
                submission.copy(),
                submission.revision(),
                unchanged,
                null,
                submission.retry(),
                null);
        revisions.addAll(Revisions.storeAndFollow(handle, inheritance, next, fresh));
        following.store(consequence.fillings(), next.submission(), submission.person(), now, revisions);
        keepWhatWasSaid(target, next.revision());
        return new Accepted(next.submission(), next.revision(), next.changedCells(), unchanged, false);
    }

    private @Nullable Outcome decide(StoredSheet sheet) {
        Problem unknown = unknownSheetOrRevision(sheet);
        if (unknown != null) {
            return new Refused(List.of(unknown));
        }
        Integer stated = submission.revision();
        int revision = stated == null ? sheet.revision() : stated;
        List<RowKey> keys = submission.statements().stream().map(Statement::key).toList();
        Bases bases = new Bases(handle, sheet, revision, submission.copy(), submission.person(), keys);
        Map<RowKey, StoredRow> rows = new RowStore(handle).byKey(sheet.number(), keys);
        StatementCheck check = new StatementCheck(template);
        Merge merge = new Merge(submission.resolutions(), keyColumns());
        List<Conflict> conflicts = new ArrayList<>();
        Authors authors = new Authors(handle, template);
        for (Statement statement : submission.statements()) {
            StoredRow row = rows.get(statement.key());
            Map<String, CellValue> stored = row == null || row.removed ? null : row.cells;
            Map<String, CellValue> base = bases.of(statement.key(), row);
            Map<String, CellValue> mine = check.cells(statement, stored, base);
            Map<String, CellValue> theirs = stored == null || row == null ? stored : asIfKept(row, base, mine);
            Merge.Sides sides = new Merge.Sides(base, bases.statedRemoved(statement.key()), theirs, rowTheirs(row));
            RowDecision decision = merge.row(statement.key(), sides, mine, statement.delete());
            decisions.add(new Decided(statement.key(), row, decision));
            unchanged += decision.unchanged();
            for (Merge.Clash clash : decision.clashes()) {
                conflicts.add(authors.conflict(sheet, statement.key(), clash));
            }
        }
        if (!check.problems().isEmpty()) {
            return new Refused(check.problems());
        }
        return conflicts.isEmpty() ? null : new Conflicted(sheet.revision(), conflicts);
    }

    /**
     * The row's cells, with those put back that were let go because nothing asks for them any more and that the submitter
     * writes anew: nobody wrote the blank, so that nobody is contradicted.
     */
    private Map<String, CellValue> asIfKept(
            StoredRow row, @Nullable Map<String, CellValue> base, Map<String, CellValue> mine) {
        Map<String, CellValue> kept = new LinkedHashMap<>();
        mine.forEach((column, value) -> {
            CellValue before = base == null ? Blank.BLANK : base.getOrDefault(column, Blank.BLANK);
            boolean letGo = inheritance.columns().isAsked(column)
                    && row.get(column).isBlank()
                    && !row.own().contains(column);
            if (letGo && !before.isBlank() && !value.isBlank()) {
                kept.put(column, before);
            }
        });
        if (kept.isEmpty()) {
            return row.cells;
        }
        Map<String, CellValue> cells = new LinkedHashMap<>(row.cells);
        cells.putAll(kept);
        return cells;
    }

    private Set<String> keyColumns() {
        return template.key().stream()
                .map(position -> template.columns().get(position).name())
                .collect(Collectors.toSet());
    }

    private @Nullable Problem unknownSheetOrRevision(StoredSheet sheet) {
        Integer revision = submission.revision();
        if (sheet.revision() == 0 && template.rows() != RowsFrom.PEOPLE) {
            return new Problem(
                    ProblemType.UNKNOWN_ROW,
                    Place.NOWHERE,
                    null,
                    null,
                    sheet.id() + " has no report yet.",
                    "Import the report of " + sheet.id().period() + " first.");
        }
        int least = template.rows() == RowsFrom.PEOPLE ? 0 : 1;
        if (revision != null && (revision < least || revision > sheet.revision())) {
            return new Problem(
                    ProblemType.UNKNOWN_COPY,
                    Place.NOWHERE,
                    revision.toString(),
                    null,
                    "It was made from revision " + revision + ", but " + sheet.id() + " has revisions 1 to "
                            + sheet.revision() + ".",
                    "Download a new copy and bring your changes into it.");
        }
        return null;
    }

    /** What others did to the row as a whole; it names the revision, so that a choice is known to be about this. */
    private static CellValue rowTheirs(@Nullable StoredRow row) {
        if (row == null) {
            return Blank.BLANK;
        }
        return new CellValue.Text((row.removed ? "removed" : "changed") + " in revision " + row.touched);
    }

    private NextRevision next(StoredSheet sheet) {
        NextRevision next = new NextRevision(sheet, Identifiers.submission());
        Map<StoredRow, Set<String>> released = new LinkedHashMap<>();
        IdentityHashMap<RowDecision, StoredRow> added = new IdentityHashMap<>();
        for (Decided decided : decisions) {
            StoredRow row = decided.row();
            RowDecision decision = decided.decision();
            if (decision.fate() == Merge.Fate.ADDED) {
                added.put(decision, row == null ? add(next, decided) : addAgain(next, row, decision, released));
            } else if (row != null) {
                change(next, row, decision);
            }
        }
        inheritance.settle(next, released);
        // What the new row inherits is in the copy's hands as well: it may remove the row again without a question.
        added.forEach((decision, row) -> row.cells.forEach(decision.said()::putIfAbsent));
        return next;
    }

    private static void change(NextRevision next, StoredRow row, RowDecision decision) {
        if (decision.fate() == Merge.Fate.REMOVED) {
            next.remove(row);
        } else if (decision.fate() == Merge.Fate.RESTORED) {
            next.restore(row);
        }
        decision.changes().forEach((column, value) -> next.set(row, column, value, true));
        decision.lost().forEach((column, value) -> next.lost(row, column, row.get(column), value));
    }

    private static StoredRow add(NextRevision next, Decided decided) {
        Map<String, CellValue> cells = new LinkedHashMap<>(decided.decision().changes());
        cells.values().removeIf(CellValue::isBlank);
        return next.add(decided.key(), cells, decided.decision().changes().keySet(), null, true);
    }

    /** Brings a removed row back with what is said alone. */
    private StoredRow addAgain(
            NextRevision next, StoredRow row, RowDecision decision, Map<StoredRow, Set<String>> released) {
        next.restore(row);
        Set<String> columns = new LinkedHashSet<>(row.cells.keySet());
        columns.addAll(decision.changes().keySet());
        for (String column : columns) {
            CellValue value = decision.changes().get(column);
            if (value != null) {
                next.set(row, column, value, true);
            } else if (inheritance.columns().inherits(column)) {
                released.computeIfAbsent(row, any -> new HashSet<>()).add(column);
            } else if (!inheritance.columns().isComputed(column)) {
                next.set(row, column, Blank.BLANK, false);
            }
        }
        return row;
    }

    private void keepWhatWasSaid(StoredSheet sheet, int revision) {
        String copy = submission.copy();
        if (copy == null) {
            return;
        }
        Map<RowKey, Map<String, CellValue>> said = new LinkedHashMap<>();
        for (Decided decided : decisions) {
            if (!decided.decision().said().isEmpty()) {
                said.put(decided.key(), decided.decision().said());
            }
        }
        new CopyStore(handle).state(sheet.number(), copy, submission.person(), revision, said);
    }
}
