package dev.bidbook.review;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.RowDecoder;
import dev.bidbook.ledger.RowStream;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What decodes the rows of one template and computes their formulas, for one day and one set of parameters. A pair is
 * used by one thread at a time and remembers texts and results that come again, so that it is kept for the next workbook:
 * what one person downloads others download, too. Thread-safe.
 */
final class RowHands {

    private static final int MOST_IDLE = 2 * Runtime.getRuntime().availableProcessors();

    /** For what the pairs are good. */
    record Purpose(RowFormulas formulas, Map<String, Double> parameters, LocalDate asOf) {}

    /** What one thread needs. */
    record Pair(RowDecoder decoder, RowFormulas.Evaluator evaluator) {}

    private final Purpose purpose;
    private final BlockingQueue<Pair> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    RowHands(Purpose purpose) {
        this.purpose = purpose;
    }

    Purpose purpose() {
        return purpose;
    }

    /** A pair for batches of the stream, whose template is the one of the formulas. */
    Pair take(RowStream stream) {
        Pair pair = idle.poll();
        return pair == null
                ? new Pair(stream.decoder(), purpose.formulas().evaluator(purpose.parameters(), purpose.asOf()))
                : pair;
    }

    /** Takes a pair back whose work came to a good end. */
    void giveBack(Pair pair) {
        // With as many idle ones as can be of use, this one is left to the garbage collector.
        boolean kept = idle.offer(pair);
        assert kept || idle.remainingCapacity() == 0;
    }
}
