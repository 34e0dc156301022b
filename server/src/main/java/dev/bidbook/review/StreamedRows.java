package dev.bidbook.review;

import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.ledger.RowBatch;
import dev.bidbook.ledger.RowStream;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowProgress;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.workbook.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a stored sheet on their way into a workbook: only what is in the database goes through one thread, and who
 * takes a batch decodes it and computes its formulas.
 *
 * @param ledger where the rows are
 * @param template the sheet's template
 * @param id which sheet
 * @param revision the revision to be written
 * @param hands decodes rows and computes their formulas
 * @param older what to write if the sheet has a newer revision by the time it is read
 * @param progress told of the rows that are done
 */
record StreamedRows(
        LedgerReader ledger,
        Template template,
        SheetId id,
        int revision,
        RowHands hands,
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
        AtomicInteger done = new AtomicInteger();
        try {
            work.with(most -> {
                @Nullable RowBatch batch = stream.next(most);
                return batch == null ? null : new Stored(this, batch, stream, done);
            });
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows as they are stored. */
    private static final class Stored implements Batch {
        private final StreamedRows whose;
        private final RowBatch rows;
        private final RowStream stream;
        private final AtomicInteger done;

        Stored(StreamedRows whose, RowBatch rows, RowStream stream, AtomicInteger done) {
            this.whose = whose;
            this.rows = rows;
            this.stream = stream;
            this.done = done;
        }

        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public void forEach(Taker taker) {
            RowHands.Pair hands = whose.hands().take(stream);
            for (int i = 0; i < rows.size(); i++) {
                List<CellValue> values = hands.evaluator().fill(rows.values(i, hands.decoder()));
                taker.take(rows.id(i), values, hands.evaluator().verdict());
            }
            whose.hands().giveBack(hands);
            whose.progress().done(done.addAndGet(rows.size()));
        }
    }
}
