package dev.bidbook.ledger;

import dev.bidbook.ledger.Submission.Statement;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a submission says of rows against the template, and collects every problem. */
final class StatementCheck {

    private final Template template;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<RowKey> seen = new HashSet<>();

    StatementCheck(Template template) {
        this.template = template;
    }

    /** What was found so far. */
    List<Problem> problems() {
        return problems;
    }

    /**
     * The statement's cells that people may write, plain and under the columns' own names; the key's cells too where
     * the row is not in the sheet. Cells of other columns are left out where they say what is stored or was.
     *
     * @param stored the row's cells now, or null if it is not in the sheet
     * @param base its cells at the submitter's base, or null
     */
    Map<String, CellValue> cells(
            Statement statement, @Nullable Map<String, CellValue> stored, @Nullable Map<String, CellValue> base) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        RowKey key = statement.key();
        if (!seen.add(key)) {
            problem(ProblemType.DUPLICATE_ROW, key, null, "The row is stated twice.", "State it once.");
        }
        if (!rowMayBeSaid(statement, stored)) {
            return cells;
        }
        boolean added = stored == null && base == null;
        statement.cells().forEach((name, value) -> {
            Integer position = template.find(name);
            if (position == null) {
                String message = template.title() + " has no column " + name + ".";
                problem(ProblemType.UNKNOWN_COLUMN, key, name, message, "Leave it out, or write the column's name.");
                return;
            }
            Column column = template.columns().get(position);
            CellValue plain = PlainValues.plain(value);
            if (template.key().contains(position)) {
                keyCell(key, position, column, value);
            } else if (column.origin() == Origin.ENTRY) {
                cells.put(column.name(), plain);
            } else if (!plain.equals(in(stored, column)) && !plain.equals(in(base, column))) {
                notYours(key, column, value);
            }
        });
        if (added && !statement.delete()) {
            cells.putAll(keyCells(statement));
        }
        return cells;
    }

    private boolean rowMayBeSaid(Statement statement, @Nullable Map<String, CellValue> stored) {
        RowKey key = statement.key();
        if (template.rows() == RowsFrom.PEOPLE) {
            if (key.parts().stream().allMatch(String::isEmpty)
                    || key.parts().size() != template.key().size()) {
                String message = "The row lacks a value in " + keyNames() + ".";
                problem(ProblemType.INCOMPLETE_KEY, key, null, message, "Fill what identifies the row.");
                return false;
            }
            return true;
        }
        if (stored == null) {
            String message = "The sheet has no row " + key + ", and its rows come from " + template.whence() + ".";
            problem(
                    ProblemType.UNKNOWN_ROW,
                    key,
                    null,
                    message,
                    template.rows() == RowsFrom.DERIVED
                            ? "Take the row out."
                            : "Take the row out, or import a report that has it.");
            return false;
        }
        if (statement.delete()) {
            String message = "The rows of this sheet come from " + template.whence() + " and cannot be removed.";
            problem(ProblemType.NOT_YOURS_TO_EDIT, key, null, message, "Leave the row as it is.");
            return false;
        }
        return true;
    }

    private void keyCell(RowKey key, int position, Column column, CellValue value) {
        String expected = key.parts().size() == template.key().size()
                ? key.parts().get(template.key().indexOf(position))
                : key.text();
        // A key is spelled in one way, whatever the spelling of the cell.
        String found = RowKey.of(List.of(value)).parts().get(0);
        if (!expected.equals(found)) {
            String message = column.name() + " is " + value.display() + ", but the row's key is " + key + ".";
            String repair = template.rows() == RowsFrom.PEOPLE
                    ? "The key of a row stays: to change it, remove the row and add another."
                    : "Put the key's cell back as it was.";
            problems.add(new Problem(
                    ProblemType.BROKEN_ROW, Place.cell(key, column.name()), value.display(), null, message, repair));
        }
    }

    /** The key's cells as stated, or else as the key's text says. */
    private Map<String, CellValue> keyCells(Statement statement) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        List<String> parts = statement.key().parts();
        for (int i = 0; i < template.key().size() && i < parts.size(); i++) {
            Column column = template.columns().get(template.key().get(i));
            cells.put(column.name(), keyValue(parts.get(i), column));
        }
        statement.cells().forEach((name, value) -> {
            Integer position = template.find(name);
            if (position != null && template.key().contains(position)) {
                cells.put(template.columns().get(position).name(), PlainValues.plain(value));
            }
        });
        return cells;
    }

    private static CellValue keyValue(String part, Column column) {
        if (column.kind().isNumeric()) {
            try {
                return part.isEmpty() ? Blank.BLANK : new CellValue.Number(Double.parseDouble(part));
            } catch (IllegalArgumentException e) {
                // Kept as text: the key says so, and the number was not stated.
                return CellValue.ofText(part);
            }
        }
        return CellValue.ofText(part);
    }

    private void notYours(RowKey key, Column column, CellValue value) {
        String whose =
                switch (column.origin()) {
                    case REPORT -> "comes from " + template.whence();
                    case FORMULA -> "is computed";
                    case SERVER -> "is written by the server";
                    case ENTRY -> "is for others to fill";
                };
        problems.add(new Problem(
                ProblemType.NOT_YOURS_TO_EDIT,
                Place.cell(key, column.name()),
                value.display(),
                null,
                column.name() + " " + whose + " and cannot be changed here.",
                "Put it back as it was, or leave it out."));
    }

    private void problem(ProblemType type, RowKey key, @Nullable String column, String message, String repair) {
        problems.add(new Problem(type, new Place(null, null, key, column), null, null, message, repair));
    }

    private String keyNames() {
        return String.join(
                ", ",
                template.key().stream()
                        .map(position -> template.columns().get(position).name())
                        .toList());
    }

    private static CellValue in(@Nullable Map<String, CellValue> cells, Column column) {
        return cells == null ? Blank.BLANK : cells.getOrDefault(column.name(), Blank.BLANK);
    }
}
