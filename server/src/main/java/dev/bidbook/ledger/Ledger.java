package dev.bidbook.ledger;

import dev.bidbook.database.Database;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.ledger.UndoResult.NothingToUndo;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How sheets change. Each call is one transaction: it sees one moment, and what it stores is stored whole and durably when
 * it returns. What is stored is read by {@link #reader()}. Thread-safe.
 */
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Database database;
    private final LedgerReader reader;
    private final Evaluators evaluators;
    private final Executor workers;
    private final Clock clock;
    private volatile Consequences consequences = Consequences.NONE;
    private volatile BiConsumer<Handle, SheetRevision> witness = (handle, revision) -> {};
    private volatile Forerunner forerunner = Forerunner.NONE;
    private volatile Instant retryKeysLookedAt = Instant.EPOCH;
    private final List<Consumer<SheetRevision>> listeners = new CopyOnWriteArrayList<>();

    /** The ledger in this database; the clock gives the time of submissions. */
    public Ledger(Database database, Clock clock) {
        this(database, Evaluators.compiling(), Runnable::run, clock);
    }

    /**
     * The same.
     *
     * @param evaluators the formulas by which it is told what rows ask
     * @param workers who may help with imports of many rows; one that refuses leaves the work to whoever imports
     */
    public Ledger(Database database, Evaluators evaluators, Executor workers, Clock clock) {
        this.database = database;
        this.reader = new LedgerReader(database, clock);
        this.evaluators = evaluators;
        this.workers = workers;
        this.clock = clock;
    }

    /** What is stored, for those who change nothing. */
    public LedgerReader reader() {
        return reader;
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
     * @param lines the report's lines by the keys that the template has for them, in the report's order, each with one
     *     value per column of the template. Only key and report columns and the server's count of differing duplicates are read
     * @param retry what makes a repetition of the same request harmless, or null
     */
    public ImportResult importReport(
            Template template,
            SheetId id,
            String person,
            Map<RowKey, ? extends List<CellValue>> lines,
            @Nullable Retry retry) {
        Evaluators.InScope inScope = inScope(template, id);
        List<SheetRevision> revisions = new ArrayList<>();
        try (Forerunner.Run run = forerunner.before(template, id)) {
            ImportResult result = database.write(handle -> {
                forgetOldRetryKeys(handle, retry);
                ImportResult stored = new Importing(handle, template, inScope, workers, id, person, clock.instant())
                        .store(lines, retry, revisions, run);
                witness(handle, revisions);
                return stored;
            });
            tell(revisions);
            return result;
        }
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
     * Takes a submission back, leaving alone what was changed since. It makes a revision, and can itself be undone.
     *
     * @param submission the id of what is to be undone
     * @param preview whether only to list what would go back
     * @param templates finds the template of the sheet by its name
     */
    public UndoResult undo(
            String submission, String person, boolean preview, Function<String, Optional<Template>> templates) {
        SheetId sheet = reader.sheetOf(submission).orElse(null);
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
