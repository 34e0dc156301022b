package dev.bidbook.workbook;

import dev.bidbook.formula.CellFormulas;
import dev.bidbook.formula.RowFormulas;
import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The formulas that tell what a workbook's rules find. A rule's digit is 0 where it does not hold, 1 where it holds, and 2
 * where it holds and is answered; what cannot be computed holds, and is not answered. So it is on the server, too.
 *
 * @param layout where things stand
 */
record FindingFormulas(Layout layout) {

    /** Before the title of a finding that waits for an answer. */
    static final String OPEN = "\u25CF ";

    /** Before the title of a finding that is answered. */
    static final String ANSWERED = "\u25CB ";

    /** Between two findings of a row. */
    static final String BETWEEN = "; ";

    private static final int MOST_TEXT = 9999;
    private static final int LONGEST_IN_TABLE = 8000;

    /** How the formula of a rule and the cells of this row are written. */
    private interface Writing {
        String formula(String formula);

        String key(int position);

        String codes(int group);
    }

    /** The formula of a hidden column's cell in a row, without its {@code =}. */
    String codes(int group, int row) {
        return codes(group, inRow(row));
    }

    /**
     * The same for any row of the table, where people add rows and Excel writes it into them; empty where nobody adds rows, or
     * where it is too long: all rows then share the formula of the first.
     */
    Optional<String> codesInTable(int group) {
        return forNewRows(codes(group, inTable()));
    }

    /** The formula of the cell that names a row's findings, without its {@code =}. */
    String findings(int row) {
        return findings(inRow(row));
    }

    /** The same for any row of the table, as {@link #codesInTable}. */
    Optional<String> findingsInTable() {
        return forNewRows(findings(inTable()));
    }

    private Optional<String> forNewRows(String formula) {
        return Optional.of(formula).filter(text -> layout.removable() && text.length() <= LONGEST_IN_TABLE);
    }

    /** The formula of a rule's digit. */
    static String digit(Rule rule, UnaryOperator<String> written) {
        String holds = "IFERROR(IF(" + written.apply(rule.formula()) + ",1,0),1)";
        return RowFormulas.answered(rule)
                .map(answered -> "IF(" + holds + "=1,1+IFERROR(IF(" + written.apply(answered) + ",1,0),0),0)")
                .orElse(holds);
    }

    /** A condition that is true where a rule's digit in a row is this. */
    String isDigit(int rule, char digit, int row) {
        String codes = "$"
                + CellAddress.columnLetters(layout.codesColumn(layout.rules().group(rule))) + row;
        return "MID(" + codes + "," + layout.rules().digit(rule) + ",1)=\"" + digit + "\"";
    }

    /** A formula that counts the rows on which a rule's digit is this. */
    String count(int rule, char digit) {
        RulePlaces rules = layout.rules();
        return "COUNTIF(" + layout.reference(RulePlaces.codesName(rules.group(rule))) + ",\""
                + "?".repeat(rules.digit(rule) - 1) + digit + "*\")";
    }

    /** A formula that counts a digit in all rows, over all rules. */
    String count(char digit) {
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < layout.rules().groups().size(); i++) {
            String codes = layout.reference(RulePlaces.codesName(i));
            sums.add("SUMPRODUCT(LEN(" + codes + ")-LEN(SUBSTITUTE(" + codes + ",\"" + digit + "\",\"\")))");
        }
        return String.join("+", sums);
    }

    /** A formula that counts the rows on which a finding waits for an answer: it stands first in their text. */
    String openRows() {
        return "COUNTIF(" + layout.reference(RulePlaces.FINDINGS) + ",\"" + OPEN + "*\")";
    }

    private String codes(int group, Writing writing) {
        Template template = layout.template();
        List<String> key = template.key().stream().map(writing::key).toList();
        List<String> digits = layout.rules().groups().get(group).stream()
                .map(rule -> digit(template.rules().get(rule), writing::formula))
                .toList();
        // One digit alone would be a number.
        String all = digits.size() == 1 ? digits.get(0) + "&\"\"" : String.join("&", digits);
        return "IF(LEN(" + String.join("&", key) + ")=0,\"\"," + all + ")";
    }

    private String findings(Writing writing) {
        List<String> texts = new ArrayList<>();
        for (char digit : new char[] {'1', '2'}) {
            for (int rule = 0; rule < layout.template().rules().size(); rule++) {
                RulePlaces rules = layout.rules();
                texts.add("IF(MID(" + writing.codes(rules.group(rule)) + "," + rules.digit(rule) + ",1)=\"" + digit
                        + "\"," + ListsFrame.findingText(rule, digit == '2') + ",\"\")");
            }
        }
        return "MID(" + String.join("&", texts) + "," + (BETWEEN.length() + 1) + "," + MOST_TEXT + ")";
    }

    private Writing inRow(int row) {
        IntFunction<String> cell = place -> CellAddress.columnLetters(place) + row;
        return new Writing() {
            @Override
            public String formula(String formula) {
                return CellFormulas.inCells(formula, layout.template(), this::key);
            }

            @Override
            public String key(int position) {
                return cell.apply(layout.place(position));
            }

            @Override
            public String codes(int group) {
                return cell.apply(layout.codesColumn(group));
            }
        };
    }

    private Writing inTable() {
        return new Writing() {
            @Override
            public String formula(String formula) {
                return RowFormulas.forWorkbook(formula, layout.tableName());
            }

            @Override
            public String key(int position) {
                return thisRow(layout.template().columns().get(position).name());
            }

            @Override
            public String codes(int group) {
                return thisRow(RulePlaces.codesName(group));
            }

            private String thisRow(String column) {
                return layout.tableName() + "[[#This Row],[" + column + "]]";
            }
        };
    }
}
