package dev.bidbook.ledger;

import dev.bidbook.formula.FormulaRefusedException;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.Period;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the ledger has the formulas from by which it tells what rows ask. Never called within a reading of the database, so
 * that it may read itself. Thread-safe.
 */
@FunctionalInterface
public interface Evaluators {

    /** The formulas of a template as they are for a scope at this moment. */
    InScope of(Template template, String scope);

    /**
     * The formulas of one template for one scope: its parameters do not change any more.
     *
     * @param formulas the template's formulas
     * @param parameters the scope's values of parameters that differ from the template's, by name
     */
    record InScope(RowFormulas formulas, Map<String, Double> parameters) {

        /**
         * An evaluator of a period's rows, for one thread. Its {@code as_of} is the period's last day, so that what is
         * stored does not change from day to day.
         */
        RowFormulas.Evaluator at(Period period) {
            return formulas.evaluator(parameters, period.lastDay().orElse(LocalDate.EPOCH));
        }
    }

    /** Formulas with the templates' own parameters, compiled when they are first asked for. */
    static Evaluators compiling() {
        Map<String, RowFormulas> compiled = new ConcurrentHashMap<>();
        return (template, scope) -> {
            Map<String, Double> parameters = new TreeMap<>();
            for (Parameter parameter : template.parameters()) {
                parameters.put(parameter.name(), parameter.value());
            }
            return new InScope(compiled.computeIfAbsent(template.digest(), any -> compiled(template)), parameters);
        };
    }

    private static RowFormulas compiled(Template template) {
        try {
            return RowFormulas.compile(template);
        } catch (FormulaRefusedException e) {
            throw new IllegalStateException("the formulas of " + template + " cannot be computed", e);
        }
    }
}
