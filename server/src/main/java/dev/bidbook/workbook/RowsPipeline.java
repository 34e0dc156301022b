package dev.bidbook.workbook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets batches of rows be worked on by several threads, and takes what they make in the order of the rows. Only so many
 * batches are on their way at once, which bounds the memory; a failure anywhere stops all and comes out here.
 */
final class RowsPipeline implements AutoCloseable {

    private final Executor executor;
    private final int most;
    private final Supplier<RowsWorker> workers;
    private final HeldPieces pieces;
    private final RowCounter counter;
    private final Queue<Future<RowsPiece>> onTheirWay = new ArrayDeque<>();
    private final Queue<RowsWorker> idle = new ConcurrentLinkedQueue<>();
    private final List<RowsWorker> all = new ArrayList<>();
    private volatile boolean stopped;
    private int next = Layout.FIRST_ROW;

    /**
     * A pipeline without any batch yet.
     *
     * @param most how many batches are on their way at once
     * @param workers makes what works on a batch, once for each thread
     * @param pieces takes what is made of the batches
     */
    RowsPipeline(Executor executor, int most, Supplier<RowsWorker> workers, HeldPieces pieces, RowCounter counter) {
        this.executor = executor;
        this.most = most;
        this.workers = workers;
        this.pieces = pieces;
        this.counter = counter;
    }

    /** Takes the next batch, waiting for the oldest one if too many are on their way. */
    void add(RowSource.Batch batch) throws IOException {
        int first = next;
        next += batch.size();
        FutureTask<RowsPiece> task = new FutureTask<>(() -> work(batch, first));
        executor.execute(task);
        onTheirWay.add(task);
        while (onTheirWay.size() > most
                || (!onTheirWay.isEmpty() && onTheirWay.element().isDone())) {
            takeOldest();
        }
    }

    /** Waits for all batches. */
    void finish() throws IOException {
        while (!onTheirWay.isEmpty()) {
            takeOldest();
        }
        if (next == Layout.FIRST_ROW) {
            pieces.add(borrowed().blankRow());
        }
    }

    private RowsPiece work(RowSource.Batch batch, int first) {
        if (stopped) {
            throw new IllegalStateException("stopped");
        }
        RowsWorker worker = borrowed();
        RowsPiece piece = worker.work(batch, first);
        idle.add(worker);
        return piece;
    }

    private RowsWorker borrowed() {
        RowsWorker worker = idle.poll();
        if (worker == null) {
            worker = workers.get();
            synchronized (all) {
                all.add(worker);
            }
        }
        return worker;
    }

    private void takeOldest() throws IOException {
        RowsPiece piece = get(onTheirWay.remove());
        pieces.add(piece.deflated());
        counter.add(piece.counts());
    }

    private static RowsPiece get(Future<RowsPiece> piece) throws IOException {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while rows were written");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException("rows could not be written", e.getCause());
        }
    }

    /** Stops what is on its way and waits for it, so that nothing works on after this. */
    @Override
    public void close() {
        stopped = true;
        @Nullable Future<RowsPiece> rest;
        while ((rest = onTheirWay.poll()) != null) {
            try {
                get(rest);
            } catch (IOException | RuntimeException e) {
                // The first failure has been told of; the others follow from it.
            }
        }
        synchronized (all) {
            all.forEach(RowsWorker::close);
        }
    }
}
