package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Wording;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems and warnings of a table's columns, and their sentences. */
final class TableFaults {

    private static final int COLUMNS_NAMED = 20;

    private TableFaults() {}

    static Problem repeated(FoundTable table, Column column, Headers.Repeated repeated) {
        String first = new CellAddress(table.headers().row(), repeated.firstPlace()).toString();
        return new Problem(
                ProblemType.DUPLICATE_COLUMN,
                table.cell(table.headers().row(), repeated.place(), null, column.name()),
                column.name(),
                "one column of each name",
                "The column " + column.name() + " stands in " + first + " already.",
                "Delete or rename the one that does not count.");
    }

    /** A warning of the columns that are none of the template's, or null if there are none. */
    static @Nullable Problem unknown(FoundTable table, Survey survey) {
        List<String> names = new ArrayList<>();
        table.headers().unknown().values().forEach(header -> names.add(Wording.shown(header)));
        survey.headless().stream()
                .forEach(place -> names.add("column " + CellAddress.columnLetters(place) + " (no header)"));
        if (names.isEmpty()) {
            return null;
        }
        boolean one = names.size() == 1;
        return new Problem(
                ProblemType.UNKNOWN_COLUMN,
                headerRow(table),
                null,
                null,
                (one
                                ? "A column is not the template's and is not stored: "
                                : "Columns are not the template's and are not stored: ")
                        + listed(names)
                        + ".",
                "Nothing needs to be done; it stays in your workbook.");
    }

    /** A warning of the template's columns that are not there, or null if all are. */
    static @Nullable Problem missing(FoundTable table, Template template) {
        List<String> names = new ArrayList<>();
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            boolean stored = column.origin() == Origin.REPORT || column.origin() == Origin.ENTRY;
            if (stored && !table.headers().has(position)) {
                names.add(column.name());
            }
        }
        return names.isEmpty()
                ? null
                : new Problem(
                        ProblemType.MISSING_COLUMN,
                        headerRow(table),
                        null,
                        null,
                        (names.size() == 1 ? "A column is missing" : "Columns are missing")
                                + "; what is stored there stays as it is: "
                                + listed(names)
                                + ".",
                        "If you meant to change it, take the column from a fresh download.");
    }

    static Problem totals(Place place) {
        return new Problem(
                ProblemType.UNKNOWN_ROW,
                place,
                null,
                null,
                "The row holds totals and was skipped.",
                "Nothing needs to be done.");
    }

    /** A warning of a column that people fill and that seems to have been sorted alone. */
    static Problem sortedAlone(FoundTable table, int position, Column column) {
        return new Problem(
                ProblemType.BROKEN_ROW,
                table.cell(table.headers().row(), table.headers().place(position), null, column.name()),
                null,
                null,
                column.name() + " has the values it had, but many of them stand on other rows.",
                "If the column was sorted without the others, undo it before you submit.");
    }

    private static Place headerRow(FoundTable table) {
        return table.row(table.headers().row(), null);
    }

    private static String listed(List<String> names) {
        String list = String.join(", ", names.subList(0, Math.min(names.size(), COLUMNS_NAMED)));
        return names.size() > COLUMNS_NAMED ? list + " and " + (names.size() - COLUMNS_NAMED) + " more" : list;
    }
}
