package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
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
 * Where things stand in the workbook of a template, and who fills what.
 *
 * @param template the template
 * @param fillers who fills each column
 * @param tableName the name of the table
 */
record Layout(Template template, List<Filler> fillers, String tableName) {

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
            false,
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
        return new Layout(template, List.copyOf(fillers), letters.isEmpty() ? "Sheet" : safe(letters));
    }

    /** The position of the hidden row id, the table's last column. */
    int rowIdColumn() {
        return template.columns().size() + (removable() ? 1 : 0);
    }

    /** Whether people add rows and mark those to be removed. */
    boolean removable() {
        return template.rows() == RowsFrom.PEOPLE;
    }

    /** The position of the column that marks rows to be removed, where there is one. */
    int removeColumn() {
        return template.columns().size();
    }

    /** Whether the column is one that the person fills; the column that removes rows is one, too. */
    boolean isYours(int column) {
        return column < fillers.size() ? fillers.get(column) == Filler.YOU : removable() && column == removeColumn();
    }

    /** The template's columns, and the one that removes rows where there is one. */
    List<Column> visibleColumns() {
        if (!removable()) {
            return template.columns();
        }
        List<Column> columns = new ArrayList<>(template.columns());
        columns.add(REMOVE);
        return columns;
    }

    /** The first column that people see. */
    int firstVisible() {
        for (int i = 0; i < template.columns().size(); i++) {
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
    boolean folded(int column) {
        return template.programColumns().contains(column) && !template.key().contains(column);
    }

    /** The width of a column in characters. */
    double width(int column) {
        double width = Math.min(Math.max(visibleColumns().get(column).width(), NARROWEST), 120);
        return column == firstVisible() ? Math.max(width, AS_OF_WIDTH) : width;
    }

    /** How many columns stay in view: up to the last key column, unless that would take most of the screen. */
    int frozen() {
        int last = 0;
        double width = 0;
        int frozen = 0;
        for (int key : template.key()) {
            last = Math.max(last, key);
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
        double width = 0;
        for (int i = 0; i < template.columns().size(); i++) {
            width += folded(i) ? 0 : width(i);
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
