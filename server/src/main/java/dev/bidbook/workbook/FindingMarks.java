package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTConditionalFormatting;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTDxf;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCfType;

/**
 * Points at the cells that a row's findings are about, and at those that are to be filled in. What a rule finds is read
 * from its digit, so that the cells say what the column of findings says. Cells that people fill get no fill of ours: it
 * would cover that of a problem or a conflict.
 */
final class FindingMarks {

    /** Some programs take no longer condition than 255 characters. */
    private static final int MOST_CONDITIONS = 9;

    private final Layout layout;
    private final XSSFSheet sheet;
    private final int lastRow;
    private final FindingFormulas formulas;
    private int priority = 1;

    /**
     * Marks for the table of a sheet, after those that it has already.
     *
     * @param lastRow the last row that is marked
     */
    FindingMarks(Layout layout, XSSFSheet sheet, int lastRow) {
        this.layout = layout;
        this.sheet = sheet;
        this.lastRow = lastRow;
        this.formulas = new FindingFormulas(layout);
        for (CTConditionalFormatting earlier : sheet.getCTWorksheet().getConditionalFormattingArray()) {
            priority += earlier.sizeOfCfRuleArray();
        }
    }

    void add() {
        toFill();
        for (FindingLook look : FindingLook.values()) {
            pointedAt(look, '1');
        }
        for (FindingLook look : FindingLook.values()) {
            pointedAt(look, '2');
        }
    }

    private void toFill() {
        int style = style(FindingStyles.toFill());
        List<Integer> all = rules(rule -> true);
        byColumn(all, Rule::asksFor).forEach((place, rules) -> {
            String cell = CellAddress.columnLetters(place) + Layout.FIRST_ROW;
            conditions(rules, '1')
                    .forEach(condition -> mark(List.of(place), "AND(LEN(" + cell + ")=0," + condition + ")", style));
        });
    }

    private void pointedAt(FindingLook look, char digit) {
        List<Integer> rules = rules(rule -> rule.severity() == look.severity());
        Map<List<Integer>, List<Integer>> places = new LinkedHashMap<>();
        byColumn(rules, Rule::pointsAt).forEach((place, own) -> places.computeIfAbsent(own, k -> new ArrayList<>())
                .add(place));
        if (places.isEmpty()) {
            return;
        }
        boolean open = digit == '1';
        int filled = style(FindingStyles.pointedAt(look, open));
        int unfilled = style(FindingStyles.pointedAtEntry(look, open));
        places.forEach((own, columns) -> conditions(own, digit).forEach(condition -> {
            mark(columns.stream().filter(place -> !isEntry(place)).toList(), condition, filled);
            mark(columns.stream().filter(this::isEntry).toList(), condition, unfilled);
        }));
    }

    private List<Integer> rules(Function<Rule, Boolean> which) {
        List<Integer> rules = new ArrayList<>();
        for (int i = 0; i < layout.template().rules().size(); i++) {
            if (which.apply(layout.template().rules().get(i))) {
                rules.add(i);
            }
        }
        return rules;
    }

    /** The rules that name a column, by its place on the sheet. */
    private Map<Integer, List<Integer>> byColumn(List<Integer> rules, Function<Rule, List<String>> columns) {
        Map<Integer, List<Integer>> byColumn = new LinkedHashMap<>();
        for (int rule : rules) {
            for (String column : columns.apply(layout.template().rules().get(rule))) {
                int place = layout.place(layout.template().positionOf(column));
                byColumn.computeIfAbsent(place, k -> new ArrayList<>()).add(rule);
            }
        }
        return byColumn;
    }

    /** Conditions of which one is true where any of the rules has the digit. */
    private List<String> conditions(List<Integer> rules, char digit) {
        List<String> conditions = new ArrayList<>();
        for (int from = 0; from < rules.size(); from += MOST_CONDITIONS) {
            List<String> some = rules.subList(from, Math.min(from + MOST_CONDITIONS, rules.size())).stream()
                    .map(rule -> formulas.isDigit(rule, digit, Layout.FIRST_ROW))
                    .toList();
            conditions.add(some.size() == 1 ? some.get(0) : "OR(" + String.join(",", some) + ")");
        }
        return conditions;
    }

    private boolean isEntry(int place) {
        Column column = layout.visibleColumns().get(place);
        return column.origin() == Origin.ENTRY;
    }

    private int style(CTDxf dxf) {
        return sheet.getWorkbook().getStylesSource().putDxf(dxf) - 1;
    }

    private void mark(List<Integer> places, String condition, int style) {
        if (places.isEmpty()) {
            return;
        }
        CTConditionalFormatting formatting = sheet.getCTWorksheet().addNewConditionalFormatting();
        formatting.setSqref(places.stream()
                .map(place -> {
                    String letters = CellAddress.columnLetters(place);
                    return letters + Layout.FIRST_ROW + ":" + letters + lastRow;
                })
                .toList());
        var rule = formatting.addNewCfRule();
        rule.setType(STCfType.EXPRESSION);
        rule.setDxfId(style);
        rule.setPriority(priority++);
        rule.addFormula(condition);
    }
}
