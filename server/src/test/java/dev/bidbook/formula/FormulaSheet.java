package dev.bidbook.formula;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.template.Column;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A template's formulas, those of its rules too, and rows to evaluate them on; as a table on a sheet of its own.
 *
 * @param name the sheet's and the table's name
 * @param template the template
 * @param headers the table's columns: the template's, then one for each formula of a rule
 * @param formulas the formula of each of these as its author wrote it, or null
 * @param positions where the engine has each of these formulas
 * @param rows the values of the template's columns
 */
record FormulaSheet(
        String name,
        Template template,
        List<String> headers,
        List<@Nullable String> formulas,
        List<Integer> positions,
        List<List<CellValue>> rows) {

    static FormulaSheet of(String name, Template template, List<List<CellValue>> rows) {
        List<String> headers = new ArrayList<>();
        List<@Nullable String> formulas = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (Column column : template.columns()) {
            positions.add(headers.size());
            headers.add(column.name());
            formulas.add(column.formula());
        }
        for (int i = 0; i < template.rules().size(); i++) {
            Rule rule = template.rules().get(i);
            positions.add(RuleFormulas.holding(template, i));
            headers.add(rule.id() + " holds");
            formulas.add(rule.formula());
            if (RowFormulas.answered(rule).isPresent()) {
                positions.add(RuleFormulas.answered(template, i));
                headers.add(rule.id() + " is answered");
                formulas.add(RowFormulas.answered(rule).orElseThrow());
            }
        }
        return new FormulaSheet(name, template, headers, formulas, positions, rows);
    }

    /** How many formulas each row has. */
    int formulaCount() {
        return (int) formulas.stream().filter(formula -> formula != null).count();
    }

    /** What the engine gives for each cell that has a formula. */
    List<@Nullable String[]> byEngine(Map<String, Double> names, LocalDate asOf) throws FormulaRefusedException {
        RowEvaluator evaluator = RowFormulas.compile(template).newEvaluator(names, asOf);
        List<@Nullable String[]> results = new ArrayList<>();
        for (List<CellValue> row : rows) {
            evaluator.fill(row);
            @Nullable String[] values = new String[headers.size()];
            for (int c = 0; c < values.length; c++) {
                if (formulas.get(c) != null) {
                    values[c] = Shown.of(evaluator.result(positions.get(c)));
                }
            }
            results.add(values);
        }
        return results;
    }

    /** The cells that a formula reads on a row, of formulas what the engine gave. */
    String read(int row, int column, @Nullable String[] results) {
        return FormulaScanner.scan(String.valueOf(formulas.get(column))).parts().stream()
                .filter(part -> part instanceof FormulaPart.ThisRow)
                .map(part -> ((FormulaPart.ThisRow) part).column())
                .distinct()
                .map(name -> {
                    int position = template.positionOf(name);
                    String result = results[position];
                    return name + " is "
                            + (result == null ? rows.get(row).get(position).display() : result);
                })
                .collect(Collectors.joining(", "));
    }
}
