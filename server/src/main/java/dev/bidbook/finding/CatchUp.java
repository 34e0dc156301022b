package dev.bidbook.finding;

import dev.bidbook.database.Database;
import dev.bidbook.ledger.Forerunner;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.SheetChanges;
import dev.bidbook.sheet.Period;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings the findings of a scope's sheets of one template up to what the ledger holds now, sheet after sheet in the order
 * of their periods. Of a sheet only the rows are evaluated that were touched since, here or in the sheet before; the
 * whole sheet where the day, the rules or a parameter is another, or where what was done cannot be told any more.
 * Thread-safe; who runs it twice at a time for the same sheets does the work twice.
 */
final class CatchUp {

    /** Past so many rows it is less work to evaluate the whole sheet. */
    static final int MOST_ROWS = 2_000;

    private static final int MOST_ATTEMPTS = 5;

    private final Database database;
    private final LedgerReader ledger;
    private final Executor workers;
    private final Clock clock;
    private final Evaluators evaluators = new Evaluators();
    private final EarlyJudging early;

    /**
     * For the sheets in a ledger.
     *
     * @param bases what decides the findings of a template and scope beside the rows
     */
    CatchUp(
            Database database,
            LedgerReader ledger,
            BiFunction<Template, String, Basis> bases,
            Executor workers,
            Clock clock) {
        this.database = database;
        this.ledger = ledger;
        this.workers = workers;
        this.clock = clock;
        this.early = new EarlyJudging(bases, this::asOf, evaluators, workers);
    }

    /** Judges the rows of imports while they are being stored. */
    Forerunner forerunner() {
        return early;
    }

    /** What formulas of a sheet take for today. */
    LocalDate asOf(SheetId id) {
        LocalDate today = LocalDate.now(clock);
        return id.period().lastDay().filter(last -> last.isBefore(today)).orElse(today);
    }

    /** Brings all sheets up to date; those of the template that the ledger does not have are not there. */
    void run(Basis basis, String scope) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (once(basis, scope)) {
                return;
            }
        }
        throw new IllegalStateException("another program evaluates the same sheets all the time");
    }

    /**
     * The sheet before, done.
     *
     * @param id which sheet
     * @param evaluationBefore at which evaluation it was before this run
     * @param now up to where it is known now
     * @param changed the rows whose values or findings may have changed in this run, or null for all
     */
    private record Done(SheetId id, int evaluationBefore, EvaluatedSheet now, @Nullable Set<RowKey> changed) {}

    /** False if another program did the same meanwhile. */
    private boolean once(Basis basis, String scope) {
        String template = basis.template().name();
        Map<String, EvaluatedSheet> known = database.read(handle -> new FindingStore(handle).sheets(template, scope));
        Done before = null;
        for (Map.Entry<SheetId, Integer> sheet : ledger.revisions(scope).entrySet()) {
            SheetId id = sheet.getKey();
            if (id.template().equals(template)) {
                // Documents have no order in time.
                Done neighbour = id.period() instanceof Period.Document ? null : before;
                EvaluatedSheet state = known.get(id.period().text());
                before = new Step(basis, id, neighbour, state).run(sheet.getValue());
                if (before == null) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One sheet being brought up to date. */
    private final class Step {
        private final Basis basis;
        private final SheetId id;
        private final @Nullable Done before;
        private final @Nullable EvaluatedSheet known;
        private final String day;

        Step(Basis basis, SheetId id, @Nullable Done before, @Nullable EvaluatedSheet known) {
            this.basis = basis;
            this.id = id;
            this.before = before;
            this.known = known;
            this.day = basis.readsDay() ? asOf(id).toString() : "";
        }

        /** Null if another program did the same meanwhile. */
        @Nullable
        Done run(int revision) {
            if (known == null || !goesOn(known)) {
                return whole(revision);
            }
            Set<RowKey> passed = before == null || before.changed() == null ? Set.of() : before.changed();
            boolean follows =
                    before == null || known.previousEvaluation() == before.now().evaluation();
            if (known.revision() == revision && passed.isEmpty() && follows) {
                return new Done(id, known.evaluation(), known, Set.of());
            }
            return ledger.touchedSince(id, known.revision()) + passed.size() > MOST_ROWS
                    ? whole(revision)
                    : some(known, passed);
        }

        /** Whether everything but some rows, which are known, is as it was when the sheet was evaluated. */
        private boolean goesOn(EvaluatedSheet state) {
            if (!state.digest().equals(basis.digest())
                    || !state.asOf().equals(day)
                    || !Objects.equals(state.previous(), previousPeriod())) {
                return false;
            }
            return before == null
                    || (before.changed() != null
                            && (state.previousEvaluation() == before.now().evaluation()
                                    || state.previousEvaluation() == before.evaluationBefore()));
        }

        private @Nullable String previousPeriod() {
            return before == null ? null : before.id().period().text();
        }

        private EvaluatedSheet state(int number, int revision, int evaluation) {
            int following = before == null ? 0 : before.now().evaluation();
            return new EvaluatedSheet(
                    number, id.period().text(), revision, day, basis.digest(), previousPeriod(), following, evaluation);
        }

        private SheetEvaluation evaluation() {
            SheetId previous = before == null ? null : before.id();
            LocalDate asOf = asOf(id);
            return new SheetEvaluation(
                    ledger, basis, evaluators, id, asOf, previous, previous == null ? asOf : asOf(previous));
        }

        private @Nullable Done whole(int revision) {
            Map<RowKey, List<StoredFinding>> open = before == null
                    ? Map.of()
                    : database.read(
                            handle -> new FindingStore(handle).open(before.now().number()));
            EarlyVerdicts verdicts = early.find(id, revision, basis, asOf(id));
            SheetEvaluation.Whole whole = verdicts == null
                    ? evaluation().whole(open, workers)
                    : evaluation().whole(open, verdicts);
            Tally tally = new Tally();
            // Asked for once: writing a period down is more work than counting.
            String period = id.period().text();
            whole.findings().values().forEach(list -> tally.add(list, period, 1));
            EvaluatedSheet now = database.write(handle -> {
                FindingStore store = new FindingStore(handle);
                int number = known == null ? store.nextNumber() : known.number();
                EvaluatedSheet next = state(number, whole.revision(), known == null ? 1 : known.evaluation() + 1);
                if (isOutrun(store) || !(known == null ? store.insert(id, next) : store.advance(known, next))) {
                    return null;
                }
                store.replaceAll(number, whole.findings());
                store.store(number, tally);
                return next;
            });
            return now == null ? null : new Done(id, known == null ? 0 : known.evaluation(), now, null);
        }

        private @Nullable Done some(EvaluatedSheet state, Set<RowKey> passed) {
            SheetChanges changes = ledger.changedSince(basis.template(), id, state.revision())
                    .orElseThrow(() -> new IllegalStateException(id + " has lost revisions"));
            Set<RowKey> touched = new HashSet<>(changes.removed());
            changes.rows().forEach(row -> touched.add(row.key()));
            Set<RowKey> others = new HashSet<>(passed);
            others.removeAll(touched);
            List<Row> rows = new ArrayList<>(changes.rows());
            rows.addAll(ledger.rows(basis.template(), id, null, others).values());
            Set<RowKey> keys = new HashSet<>(touched);
            keys.addAll(others);
            Map<RowKey, List<StoredFinding>> old =
                    database.read(handle -> new FindingStore(handle).of(state.number(), keys));
            Map<RowKey, List<StoredFinding>> fresh = evaluation().some(rows, open(keys));
            keys.removeIf(key -> old.getOrDefault(key, List.of()).equals(fresh.getOrDefault(key, List.of())));
            touched.addAll(keys);
            fresh.keySet().retainAll(keys);
            EvaluatedSheet next = state(
                    state.number(),
                    changes.revision(),
                    touched.isEmpty() ? state.evaluation() : state.evaluation() + 1);
            boolean stored = database.write(handle -> replace(new FindingStore(handle), state, next, keys, old, fresh));
            return stored ? new Done(id, state.evaluation(), next, touched) : null;
        }

        private Map<RowKey, List<StoredFinding>> open(Set<RowKey> keys) {
            if (before == null) {
                return Map.of();
            }
            Map<RowKey, List<StoredFinding>> all = database.read(
                    handle -> new FindingStore(handle).of(before.now().number(), keys));
            Map<RowKey, List<StoredFinding>> open = new HashMap<>();
            all.forEach((key, list) -> {
                list.removeIf(finding -> finding.state() == Finding.State.CLOSED);
                if (!list.isEmpty()) {
                    open.put(key, list);
                }
            });
            return open;
        }

        private boolean replace(
                FindingStore store,
                EvaluatedSheet state,
                EvaluatedSheet next,
                Set<RowKey> keys,
                Map<RowKey, List<StoredFinding>> old,
                Map<RowKey, List<StoredFinding>> fresh) {
            if (isOutrun(store) || !store.advance(state, next)) {
                return false;
            }
            if (!keys.isEmpty()) {
                Tally tally = store.tally(state.number());
                keys.forEach(key -> tally.add(old.getOrDefault(key, List.of()), state.period(), -1));
                keys.forEach(key -> tally.add(fresh.getOrDefault(key, List.of()), state.period(), 1));
                store.delete(state.number(), keys);
                store.insert(state.number(), fresh);
                store.store(state.number(), tally);
            }
            return true;
        }

        private boolean isOutrun(FindingStore store) {
            return before != null
                    && !store.isAt(before.now().number(), before.now().evaluation());
        }
    }
}
