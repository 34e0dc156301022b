package dev.bidbook.finding;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.ComingRows;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.RowBatch;
import dev.bidbook.ledger.RowDecoder;
import dev.bidbook.ledger.RowStream;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the findings of a sheet's rows are, from the rows, from those of the sheet before, and from what is open there.
 * It reads and stores nothing. For one thread; whole sheets are judged by several.
 */
final class SheetEvaluation {

    private static final Comparator<StoredFinding> BY_RULE = Comparator.comparing(StoredFinding::rule);

    private static final int ROWS_AT_ONCE = 512;
    private static final int MOST_WAITING = 2 * Runtime.getRuntime().availableProcessors();
    private static final int KEYS_AT_ONCE = 1_000;

    private final LedgerReader ledger;
    private final Basis basis;
    private final Evaluators evaluators;
    private final SheetId id;
    private final LocalDate asOf;
    private final @Nullable SheetId previous;
    private final LocalDate asOfBefore;
    /** By row, each row's in the order of their rules' ids; in the order of the rows' keys where that costs nothing. */
    private final Map<RowKey, List<StoredFinding>> findings = new LinkedHashMap<>();

    private final List<Judged> ended = new ArrayList<>();

    /**
     * The evaluation of one sheet.
     *
     * @param asOf what its formulas take for today
     * @param previous the sheet before it, or null if it is the first
     * @param asOfBefore what the formulas of the sheet before take for today; of no meaning for the first sheet
     */
    SheetEvaluation(
            LedgerReader ledger,
            Basis basis,
            Evaluators evaluators,
            SheetId id,
            LocalDate asOf,
            @Nullable SheetId previous,
            LocalDate asOfBefore) {
        this.ledger = ledger;
        this.basis = basis;
        this.evaluators = evaluators;
        this.id = id;
        this.asOf = asOf;
        this.previous = previous;
        this.asOfBefore = asOfBefore;
    }

    /**
     * The findings of a whole sheet.
     *
     * @param revision the sheet's revision that they are of, 0 if there is no such sheet
     * @param findings those of each row that has any, in the order of their rules' ids
     */
    record Whole(int revision, Map<RowKey, List<StoredFinding>> findings) {}

    /** The findings of the whole sheet as it is now; {@code before} is what is open in the sheet before. */
    Whole whole(Map<RowKey, List<StoredFinding>> before, Executor workers) {
        ConcurrentMap<RowKey, List<StoredFinding>> rest = new ConcurrentHashMap<>(before);
        int revision = ledger.stream(basis.template(), id, stream -> {
                    judgeAll(stream, rest, workers);
                    return stream.revision();
                })
                .orElse(0);
        return new Whole(revision, finished(rest));
    }

    /** The same where it is known what is said of the rows by themselves. */
    Whole whole(Map<RowKey, List<StoredFinding>> before, EarlyVerdicts verdicts) {
        Map<RowKey, List<StoredFinding>> rest = new HashMap<>(before);
        ComingRows rows = verdicts.rows();
        List<Said> said = verdicts.said();
        IdentityHashMap<Said, List<StoredFinding>> same = new IdentityHashMap<>();
        withEvaluator(asOf, evaluator -> {
            RowJudge judge = new RowJudge(basis, id.period().text(), evaluator);
            for (int row : verdicts.order()) {
                RowKey key = rows.key(row);
                List<StoredFinding> open = rest.isEmpty() ? null : rest.remove(key);
                if (open != null) {
                    take(judge.judge(key, said.get(row), open, () -> rows.values(row)));
                } else if (said.get(row).verdict().holding() != 0) {
                    findings.put(key, same.computeIfAbsent(said.get(row), each -> begun(judge, key, each)));
                }
            }
        });
        return new Whole(rows.revision(), finished(rest));
    }

    /**
     * The findings of some rows: of those given, and of those that have something open in the sheet before and are not
     * given because the sheet does not have them. Rows without any are not in the map.
     */
    Map<RowKey, List<StoredFinding>> some(Collection<Row> rows, Map<RowKey, List<StoredFinding>> before) {
        Map<RowKey, List<StoredFinding>> rest = new HashMap<>(before);
        withEvaluator(asOf, evaluator -> {
            RowJudge judge = new RowJudge(basis, id.period().text(), evaluator);
            for (Row row : rows) {
                List<StoredFinding> open = rest.remove(row.key());
                take(judge.judge(row.key(), row.values(), open == null ? List.of() : open));
            }
        });
        return finished(rest);
    }

    /** The findings of rows of which nothing was open before; rows of which the same is said share them. */
    private static List<StoredFinding> begun(RowJudge judge, RowKey key, Said said) {
        return judge.judge(key, said, List.of(), List::of).open().stream()
                .sorted(BY_RULE)
                .toList();
    }

    private Map<RowKey, List<StoredFinding>> finished(Map<RowKey, List<StoredFinding>> rest) {
        rest.forEach((key, open) -> ended.add(new Judged(key, List.of(), open, List.of())));
        for (int from = 0; from < ended.size(); from += KEYS_AT_ONCE) {
            close(ended.subList(from, Math.min(ended.size(), from + KEYS_AT_ONCE)));
        }
        return findings;
    }

    private void take(Judged judged) {
        if (!judged.open().isEmpty()) {
            List<StoredFinding> open = new ArrayList<>(judged.open());
            open.sort(BY_RULE);
            findings.put(judged.key(), open);
        }
        if (!judged.ended().isEmpty()) {
            ended.add(judged);
        }
    }

    private void close(List<Judged> some) {
        Set<RowKey> keys = new HashSet<>();
        some.stream().filter(judged -> !judged.values().isEmpty()).forEach(judged -> keys.add(judged.key()));
        Map<RowKey, Row> rows =
                previous == null || keys.isEmpty() ? Map.of() : ledger.rows(basis.template(), previous, null, keys);
        Endings endings = new Endings(basis, id.period().text(), asOfBefore, asOf);
        withEvaluator(asOfBefore, evaluator -> {
            for (Judged judged : some) {
                Row row = rows.get(judged.key());
                List<CellValue> before = row == null ? List.of() : evaluator.fill(row.values());
                List<StoredFinding> all = findings.computeIfAbsent(judged.key(), key -> new ArrayList<>(2));
                judged.ended().forEach(each -> all.add(endings.close(each, before, judged.values())));
                all.sort(BY_RULE);
            }
        });
    }

    private void withEvaluator(LocalDate day, Consumer<RowFormulas.Evaluator> work) {
        Evaluators.Purpose purpose = new Evaluators.Purpose(basis.formulas(), basis.parameters(), day);
        RowFormulas.Evaluator evaluator = evaluators.take(purpose);
        work.accept(evaluator);
        evaluators.giveBack(purpose, evaluator);
    }

    /** What one thread needs to judge rows as they are stored. */
    private record Hands(RowDecoder decoder, RowJudge judge) {}

    private void judgeAll(RowStream stream, ConcurrentMap<RowKey, List<StoredFinding>> rest, Executor workers) {
        Queue<Hands> idle = new ConcurrentLinkedQueue<>();
        Deque<FutureTask<List<Judged>>> running = new ArrayDeque<>();
        for (RowBatch batch = stream.next(ROWS_AT_ONCE); batch != null; batch = stream.next(ROWS_AT_ONCE)) {
            RowBatch rows = batch;
            FutureTask<List<Judged>> task = new FutureTask<>(() -> judged(rows, stream, idle, rest));
            workers.execute(task);
            running.add(task);
            if (running.size() > MOST_WAITING) {
                result(running.remove()).forEach(this::take);
            }
        }
        running.forEach(task -> result(task).forEach(this::take));
    }

    private List<Judged> judged(
            RowBatch rows, RowStream stream, Queue<Hands> idle, ConcurrentMap<RowKey, List<StoredFinding>> rest) {
        Hands free = idle.poll();
        Hands hands = free != null
                ? free
                : new Hands(
                        stream.decoder(),
                        new RowJudge(basis, id.period().text(), basis.formulas().evaluator(basis.parameters(), asOf)));
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RowKey key = rows.key(i);
            List<StoredFinding> open = rest.remove(key);
            Judged one = hands.judge().judge(key, rows.values(i, hands.decoder()), open == null ? List.of() : open);
            if (!one.isQuiet()) {
                judged.add(one);
            }
        }
        idle.add(hands);
        return judged;
    }

    /** What a piece of work gave, once it is done. */
    static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the evaluation was broken off", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("rows cannot be judged", e);
        }
    }
}
