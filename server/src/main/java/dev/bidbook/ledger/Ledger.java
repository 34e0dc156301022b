package dev.bidbook.ledger;

import dev.bidbook.database.Database;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.ledger.UndoResult.NothingToUndo;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is stored of sheets: their rows at every revision, and how they change. Each call is one transaction: it sees one
 * moment, and what it stores is stored whole and durably when it returns. Thread-safe.
 */
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Database database;
    private final Evaluators evaluators;
    private final Clock clock;
    private volatile Consequences consequences = Consequences.NONE;
    private volatile BiConsumer<Handle, SheetRevision> witness = (handle, revision) -> {};
    private volatile Forerunner forerunner = Forerunner.NONE;
    private volatile Instant retryKeysLookedAt = Instant.EPOCH;
    private final List<Consumer<SheetRevision>> listeners = new CopyOnWriteArrayList<>();

    /** The ledger in this database; the clock gives the time of submissions. */
    public Ledger(Database database, Clock clock) {
        this(database, Evaluators.compiling(), clock);
    }

    /** The same, with the formulas by which it is told what rows ask. */
    public Ledger(Database database, Evaluators evaluators, Clock clock) {
        this.database = database;
        this.evaluators = evaluators;
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
                .filter(sheet -> revision >= 0 && revision <= sheet.revision())
                .map(sheet -> contents(handle, template).at(sheet, revision)));
    }

    /**
     * Some rows as they were at the revision, or are now where it is null; those that were not in the sheet are not in
     * the map, and there is none where there is no such sheet or revision.
     */
    public Map<RowKey, Row> rows(Template template, SheetId id, @Nullable Integer revision, Set<RowKey> keys) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .filter(sheet -> revision == null || (revision >= 0 && revision <= sheet.revision()))
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
                .filter(sheet -> revision >= 0 && revision <= sheet.revision())
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
        return database.read(handle -> {
            Optional<StoredSheet> found = new SheetStore(handle).find(id);
            // A copy may be made of a sheet that nobody has begun.
            if (found.isEmpty() && revision == 0) {
                return new SheetContent(id, 0, List.of());
            }
            StoredSheet sheet = found.filter(stored -> revision >= 0 && revision <= stored.revision())
                    .orElseThrow(() -> new IllegalArgumentException(id + " has no revision " + revision));
            return contents(handle, template).base(sheet, revision, copy, person);
        });
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
        return database.read(handle -> {
            Optional<StoredSheet> found = new SheetStore(handle).find(id);
            if (found.isEmpty() && revision == 0) {
                return work.apply(List.<Row>of().iterator());
            }
            StoredSheet sheet = found.filter(stored -> revision >= 0 && revision <= stored.revision())
                    .orElseThrow(() -> new IllegalArgumentException(id + " has no revision " + revision));
            return contents(handle, template).base(sheet, revision, copy, person, work);
        });
    }

    /**
     * Merges a submission into its sheet, cell by cell, three ways: accepted whole or not at all. Where rows are people's
     * it makes the sheet if there is none.
     */
    public Outcome submit(Template template, Submission submission) {
        Evaluators.InScope inScope = inScope(template, submission.sheet());
        List<SheetRevision> revisions = new ArrayList<>();
        Outcome outcome = database.write(handle -> {
            forgetOldRetryKeys(handle, submission.retry());
            Outcome stored = new Submitting(handle, template, inScope, submission, clock.instant(), following(handle))
                    .store(revisions);
            witness(handle, revisions);
            return stored;
        });
        tell(revisions);
        return outcome;
    }

    /**
     * The answer to a request that came before under the same retry key; empty if none did.
     *
     * @param person who sends it: a retry key is that person's, for this sheet
     */
    public Optional<Outcome> replay(SheetId id, String person, Retry retry) {
        return database.read(handle -> new SheetStore(handle)
                .find(id)
                .map(sheet -> Replays.of(handle, sheet, person, retry, clock.instant())));
    }

    /** What {@link #submit} would answer now; nothing is stored, and the submission's id means nothing. */
    public Outcome preview(Template template, Submission submission) {
        Evaluators.InScope inScope = inScope(template, submission.sheet());
        return database.read(handle ->
                new Submitting(handle, template, inScope, submission, clock.instant(), following(handle)).preview());
    }

    /**
     * Brings a report into the sheet of its period, making the sheet if there is none. Columns of the report change,
     * what people wrote never does; lines that the report no longer has stay, marked.
     *
     * @param rows the report's lines, each with one value per column of the template; their keys differ, {@link
     *     IllegalArgumentException} if not. Only report columns and the server's count of differing duplicates are read
     * @param retry what makes a repetition of the same request harmless, or null
     */
    public ImportResult importReport(
            Template template, SheetId id, String person, List<List<CellValue>> rows, @Nullable Retry retry) {
        Evaluators.InScope inScope = inScope(template, id);
        List<SheetRevision> revisions = new ArrayList<>();
        try (Forerunner.Run run = forerunner.before(template, id)) {
            ImportResult result = database.write(handle -> {
                forgetOldRetryKeys(handle, retry);
                ImportResult stored = new Importing(handle, template, inScope, id, person, clock.instant())
                        .store(rows, retry, revisions, run);
                witness(handle, revisions);
                return stored;
            });
            tell(revisions);
            return result;
        }
    }

    /** The copy of that id, or empty. */
    public Optional<Copy> copy(String id) {
        return database.read(handle -> new CopyStore(handle).find(id));
    }

    /** A copy of a sheet at a revision for a person, with an id of its own; it is not stored. */
    public Copy newCopy(SheetId id, int revision, String person) {
        return new Copy(Identifiers.copy(), id, revision, person, clock.instant());
    }

    /** Stores a copy, durably when this returns; nobody may have it before. */
    public void store(Copy copy) {
        database.writing(handle -> new CopyStore(handle).insert(copy));
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

    /**
     * Takes a submission back, leaving alone what was changed since. It makes a revision, and can itself be undone.
     *
     * @param submission the id of what is to be undone
     * @param preview whether only to list what would go back
     * @param templates finds the template of the sheet by its name
     */
    public UndoResult undo(
            String submission, String person, boolean preview, Function<String, Optional<Template>> templates) {
        SheetId sheet = sheetOf(submission).orElse(null);
        if (sheet == null) {
            return new UndoResult.UnknownSubmission();
        }
        Template template = templates.apply(sheet.template()).orElse(null);
        Evaluators.InScope inScope = template == null ? null : inScope(template, sheet);
        if (preview) {
            return database.read(handle -> undo(handle, submission, template, inScope, Undoing::preview));
        }
        List<SheetRevision> revisions = new ArrayList<>();
        Instant now = clock.instant();
        UndoResult result = database.write(handle -> {
            Stored undone = new SubmissionStore(handle).find(submission).orElse(null);
            UndoResult stored =
                    undo(handle, submission, template, inScope, undoing -> undoing.store(person, now, revisions));
            if (undone != null && stored instanceof UndoResult.Undone done && done.submission() != null) {
                following(handle).undo(undone, person, now, templates, revisions);
            }
            witness(handle, revisions);
            return stored;
        });
        tell(revisions);
        return result;
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

    /**
     * Calls the listener after every new revision, in the thread that made it and after it is stored, also for sheets of
     * later periods that followed. What a listener throws is logged and hinders nobody.
     */
    public void onRevision(Consumer<SheetRevision> listener) {
        listeners.add(listener);
    }

    /** Tells of every new revision within the transaction that stores it; set before the first one. */
    public void witnessedBy(BiConsumer<Handle, SheetRevision> who) {
        witness = who;
    }

    private void witness(Handle handle, List<SheetRevision> revisions) {
        revisions.forEach(revision -> witness.accept(handle, revision));
    }

    /** Lets somebody begin work on imported rows while they are being stored; set before the first one. */
    public void announceTo(Forerunner who) {
        forerunner = who;
    }

    /** Asks for what every submission fills in other sheets; set before the first one. */
    public void follow(Consequences what) {
        consequences = what;
    }

    /**
     * Makes or renews the SQL view by which other tools read the template's sheets. If the template is not what it was,
     * its sheets are brought up to date with its rules.
     */
    public void createView(Template template) {
        boolean renewed = database.write(handle -> new ViewStore(handle).create(template));
        if (renewed && Renewal.concerns(template)) {
            database.read(handle -> new SheetStore(handle).scopes(template.name()))
                    .forEach(scope -> renew(template, scope, "Bidbook"));
        }
    }

    /**
     * Brings the sheets of a scope up to date with rules or parameters that have become others: what is inherited as long
     * as a rule asks, and what the server counts. Each sheet that changes has a revision; nothing that people wrote does.
     *
     * @param person who brought it about
     */
    public void renew(Template template, String scope, String person) {
        if (!Renewal.concerns(template)) {
            return;
        }
        Evaluators.InScope inScope = evaluators.of(template, scope);
        tell(database.write(handle -> new Renewal(handle, template, inScope).store(scope, person, clock.instant())));
    }

    private Following following(Handle handle) {
        return new Following(handle, consequences, evaluators);
    }

    private Evaluators.InScope inScope(Template template, SheetId sheet) {
        return evaluators.of(template, sheet.scope());
    }

    /** Once a day, beside a request that has one, retry keys that are not answered any more are forgotten. */
    private void forgetOldRetryKeys(Handle handle, @Nullable Retry retry) {
        Instant now = clock.instant();
        if (retry != null && now.isAfter(retryKeysLookedAt.plus(Duration.ofDays(1)))) {
            new SubmissionStore(handle).forgetOldRetryKeys(now);
            retryKeysLookedAt = now;
        }
    }

    private static Contents contents(Handle handle, Template template) {
        return new Contents(handle, template);
    }

    private static UndoResult undo(
            Handle handle,
            String submission,
            @Nullable Template template,
            Evaluators.@Nullable InScope inScope,
            Function<Undoing, UndoResult> work) {
        Stored undone = new SubmissionStore(handle).find(submission).orElseThrow();
        NothingToUndo nothing = Undoing.nothingToUndo(handle, undone);
        if (nothing != null) {
            return nothing;
        } else if (template == null || inScope == null) {
            String name = new SheetStore(handle).byNumber(undone.sheet()).id().template();
            return new NothingToUndo("Its template " + name + " is not on this server any more.");
        }
        return work.apply(new Undoing(handle, template, inScope, undone));
    }

    private void tell(List<SheetRevision> revisions) {
        for (SheetRevision revision : revisions) {
            for (Consumer<SheetRevision> listener : listeners) {
                try {
                    listener.accept(revision);
                } catch (RuntimeException e) {
                    LOG.error("A listener failed on {}", revision, e);
                }
            }
        }
    }
}
