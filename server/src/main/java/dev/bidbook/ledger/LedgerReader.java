package dev.bidbook.ledger;

import dev.bidbook.database.Database;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of sheets: their rows at every revision, who changed them and when. Each call is one transaction and sees
 * one moment. Thread-safe.
 */
public final class LedgerReader {

    private final Database database;
    private final Clock clock;

    LedgerReader(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * The sheet as it is now, or empty if there is none. Cells of formula columns are blank; rows that the report no
     * longer has are there, removed ones are not.
     */
    public Optional<SheetContent> content(Template template, SheetId id) {
        return database.read(handle -> new SheetStore(handle).find(id).map(sheet -> contents(handle, template)
                .now(sheet)));
    }

    /** The revision of the sheet as it is now; empty if there is no such sheet. */
    public Optional<Integer> revision(SheetId id) {
        return database.read(handle -> new SheetStore(handle).find(id).map(StoredSheet::revision));
    }

    /**
     * Goes through the rows that are in the sheet now, without holding more of them than the work does; empty if there is
     * no such sheet. The rows are of one moment; the reading lasts as long as the work, which should not wait for people.
     */
    public <T> Optional<T> stream(Template template, SheetId id, Function<RowStream, T> work) {
        return database.read(handle ->
                new SheetStore(handle).find(id).map(sheet -> new RowStore(handle).present(sheet, template, work)));
    }

    /** The sheet as it was at the revision, from 0; empty if there is no such sheet or it has no such revision yet. */
    public Optional<SheetContent> content(Template template, SheetId id, int revision) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .filter(sheet -> sheet.has(revision))
                .map(sheet -> contents(handle, template).at(sheet, revision)));
    }

    /**
     * Some rows as they were at the revision, or are now where it is null; those that were not in the sheet are not in
     * the map, and there is none where there is no such sheet or revision.
     */
    public Map<RowKey, Row> rows(Template template, SheetId id, @Nullable Integer revision, Set<RowKey> keys) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .filter(sheet -> revision == null || sheet.has(revision))
                .map(sheet ->
                        contents(handle, template).rows(sheet, revision == null ? sheet.revision() : revision, keys))
                .orElse(Map.of()));
    }

    /**
     * What is different now from what the sheet was at the revision; empty if there is no such sheet or it has no such
     * revision yet. It reads only the rows touched since.
     */
    public Optional<SheetChanges> changedSince(Template template, SheetId id, int revision) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .filter(sheet -> sheet.has(revision))
                .map(sheet -> contents(handle, template).since(sheet, revision)));
    }

    /**
     * What a submitter starts from: the sheet at the revision, overlaid with what the same copy in the same person's
     * hands has said and had decided since.
     *
     * @param copy the copy, or null if it was not made in one
     * @throws IllegalArgumentException if there is no such sheet or it has no such revision
     */
    public SheetContent base(Template template, SheetId id, int revision, @Nullable String copy, String person) {
        return database.read(handle -> begun(handle, id, revision)
                .map(sheet -> contents(handle, template).base(sheet, revision, copy, person))
                .orElseGet(() -> new SheetContent(id, 0, List.of())));
    }

    /**
     * The same for work that takes the rows one after another, in the order of their ids, as they come out of the
     * database; they can be taken only until the work ends.
     *
     * @throws IllegalArgumentException if there is no such sheet or it has no such revision
     */
    public <T> T base(
            Template template,
            SheetId id,
            int revision,
            @Nullable String copy,
            String person,
            Function<Iterator<Row>, T> work) {
        return database.read(handle -> begun(handle, id, revision)
                .map(sheet -> contents(handle, template).base(sheet, revision, copy, person, work))
                .orElseGet(() -> work.apply(List.<Row>of().iterator())));
    }

    /** The sheet that has that revision; empty if nobody has begun it, which a copy may be made of. */
    private static Optional<StoredSheet> begun(Handle handle, SheetId id, int revision) {
        Optional<StoredSheet> found = new SheetStore(handle).find(id);
        if (found.isPresent() ? !found.get().has(revision) : revision != 0) {
            throw new IllegalArgumentException(id + " has no revision " + revision);
        }
        return found;
    }

    /** The copy of that id, or empty. */
    public Optional<Copy> copy(String id) {
        return database.read(handle -> new CopyStore(handle).find(id));
    }

    /**
     * Who changed what and when, the latest first, with values of their columns' kinds. Asked for one cell, what it
     * held first follows after its own entries: an inherited value with the entries of the earlier sheets that it comes
     * from, any other with the entry that added the row.
     */
    public List<HistoryEntry> history(Template template, SheetId id, HistoryFilter filter) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .map(sheet -> new History(handle, template).entries(sheet, filter))
                .orElse(List.of()));
    }

    /**
     * The answer that was given to this request before, or empty if it is new. A repetition is not read again: what it
     * changed may make it look wrong by now.
     */
    public Optional<Outcome> answered(SheetId id, String person, Retry retry) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .flatMap(sheet -> Optional.ofNullable(Replays.of(handle, sheet, person, retry, clock.instant()))));
    }

    /** The revision of the latest import into the sheet that was not undone; empty if there is none. */
    public Optional<Integer> lastImport(SheetId id) {
        return database.read(handle -> new SheetStore(handle).find(id).flatMap(sheet -> new SubmissionStore(handle)
                .lastImport(sheet.number())));
    }

    /** The sheet that the submission changed, or empty if there is no such submission. */
    public Optional<SheetId> sheetOf(String submission) {
        return database.read(handle -> new SubmissionStore(handle)
                .find(submission)
                .map(stored -> new SheetStore(handle).byNumber(stored.sheet()).id()));
    }

    /** The revisions of a scope's sheets, by template and period; unlike {@link #sheets} it looks at no rows. */
    public Map<SheetId, Integer> revisions(String scope) {
        return database.read(handle -> new SheetStore(handle).revisions(scope));
    }

    /** How many rows of the sheet, removed ones included, were touched after the revision; 0 if there is no such sheet. */
    public int touchedSince(SheetId id, int revision) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .map(sheet -> new RowStore(handle)
                        .countTouchedAfter(
                                sheet.number(), revision, new ChangeStore(handle).firstAdded(sheet, revision)))
                .orElse(0));
    }

    /**
     * The revisions of the sheet after this one, the latest first.
     *
     * @param most how many at most
     */
    public List<RevisionEntry> revisionsAfter(SheetId id, int revision, int most) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .map(sheet -> new SubmissionStore(handle).revisionsAfter(sheet.number(), revision, most))
                .orElse(List.of()));
    }

    /**
     * Who wrote what stands in some cells now, in this sheet or, for inherited values, in an earlier one. Cells of rows
     * that never were in the sheet are left out.
     *
     * @param cells the columns by row
     */
    public Map<RowKey, Map<String, Author>> authors(Template template, SheetId id, Map<RowKey, Set<String>> cells) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .map(sheet -> new Authors(handle, template).of(sheet, cells))
                .orElse(Map.of()));
    }

    /** The sheets of a scope, by template and period. */
    public List<SheetEntry> sheets(String scope) {
        return database.read(handle -> new SheetStore(handle).entries(scope));
    }

    private static Contents contents(Handle handle, Template template) {
        return new Contents(handle, template);
    }
}
