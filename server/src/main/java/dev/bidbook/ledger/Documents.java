package dev.bidbook.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The documents of many rows, one after another in the order of the rows. Some are made ahead by whoever is free, by a
 * bounded number of rows; what nobody has begun is made when it is asked for. For one thread.
 */
final class Documents {

    private static final int ROWS_AT_ONCE = 512;
    private static final int PIECES_AHEAD = 4;

    private final List<StoredRow> rows;
    private final Executor others;
    private final Queue<DocumentWriter> idle = new ConcurrentLinkedQueue<>();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int begun;
    private List<String> made = List.of();
    private int next;

    /**
     * For rows that do not change meanwhile; those without maps of their own have the same columns.
     *
     * @param others who may help; nobody is waited for who has not begun
     */
    Documents(List<StoredRow> rows, Executor others) {
        this.rows = rows;
        this.others = others;
    }

    /** The document of the next row; there must be one. */
    String next() {
        if (next == made.size()) {
            ahead();
            made = pieces.remove().take();
            next = 0;
        }
        return made.get(next++);
    }

    private void ahead() {
        while (begun < rows.size() && pieces.size() <= PIECES_AHEAD) {
            List<StoredRow> some = rows.subList(begun, Math.min(rows.size(), begun + ROWS_AT_ONCE));
            Piece piece = new Piece(new FutureTask<>(() -> documents(some)));
            // The very first is needed at once.
            if (begun > 0) {
                offer(piece);
            }
            pieces.add(piece);
            begun += some.size();
        }
    }

    private void offer(Piece piece) {
        try {
            others.execute(piece);
        } catch (RejectedExecutionException e) {
            // Nobody is free, or the program is about to end: it is made here.
        }
    }

    private List<String> documents(List<StoredRow> some) {
        List<String> documents = new ArrayList<>(some.size());
        DocumentWriter writer = idle.poll();
        for (StoredRow row : some) {
            if (row.cells instanceof PlacedCells placed) {
                writer = writer == null ? new DocumentWriter(placed.columns) : writer;
                documents.add(writer.document(placed));
            } else {
                documents.add(PlainValues.document(row.cells));
            }
        }
        if (writer != null) {
            idle.add(writer);
        }
        return documents;
    }

    /** Some documents, made by who comes first. Whoever comes late must not keep them in memory. */
    private static final class Piece implements Runnable {
        private volatile @Nullable FutureTask<List<String>> work;

        Piece(FutureTask<List<String>> work) {
            this.work = work;
        }

        @Override
        public void run() {
            FutureTask<List<String>> open = work;
            if (open != null) {
                open.run();
            }
        }

        /** The documents, made here if nobody has begun; to be asked for once. */
        List<String> take() {
            FutureTask<List<String>> open = work;
            if (open == null) {
                throw new IllegalStateException("documents were taken twice");
            }
            open.run();
            work = null;
            try {
                return open.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while rows were written out", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("rows cannot be written out", e);
            }
        }
    }
}
