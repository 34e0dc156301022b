package dev.bidbook.review;

import dev.bidbook.formula.RowFormulas;
import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The rules of a template tried on the rows of a sheet, without installing the template: which rows each rule hits, and
 * what stands there in the columns that it reads. Nothing is stored.
 */
public final class RuleTrial {

    /** As many rows of a rule are shown at most; all are counted. */
    public static final int MOST_ROWS = 1_000;

    private RuleTrial() {}

    /**
     * What one rule hits.
     *
     * @param rule the rule
     * @param holds on how many rows it holds
     * @param answered on how many of those it is answered
     * @param failed on how many of those it holds only because it cannot be computed
     * @param rows the first rows on which it holds, in the order of the sheet
     */
    public record Hits(Rule rule, int holds, int answered, int failed, List<HitRow> rows) {}

    /**
     * A row on which a rule holds.
     *
     * @param key the row
     * @param answered whether the rule is answered there
     * @param failed whether it holds only because it cannot be computed
     * @param read what stands in the columns that the rule reads, by their names
     */
    public record HitRow(RowKey key, boolean answered, boolean failed, Map<String, CellValue> read) {}

    /**
     * What the rules hit, in the order of the template.
     *
     * @param formulas the template's, compiled
     * @param content the rows, with values by the columns of this template
     * @param parameters the program's values of parameters
     * @param asOf the day for which the rules are tried
     * @param most as many rows are kept of each rule, at most {@value #MOST_ROWS}
     */
    public static List<Hits> of(
            Template template,
            RowFormulas formulas,
            SheetContent content,
            Map<String, Double> parameters,
            LocalDate asOf,
            int most) {
        RowFormulas.Evaluator evaluator = formulas.evaluator(parameters, asOf);
        List<Count> counts = new ArrayList<>();
        template.rules().forEach(rule -> counts.add(new Count()));
        for (Row row : content.rows()) {
            List<CellValue> values = evaluator.fill(row.values());
            RowVerdict verdict = evaluator.verdict();
            for (int rule = 0; rule < counts.size(); rule++) {
                if (verdict.holds(rule)) {
                    boolean failed = evaluator.isFailing(rule);
                    Map<String, CellValue> read = read(template, formulas, rule, values);
                    counts.get(rule)
                            .add(
                                    new HitRow(row.key(), verdict.isAnswered(rule), failed, read),
                                    Math.min(most, MOST_ROWS));
                }
            }
        }
        List<Hits> hits = new ArrayList<>();
        for (int rule = 0; rule < counts.size(); rule++) {
            hits.add(counts.get(rule).of(template.rules().get(rule)));
        }
        return hits;
    }

    private static Map<String, CellValue> read(
            Template template, RowFormulas formulas, int rule, List<CellValue> values) {
        Map<String, CellValue> read = new LinkedHashMap<>();
        for (int position : new TreeSet<>(formulas.reads(rule))) {
            read.put(template.columns().get(position).name(), values.get(position));
        }
        return read;
    }

    /** What is counted of one rule. */
    private static final class Count {
        private final List<HitRow> rows = new ArrayList<>();
        private int holds;
        private int answered;
        private int failed;

        void add(HitRow row, int most) {
            holds++;
            answered += row.answered() ? 1 : 0;
            failed += row.failed() ? 1 : 0;
            if (rows.size() < most) {
                rows.add(row);
            }
        }

        Hits of(Rule rule) {
            return new Hits(rule, holds, answered, failed, List.copyOf(rows));
        }
    }
}
