package dev.bidbook.finding;

import dev.bidbook.formula.RowFormulas;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/** Evaluators that are not at work: one remembers results that come again, and is large. Thread-safe. */
final class Evaluators {

    private static final int MOST_IDLE = 2;

    private final Deque<Idle> idle = new ArrayDeque<>();

    /** For what an evaluator is good. */
    record Purpose(RowFormulas formulas, Map<String, Double> parameters, LocalDate asOf) {}

    private record Idle(Purpose purpose, RowFormulas.Evaluator evaluator) {}

    /** An evaluator for one thread, to be given back when its work came to a good end. */
    RowFormulas.Evaluator take(Purpose purpose) {
        synchronized (idle) {
            for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
                Idle one = each.next();
                if (one.purpose().equals(purpose)) {
                    each.remove();
                    return one.evaluator();
                }
            }
        }
        return purpose.formulas().evaluator(purpose.parameters(), purpose.asOf());
    }

    void giveBack(Purpose purpose, RowFormulas.Evaluator evaluator) {
        synchronized (idle) {
            idle.addFirst(new Idle(purpose, evaluator));
            if (idle.size() > MOST_IDLE) {
                idle.removeLast();
            }
        }
    }
}
