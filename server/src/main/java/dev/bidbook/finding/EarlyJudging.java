package dev.bidbook.finding;

import dev.bidbook.ledger.ComingRows;
import dev.bidbook.ledger.Forerunner;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges the rows of imports while they are being stored, and keeps what is said of them until they are. Thread-safe. */
final class EarlyJudging implements Forerunner {

    private final BiFunction<Template, String, Basis> bases;
    private final Function<SheetId, LocalDate> days;
    private final Evaluators evaluators;
    private final Executor workers;
    private final ConcurrentMap<SheetId, EarlyVerdicts> running = new ConcurrentHashMap<>();

    /**
     * Judges imports.
     *
     * @param bases what decides the findings of a template and scope beside the rows
     * @param days what the formulas of a sheet take for today
     */
    EarlyJudging(
            BiFunction<Template, String, Basis> bases,
            Function<SheetId, LocalDate> days,
            Evaluators evaluators,
            Executor workers) {
        this.bases = bases;
        this.days = days;
        this.evaluators = evaluators;
        this.workers = workers;
    }

    @Override
    public Run before(Template template, SheetId sheet) {
        if (template.rules().isEmpty()) {
            return Run.IDLE;
        }
        Basis basis = bases.apply(template, sheet.scope());
        EarlyVerdicts verdicts = new EarlyVerdicts(basis, days.apply(sheet), evaluators, workers);
        return new Run() {
            @Override
            public void coming(ComingRows rows) {
                verdicts.coming(rows);
                running.put(sheet, verdicts);
            }

            @Override
            public void close() {
                running.remove(sheet, verdicts);
                verdicts.close();
            }
        };
    }

    /** What is said of the rows of that revision on that day, or is being found out; null if nobody does. */
    @Nullable
    EarlyVerdicts find(SheetId sheet, int revision, Basis basis, LocalDate day) {
        EarlyVerdicts verdicts = running.get(sheet);
        return verdicts != null && verdicts.isOf(revision, basis, day) ? verdicts : null;
    }
}
