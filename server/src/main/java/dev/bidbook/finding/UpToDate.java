package dev.bidbook.finding;

import dev.bidbook.database.Database;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.ledger.Forerunner;
import dev.bidbook.ledger.LedgerReader;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.template.Templates;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Brings what is stored of findings up to what the ledger, the rules, the parameters and the day say. Thread-safe. */
final class UpToDate {

    private static final int LOCKS = 64;

    private final Templates templates;
    private final Map<String, RowFormulas> formulas;
    private final Function<String, Map<String, Double>> parameters;
    private final CatchUp catchUp;
    /** Who works on the sheets of one template and scope; others wait instead of doing the same work. */
    private final List<Lock> locks =
            IntStream.range(0, LOCKS).<Lock>mapToObj(i -> new ReentrantLock()).toList();

    UpToDate(
            Database database,
            LedgerReader ledger,
            Templates templates,
            Map<String, RowFormulas> formulas,
            Function<String, Map<String, Double>> parameters,
            Executor workers,
            Clock clock) {
        this.templates = templates;
        this.formulas = new HashMap<>(formulas);
        this.parameters = parameters;
        this.catchUp = new CatchUp(database, ledger, this::basis, workers, clock);
    }

    Forerunner forerunner() {
        return catchUp.forerunner();
    }

    /** The sheets of the template and scope; nothing where the template is not on this server. */
    void bring(SheetId id) {
        templates.find(id.template()).ifPresent(template -> bring(template, id.scope()));
    }

    /** The sheets of a template and scope. */
    void bring(Template template, String scope) {
        Lock lock = locks.get(Math.floorMod((template.name() + "/" + scope).hashCode(), LOCKS));
        lock.lock();
        try {
            catchUp.run(basis(template, scope), scope);
        } finally {
            lock.unlock();
        }
    }

    private Basis basis(Template template, String scope) {
        RowFormulas compiled = formulas.get(template.name());
        if (compiled == null) {
            throw new IllegalStateException("the formulas of " + template + " are not compiled");
        }
        return new Basis(template, compiled, parameters.apply(scope));
    }
}
