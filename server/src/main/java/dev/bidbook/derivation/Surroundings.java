package dev.bidbook.derivation;

import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What derivations have to be told of the rest. Thread-safe. */
public interface Surroundings {

    /** The template's parameters as the scope has them. */
    Map<String, Double> parameters(Template template, String scope);

    /** The day that the sheet's formulas take for today. */
    LocalDate asOf(SheetId sheet);

    /** What holds now on the sheet's rows. */
    Map<RowKey, List<FoundRule>> findings(Template template, SheetId sheet);

    /**
     * A rule that holds on a row.
     *
     * @param rule its id
     * @param opened the period in which it began to hold
     * @param weeks for how many weeks by now, 1 in the first
     * @param answered whether what it asks for is answered
     */
    record FoundRule(String rule, String opened, int weeks, boolean answered) {}
}
