package dev.bidbook.finding;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.ComingRows;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of the rows of one import, found out while they are being stored: a processor would be idle
 * meanwhile, and the rows need not be read again. Thread-safe.
 */
final class EarlyVerdicts {

    private static final int ROWS_AT_ONCE = 512;
    private static final int MOST_SHARED = 4_096;

    private final Basis basis;
    private final LocalDate asOf;
    private final Evaluators evaluators;
    private final Executor workers;
    private final AtomicInteger next = new AtomicInteger();
    private volatile @Nullable Work work;
    private volatile boolean over;

    /** What is done, once it is begun; every entry is written by the one thread that took it. */
    private record Work(ComingRows rows, List<Said> said, FutureTask<List<Integer>> beside) {}

    /**
     * For one import.
     *
     * @param basis what decides its findings beside the rows
     * @param asOf what formulas take for today
     */
    EarlyVerdicts(Basis basis, LocalDate asOf, Evaluators evaluators, Executor workers) {
        this.basis = basis;
        this.asOf = asOf;
        this.evaluators = evaluators;
        this.workers = workers;
    }

    /** The rows come: begins to judge them. */
    void coming(ComingRows rows) {
        // For few rows it is less work to look at what changed.
        if (rows.touched() > CatchUp.MOST_ROWS) {
            List<Said> said = Arrays.asList(new Said[rows.size()]);
            FutureTask<List<Integer>> beside = new FutureTask<>(() -> {
                judge(rows, said);
                return over ? List.of() : inOrder(rows);
            });
            try {
                workers.execute(beside);
                work = new Work(rows, said, beside);
            } catch (RejectedExecutionException e) {
                // The program is about to end: the next look at the findings makes up for it.
            }
        }
    }

    /** Whether the rows are those of the revision, and are judged by this. */
    boolean isOf(int revision, Basis other, LocalDate day) {
        Work begun = work;
        return begun != null
                && begun.rows().revision() == revision
                && other.digest().equals(basis.digest())
                && day.equals(asOf);
    }

    /** The rows; not to be asked for unless it is of them. */
    ComingRows rows() {
        return begun().rows();
    }

    /** What is said of each of the rows; helps to find it out if that is not done yet. */
    List<Said> said() {
        Work begun = begun();
        judge(begun.rows(), begun.said());
        SheetEvaluation.result(begun.beside());
        return begun.said();
    }

    /** The rows in the order of their keys, in which they are stored. */
    List<Integer> order() {
        return SheetEvaluation.result(begun().beside());
    }

    private static List<Integer> inOrder(ComingRows rows) {
        Integer[] order = new Integer[rows.size()];
        Arrays.setAll(order, row -> row);
        Arrays.sort(order, Comparator.comparing(row -> rows.key(row).text()));
        return Arrays.asList(order);
    }

    private Work begun() {
        Work begun = work;
        if (begun == null) {
            throw new IllegalStateException("no rows came");
        }
        return begun;
    }

    private void judge(ComingRows rows, List<Said> said) {
        Evaluators.Purpose purpose = new Evaluators.Purpose(basis.formulas(), basis.parameters(), asOf);
        RowFormulas.Evaluator evaluator = evaluators.take(purpose);
        RowJudge judge = new RowJudge(basis, rows.sheet().period().text(), evaluator);
        Map<Said, Said> same = new HashMap<>();
        for (int from = next.getAndAdd(ROWS_AT_ONCE);
                from < said.size() && !over;
                from = next.getAndAdd(ROWS_AT_ONCE)) {
            for (int i = from; i < Math.min(said.size(), from + ROWS_AT_ONCE); i++) {
                said.set(i, shared(judge.said(rows.values(i)), same));
            }
        }
        evaluators.giveBack(purpose, evaluator);
    }

    /** Of many rows the same is said: it is one object, which is known again. */
    private static Said shared(Said said, Map<Said, Said> same) {
        Said known = same.get(said);
        if (known != null) {
            return known;
        }
        if (same.size() < MOST_SHARED) {
            same.put(said, said);
        }
        return said;
    }

    /** Nobody asks any more: what is not judged yet is left alone. */
    void close() {
        over = true;
    }
}
