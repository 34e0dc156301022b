package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.CarryForward;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where things stand in the workbook of a template, and who fills what. A column of the template has a position there, and
 * a place on the sheet: the workbook has columns of its own.
 *
 * @param template the template
 * @param fillers who fills each of the template's columns
 * @param tableName the name of the table
 * @param rules the columns that tell what the template's rules find
 */
record Layout(Template template, List<Filler> fillers, String tableName, RulePlaces rules) {

    /** The row of the table's header, from 1. */
    static final int HEADER_ROW = 6;

    /** The table's first row under the header, from 1. */
    static final int FIRST_ROW = HEADER_ROW + 1;

    /** How far under the table its checks reach, for programs that do not extend them when people add rows. */
    static final int ROWS_TO_ADD = 500;

    /** The column in which people mark the rows of theirs that are to be removed. */
    static final Column REMOVE = new Column(
            Headers.REMOVE,
            ColumnKind.YES_NO,
            Origin.ENTRY,
            List.of(),
            List.of(),
            Set.of(),
            9,
            null,
            "Yes removes the row when the workbook is submitted. Deleting the line does not.",
            CarryForward.NO,
            null,
            null,
            false);

    private static final double WIDEST_FROZEN = 78;
    private static final double NARROWEST = 6;
    private static final double AS_OF_WIDTH = 17;
    private static final double PAGE_WIDTH = 210;

    static Layout of(Template template, Predicate<Column> editable) {
        List<Filler> fillers = new ArrayList<>();
        for (Column column : template.columns()) {
            fillers.add(Filler.of(column, column.origin() == Origin.ENTRY && editable.test(column)));
        }
        String letters = template.sheetName().replaceAll("[^A-Za-z]", "");
        return new Layout(
                template, List.copyOf(fillers), letters.isEmpty() ? "Sheet" : safe(letters), RulePlaces.of(template));
    }

    /** The position of the hidden row id, the table's last column. */
    int rowIdColumn() {
        return visibleCount() + rules.groups().size();
    }

    /** How many columns the table has without the hidden ones at its end. */
    int visibleCount() {
        return template.columns().size() + (rules.findings() < 0 ? 0 : 1) + (removable() ? 1 : 0);
    }

    /** The place of a hidden column with the digits of rules. */
    int codesColumn(int group) {
        return visibleCount() + group;
    }

    /** The place of the template's column at a position. */
    int place(int position) {
        return rules.findings() < 0 || position < rules.findings() ? position : position + 1;
    }

    /** The position of the template's column at a place, or -1 for a column of the workbook's own. */
    int position(int place) {
        int position = rules.findings() < 0 || place < rules.findings() ? place : place - 1;
        return place == rules.findings() || position >= template.columns().size() ? -1 : position;
    }

    /** Whether people add rows and mark those to be removed. */
    boolean removable() {
        return template.rows() == RowsFrom.PEOPLE;
    }

    /** The place of the column that marks rows to be removed, where there is one. */
    int removeColumn() {
        return visibleCount() - 1;
    }

    /** Whether the column at a place is one that the person fills; the column that removes rows is one, too. */
    boolean isYours(int place) {
        return filler(place) == Filler.YOU;
    }

    /** Who fills the column at a place. */
    Filler filler(int place) {
        int position = position(place);
        if (position >= 0) {
            return fillers.get(position);
        }
        return removable() && place == removeColumn() ? Filler.YOU : Filler.FORMULA;
    }

    /** The columns by their places: the template's, the one that names findings, and the one that removes rows. */
    List<Column> visibleColumns() {
        List<Column> columns = new ArrayList<>(template.columns());
        if (rules.findings() >= 0) {
            columns.add(rules.findings(), RulePlaces.COLUMN);
        }
        if (removable()) {
            columns.add(REMOVE);
        }
        return columns;
    }

    /** The first column that people see. */
    int firstVisible() {
        for (int i = 0; i < visibleCount(); i++) {
            if (!folded(i)) {
                return i;
            }
        }
        return 0;
    }

    /**
     * Whether a column is folded away: it says whose award a line is, which is the same in every line and stands in
     * the title. Never a key column.
     */
    boolean folded(int place) {
        int position = position(place);
        return template.programColumns().contains(position) && !template.key().contains(position);
    }

    /** The width of a column in characters. */
    double width(int place) {
        double width = Math.min(Math.max(visibleColumns().get(place).width(), NARROWEST), 120);
        return place == firstVisible() ? Math.max(width, AS_OF_WIDTH) : width;
    }

    /**
     * How many columns stay in view: up to the last key column, and the findings beside it, unless that would take most of
     * the screen.
     */
    int frozen() {
        int last = 0;
        double width = 0;
        int frozen = 0;
        for (int key : template.key()) {
            last = Math.max(last, place(key));
        }
        if (rules.findings() == last + 1) {
            last++;
        }
        for (int i = 0; i <= last; i++) {
            width += folded(i) ? 0 : width(i);
            if (width > WIDEST_FROZEN) {
                break;
            }
            frozen = i + 1;
        }
        return frozen;
    }

    /** Over how many pages side by side the table is printed, so that it stays readable. */
    int pagesAcross() {
        double width = rules.findings() < 0 ? 0 : width(rules.findings());
        for (int i = 0; i < template.columns().size(); i++) {
            width += folded(place(i)) ? 0 : width(place(i));
        }
        return Math.max(1, (int) Math.ceil(width / PAGE_WIDTH));
    }

    /** The table's reference to the cells of a column. */
    String reference(String columnName) {
        return tableName + "[" + columnName + "]";
    }

    /** A formula that counts the rows; a table without rows still has a blank one. */
    String rowCountFormula() {
        List<String> counts = new ArrayList<>();
        for (int key : template.key()) {
            counts.add("COUNTA(" + reference(template.columns().get(key).name()) + ")");
        }
        return counts.size() == 1 ? counts.get(0) : "MAX(" + String.join(",", counts) + ")";
    }

    /** A formula that counts the rows in which people have written something, or empty if nobody writes. */
    String answeredFormula() {
        StringBuilder sum = new StringBuilder();
        for (Column column : template.columns()) {
            if (column.origin() == Origin.ENTRY) {
                sum.append(sum.isEmpty() ? "" : "+")
                        .append('(')
                        .append(reference(column.name()))
                        .append("<>\"\")");
            }
        }
        return sum.isEmpty() ? "0" : "SUMPRODUCT(--((" + sum + ")>0))";
    }

    /** The cells of a column under the header, down to the given last row, absolute. */
    static String cells(int column, int lastRow) {
        String letters = CellAddress.columnLetters(column);
        return "$" + letters + "$" + FIRST_ROW + ":$" + letters + "$" + lastRow;
    }

    /** A name that Excel does not take for a cell: up to three letters could be a column, R and C are words. */
    private static String safe(String letters) {
        return letters.length() <= 3 ? letters + "Table" : letters;
    }
}
