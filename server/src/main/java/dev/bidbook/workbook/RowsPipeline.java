package dev.bidbook.workbook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets batches of rows be worked on by several threads, and takes what they make in the order of the rows. Only so many
 * batches are on their way at once, which bounds the memory; a failure anywhere stops all and comes out here.
 *
 * <p>How rows are written is settled by the first batches. Until it is, batches are decoded and computed, and written
 * afterwards; no thread waits for another one.
 */
final class RowsPipeline implements AutoCloseable {

    /** From so many of the first batches it is told which texts are shared strings. */
    private static final int SAMPLE_BATCHES = 2;

    private final Executor executor;
    private final int most;
    private final Function<List<ComputedRows>, RowShape> shapes;
    private final Function<RowShape, RowsWorker> workers;
    private final HeldPieces pieces;
    private final RowCounter counter;
    private final List<CompletableFuture<ComputedRows>> sample = new ArrayList<>();
    private final CompletableFuture<RowShape> shape = new CompletableFuture<>();
    /** What brings the shape about, once the sample is complete. */
    private CompletableFuture<RowShape> settling = shape;

    private final Queue<Future<RowsPiece>> onTheirWay = new ArrayDeque<>();
    private final Queue<RowsWorker> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;
    private int next = Layout.FIRST_ROW;

    /**
     * A pipeline without any batch yet.
     *
     * @param most how many batches are on their way at once, at least two
     * @param shapes makes of the first rows how all of them are written
     * @param workers makes what works on a batch, once for each thread
     * @param pieces takes what is made of the batches
     */
    RowsPipeline(
            Executor executor,
            int most,
            Function<List<ComputedRows>, RowShape> shapes,
            Function<RowShape, RowsWorker> workers,
            HeldPieces pieces,
            RowCounter counter) {
        this.executor = executor;
        this.most = most;
        this.shapes = shapes;
        this.workers = workers;
        this.pieces = pieces;
        this.counter = counter;
    }

    /** Takes the next batch, waiting for the oldest one if too many are on their way. */
    void add(RowSource.Batch batch) throws IOException {
        int first = next;
        next += batch.size();
        if (sample.size() == SAMPLE_BATCHES && shape.isDone()) {
            onTheirWay.add(shape.thenApplyAsync(settled -> work(settled, batch, first), executor));
        } else {
            CompletableFuture<ComputedRows> computed = CompletableFuture.supplyAsync(() -> compute(batch), executor);
            onTheirWay.add(shape.thenCombineAsync(computed, (settled, rows) -> work(settled, rows, first), executor));
            sample(computed);
        }
        while (onTheirWay.size() > most
                || (!onTheirWay.isEmpty() && onTheirWay.element().isDone())) {
            takeOldest();
        }
    }

    /** Waits for all batches, and tells how they were written. */
    RowShape finish() throws IOException {
        if (sample.size() < SAMPLE_BATCHES) {
            settle();
        }
        while (!onTheirWay.isEmpty()) {
            takeOldest();
        }
        RowShape settled = get(settling);
        if (next == Layout.FIRST_ROW) {
            RowsWorker worker = borrowed(settled);
            pieces.add(worker.blankRow());
            idle.add(worker);
        }
        return settled;
    }

    private void sample(CompletableFuture<ComputedRows> rows) {
        if (sample.size() < SAMPLE_BATCHES) {
            sample.add(rows);
            if (sample.size() == SAMPLE_BATCHES) {
                settle();
            }
        }
    }

    /** Lets the shape be made as soon as the sample is there, by the thread that has the last rows of it. */
    private void settle() {
        settling = CompletableFuture.allOf(sample.toArray(CompletableFuture[]::new))
                .thenApply(done -> shapes.apply(
                        sample.stream().map(CompletableFuture::join).toList()))
                .whenComplete((made, failure) -> {
                    if (failure == null) {
                        shape.complete(made);
                    } else {
                        shape.completeExceptionally(failure);
                    }
                });
    }

    private ComputedRows compute(RowSource.Batch batch) {
        check();
        return ComputedRows.of(batch);
    }

    private RowsPiece work(RowShape settled, RowSource.Batch batch, int first) {
        check();
        RowsWorker worker = borrowed(settled);
        RowsPiece piece = worker.work(batch, first);
        idle.add(worker);
        return piece;
    }

    private void check() {
        if (stopped) {
            throw new IllegalStateException("stopped");
        }
    }

    private RowsWorker borrowed(RowShape settled) {
        RowsWorker worker = idle.poll();
        return worker == null ? workers.apply(settled) : worker;
    }

    private void takeOldest() throws IOException {
        RowsPiece piece = get(onTheirWay.remove());
        pieces.add(piece.deflated());
        counter.add(piece.counts());
    }

    /** The result, waiting for it; throws what has prevented it. */
    static <T> T get(Future<T> result) throws IOException {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a workbook was written");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IOException("a workbook could not be written", e.getCause());
        }
    }

    /** Stops what is on its way and waits for it, so that nothing works on after this. */
    @Override
    public void close() {
        stopped = true;
        // Batches may be waiting for a shape that nobody will make any more.
        shape.completeExceptionally(new IllegalStateException("stopped"));
        @Nullable Future<RowsPiece> rest;
        while ((rest = onTheirWay.poll()) != null) {
            try {
                get(rest);
            } catch (IOException | RuntimeException e) {
                // The first failure has been told of; the others follow from it.
            }
        }
        // Only those that came to a good end: whoever was interrupted did not wait for the others.
        @Nullable RowsWorker worker;
        while ((worker = idle.poll()) != null) {
            worker.close();
        }
    }
}
