package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** The problems of rows and of cells that are not the sender's, and their sentences. */
final class RowFaults {

    private static final String WHOLE_ROWS =
            "Sort and paste whole rows only: undo it, or write your answers into a fresh download.";
    private static final int COLUMNS_NAMED = 3;

    private RowFaults() {}

    static Problem torn(Place place, Row byId, Row byKey) {
        return broken(
                place,
                "The row's hidden id is that of %s, but its key is %s."
                        .formatted(shown(byId.key()), shown(byKey.key())),
                WHOLE_ROWS);
    }

    static Problem moved(Place place, List<Column> columns) {
        boolean one = columns.size() == 1;
        return broken(
                place,
                named(columns)
                        + (one ? " has the value of another row" : " have the values of other rows")
                        + ", as after sorting or pasting a part of the table.",
                WHOLE_ROWS);
    }

    static Problem differs(Place place, List<Column> columns) {
        return broken(
                place,
                "%d cells that are not for people to write differ from the sheet: %s."
                        .formatted(columns.size(), named(columns)),
                WHOLE_ROWS);
    }

    static Problem renamed(Place place, RowKey from, RowKey to) {
        return broken(
                place,
                "The row's key was changed from %s to %s.".formatted(shown(from), shown(to)),
                "Put the key back; for another row, write a new row below the table and mark this one in Remove.");
    }

    static Problem notYours(Place place, Template template, Column column, CellValue from, String to) {
        String shown = to.isEmpty() ? CellValue.Blank.BLANK.display() : Wording.shown(to);
        String why =
                switch (column.origin()) {
                    case REPORT -> column.name() + " comes from " + template.whence();
                    case SERVER -> column.name() + " is written by the server";
                    case FORMULA -> column.name() + " is calculated";
                    case ENTRY -> column.name() + " is not yours to edit";
                };
        String before = Wording.shown(from.display());
        return new Problem(
                ProblemType.NOT_YOURS_TO_EDIT,
                place,
                shown,
                column.origin() == Origin.ENTRY ? "not yours to edit" : "not for people to edit",
                "The cell was changed from %s to %s, but %s.".formatted(before, shown, why),
                from.isBlank() ? "Clear the cell." : "Put " + before + " back.");
    }

    static Problem unknownRow(Place place, Template template, RowMatch.Unknown unknown) {
        String key = shown(RowKey.of(unknown.key()));
        return new Problem(
                ProblemType.UNKNOWN_ROW,
                place,
                key,
                "a row of " + template.whence(),
                unknown.hasWholeKey()
                        ? "The sheet has no row " + key + ", and its rows come from " + template.whence() + "."
                        : "The row has no whole key, and its hidden id is missing or unknown.",
                "Delete the row from the table, or write its answers into the row they belong to.");
    }

    static Problem incompleteKey(Place place, Column column) {
        return new Problem(
                ProblemType.INCOMPLETE_KEY,
                place,
                null,
                "needed to tell rows apart",
                "A new row lacks its " + column.name() + ".",
                "Write the " + column.name() + ", or clear the row.");
    }

    static Problem keyCleared(Place place, Column column) {
        return new Problem(
                ProblemType.INCOMPLETE_KEY,
                place,
                null,
                "needed to tell rows apart",
                "The row lacks its " + column.name() + ".",
                "Put the " + column.name() + " back, or clear the whole row.");
    }

    static Problem sameId(Place place, RowKey key, ReturnedRow first) {
        return broken(
                place,
                "The row's key is %s, but its hidden id is that of row %d, which is %s."
                        .formatted(shown(key), first.excelRow(), shown(first.key())),
                WHOLE_ROWS);
    }

    static Problem duplicate(Place place, RowKey key, int firstRow, boolean differs) {
        return new Problem(
                ProblemType.DUPLICATE_ROW,
                place,
                shown(key),
                "one row for each key",
                differs
                        ? "The row stands in row %d already, with different answers.".formatted(firstRow)
                        : "The row stands in row %d already, with the same answers.".formatted(firstRow),
                differs ? "Delete the one that does not count." : "Nothing needs to be done; it counts once.");
    }

    private static Problem broken(Place place, String message, String repair) {
        return new Problem(ProblemType.BROKEN_ROW, place, null, "id, key and report cells of one row", message, repair);
    }

    private static String shown(RowKey key) {
        return Wording.shown(key.text());
    }

    private static String named(List<Column> columns) {
        String names = columns.stream().limit(COLUMNS_NAMED).map(Column::name).collect(Collectors.joining(", "));
        return columns.size() > COLUMNS_NAMED ? names + " and " + (columns.size() - COLUMNS_NAMED) + " more" : names;
    }
}
