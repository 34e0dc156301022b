package dev.bidbook.review;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.Ledger;
import dev.bidbook.ledger.RowBatch;
import dev.bidbook.ledger.RowDecoder;
import dev.bidbook.ledger.RowStream;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a stored sheet on their way into a workbook: only what is in the database goes through one thread, and who
 * takes a batch decodes it and computes its formulas.
 *
 * @param ledger where the rows are
 * @param template the sheet's template
 * @param id which sheet
 * @param revision the revision to be written
 * @param evaluators makes what computes the formulas, once for each thread
 * @param older what to write if the sheet has a newer revision by the time it is read
 * @param progress told of the rows that are done
 */
record StreamedRows(
        Ledger ledger,
        Template template,
        SheetId id,
        int revision,
        Supplier<RowFormulas.Evaluator> evaluators,
        IntFunction<RowSource> older,
        RowProgress progress)
        implements RowSource {

    @Override
    public void read(Work work) throws IOException {
        boolean asked;
        try {
            asked = ledger.stream(template, id, stream -> stream.revision() == revision && through(stream, work))
                    .orElse(false);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (!asked) {
            older.apply(revision).read(work);
        }
    }

    private boolean through(RowStream stream, Work work) {
        Queue<Hands> idle = new ConcurrentLinkedQueue<>();
        AtomicInteger done = new AtomicInteger();
        try {
            work.with(most -> {
                @Nullable RowBatch batch = stream.next(most);
                return batch == null ? null : new Stored(this, batch, stream, idle, done);
            });
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What one thread needs for a batch. */
    private record Hands(RowDecoder decoder, RowFormulas.Evaluator evaluator) {}

    /** Rows as they are stored. */
    private static final class Stored implements Batch {
        private final StreamedRows whose;
        private final RowBatch rows;
        private final RowStream stream;
        private final Queue<Hands> idle;
        private final AtomicInteger done;

        Stored(StreamedRows whose, RowBatch rows, RowStream stream, Queue<Hands> idle, AtomicInteger done) {
            this.whose = whose;
            this.rows = rows;
            this.stream = stream;
            this.idle = idle;
            this.done = done;
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public void forEach(Taker taker) {
            Hands hands = idle.poll();
            if (hands == null) {
                hands = new Hands(stream.decoder(), whose.evaluators().get());
            }
            for (int i = 0; i < rows.size(); i++) {
                taker.take(rows.id(i), hands.evaluator().fill(rows.values(i, hands.decoder())));
            }
            idle.add(hands);
            whose.progress().done(done.addAndGet(rows.size()));
        }
    }
}
