package dev.bidbook.workbook;

import dev.bidbook.formula.CellFormulas;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns in which a workbook tells what its rules find: one that people read, and hidden ones with a digit for each
 * rule. Rules are told apart by several hidden columns only where their formulas are too long for one cell.
 *
 * @param findings the place of the column that people read, counted over the sheet's columns, or -1 without rules
 * @param groups the positions of the rules whose digits stand in each of the hidden columns
 */
record RulePlaces(int findings, List<List<Integer>> groups) {

    /** No rules, no columns. */
    static final RulePlaces NONE = new RulePlaces(-1, List.of());

    /** The header of the column that names what holds on a row. */
    static final String FINDINGS = "Findings";

    /** The beginning of the headers of the hidden columns. */
    static final String CODES = "Finding codes";

    /** The column that names what holds on a row. */
    static final Column COLUMN = new Column(
            FINDINGS,
            ColumnKind.TEXT,
            Origin.FORMULA,
            List.of(),
            List.of(),
            Set.of(),
            40,
            null,
            "What needs attention on this line: \u25CF waits for an answer, \u25CB is answered and still so. It follows what"
                    + " you write.",
            CarryForward.NO,
            null,
            null,
            false);

    /** A cell takes 8192 characters and half as many if all of them are text. */
    private static final int LONGEST = 6000;

    /** No address of a cell is longer. */
    private static final String LONGEST_ADDRESS = "XFD1048576";

    static RulePlaces of(Template template) {
        if (template.rules().isEmpty()) {
            return NONE;
        }
        int afterKey = template.key().stream().max(Integer::compare).orElse(0) + 1;
        boolean spanned = formulas(template).anyMatch(formula -> CellFormulas.spans(formula, template, afterKey));
        return new RulePlaces(spanned ? 0 : afterKey, groups(template));
    }

    private static Stream<String> formulas(Template template) {
        return Stream.of(
                        template.columns().stream().map(Column::formula).filter(Objects::nonNull),
                        template.rules().stream().map(Rule::formula),
                        template.rules().stream().map(RowFormulas::answered).flatMap(Optional::stream))
                .flatMap(formulas -> formulas);
    }

    private static List<List<Integer>> groups(Template template) {
        List<List<Integer>> groups = new ArrayList<>();
        int length = LONGEST;
        for (int i = 0; i < template.rules().size(); i++) {
            int own = FindingFormulas.digit(
                            template.rules().get(i),
                            formula -> CellFormulas.inCells(formula, template, position -> LONGEST_ADDRESS))
                    .length();
            length += own;
            if (length > LONGEST) {
                groups.add(new ArrayList<>());
                length = own;
            }
            groups.get(groups.size() - 1).add(i);
        }
        return groups.stream().map(List::copyOf).toList();
    }

    /** The header of a hidden column. */
    static String codesName(int group) {
        return group == 0 ? CODES : CODES + " " + (group + 1);
    }

    /** Whether a workbook of a template with rules has a column of that name on its own. */
    static boolean isOwn(String header) {
        String folded = header.toLowerCase(Locale.ROOT);
        return folded.equals(FINDINGS.toLowerCase(Locale.ROOT)) || folded.startsWith(CODES.toLowerCase(Locale.ROOT));
    }

    /** Which hidden column has the digit of a rule. */
    int group(int rule) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).contains(rule)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no rule " + rule);
    }

    /** The place of a rule's digit in its hidden column, from 1. */
    int digit(int rule) {
        return groups.get(group(rule)).indexOf(rule) + 1;
    }
}
