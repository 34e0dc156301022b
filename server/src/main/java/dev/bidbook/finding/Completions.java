package dev.bidbook.finding;

import dev.bidbook.database.Database;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Closing sheets. A sheet is closed at a revision; every later revision opens it again by being later. Thread-safe.
 */
public final class Completions {

    /** How many of the revisions that reopened a sheet are told. */
    public static final int MOST_SINCE = 50;

    private static final int MOST_ATTEMPTS = 5;

    private final Database database;
    private final LedgerReader ledger;
    private final Clock clock;
    private final Consumer<SheetId> upToDate;
    private volatile BiConsumer<Handle, Completed> witness = (handle, completed) -> {};

    Completions(Database database, LedgerReader ledger, Clock clock, Consumer<SheetId> upToDate) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.upToDate = upToDate;
    }

    /** A sheet and its new completion. */
    public record Completed(SheetId sheet, Completion completion) {}

    /** Tells of every completion within the transaction that stores it; set before the first one. */
    public void witnessedBy(BiConsumer<Handle, Completed> who) {
        witness = who;
    }

    /**
     * Closes a sheet at its present revision if no finding of it waits for an answer. A finding whose rule asks for
     * nothing waits for none.
     *
     * @param most of how many waiting findings to tell, at most
     */
    public CompletionOutcome complete(Template template, SheetId id, String person, int most) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            upToDate.accept(id);
            Optional<Integer> revision = ledger.revision(id);
            if (revision.isEmpty()) {
                return new CompletionOutcome.NoSheet();
            }
            CompletionOutcome outcome = at(template, id, revision.get(), person, most);
            if (outcome != null) {
                return outcome;
            }
        }
        throw new IllegalStateException(id + " changes all the time");
    }

    /** Null if the findings are not any more, or not yet, of that revision. */
    private @Nullable CompletionOutcome at(Template template, SheetId id, int revision, String person, int most) {
        Waiting waiting = new Waiting(most);
        boolean evaluated = database.read(handle -> waiting.read(handle, template, id, revision));
        if (!evaluated) {
            return null;
        }
        if (waiting.count > 0) {
            List<FindingDetails> details = new Details(ledger, template, id).of(waiting.findings, false);
            return new CompletionOutcome.Waiting(revision, waiting.count, details);
        }
        return database.write(handle -> {
            CompletionStore store = new CompletionStore(handle);
            Optional<Completion> before = store.latest(id).filter(completion -> completion.revision() == revision);
            if (before.isPresent()) {
                return new CompletionOutcome.Closed(before.get(), true);
            }
            Completion completion =
                    new Completion(person, clock.instant().truncatedTo(ChronoUnit.MILLIS), revision, List.of());
            store.insert(id, completion);
            witness.accept(handle, new Completed(id, completion));
            return new CompletionOutcome.Closed(completion, false);
        });
    }

    /** The latest completion of a sheet, with what has reopened it since; empty if it was never closed. */
    public Optional<Completion> of(SheetId id) {
        return database.read(handle -> new CompletionStore(handle).latest(id)).map(latest -> since(id, latest));
    }

    /** The latest completions of a scope's sheets. */
    public Map<SheetId, Completion> of(String scope) {
        Map<String, Completion> latest = database.read(handle -> new CompletionStore(handle).latest(scope));
        Map<SheetId, Completion> completions = new HashMap<>();
        if (!latest.isEmpty()) {
            ledger.revisions(scope).forEach((id, revision) -> {
                Completion completion =
                        latest.get(id.template() + "/" + id.period().text());
                if (completion != null) {
                    completions.put(id, completion.revision() == revision ? completion : since(id, completion));
                }
            });
        }
        return completions;
    }

    private Completion since(SheetId id, Completion completion) {
        return new Completion(
                completion.person(),
                completion.at(),
                completion.revision(),
                ledger.revisionsAfter(id, completion.revision(), MOST_SINCE));
    }

    /** The findings that wait for an answer. */
    private static final class Waiting {
        private final int most;
        private final List<Finding> findings = new ArrayList<>();
        private int count;

        Waiting(int most) {
            this.most = most;
        }

        /** False if the findings are of another revision. */
        boolean read(Handle handle, Template template, SheetId id, int revision) {
            FindingStore store = new FindingStore(handle);
            EvaluatedSheet sheet = store.find(id).orElse(null);
            if (sheet == null || sheet.revision() != revision) {
                return false;
            }
            SheetFindings all = new SheetFindings(template, sheet);
            store.each(sheet.number(), null, (RowKey key, StoredFinding stored) -> {
                Finding finding = all.of(key, stored);
                if (finding != null && finding.waits()) {
                    count++;
                    if (findings.size() < most) {
                        findings.add(finding);
                    }
                }
                return true;
            });
            return true;
        }
    }
}
