package dev.bidbook.intake;

import dev.bidbook.intake.ColumnCells.Doubt;
import dev.bidbook.template.Column;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The notes on a report's lines: which were left out and why, and which are doubtful. */
final class LineNotes {

    /** How many groups of differing lines have a note of their own. */
    private static final int MOST_GROUPS = 50;

    private LineNotes() {}

    static void write(Lines lines, Rows rows, Notes notes) {
        totals(lines, notes);
        keyless(rows, notes);
        equal(rows, notes);
        if (lines.lines().isEmpty()) {
            notes.doubtful("The report has no lines.", List.of());
        }
        if (!lines.afterGap().isEmpty()) {
            notes.doubtful(
                    "An empty row stands above " + Words.rows(lines.afterGap())
                            + ", in the midst of the report. The lines below it were read as lines of the report; see that"
                            + " they are.",
                    lines.afterGap());
        }
        differing(rows, notes);
        badCells(rows, notes);
        doubted(rows, notes);
    }

    private static void totals(Lines lines, Notes notes) {
        List<Integer> totals = lines.totals();
        if (!totals.isEmpty()) {
            notes.dropped(
                    totals.size() == 1
                            ? "1 row is a total and was left out: " + Words.rows(totals) + "."
                            : Words.count(totals.size(), "row", "rows") + " are totals and were left out: "
                                    + Words.rows(totals) + ".",
                    totals);
        }
        List<Integer> headers = lines.repeatedHeaders();
        if (!headers.isEmpty()) {
            notes.dropped(
                    headers.size() == 1
                            ? "1 row repeats the headers and was left out: " + Words.rows(headers) + "."
                            : Words.count(headers.size(), "row", "rows") + " repeat the headers and were left out: "
                                    + Words.rows(headers) + ".",
                    headers);
        }
    }

    private static void keyless(Rows rows, Notes notes) {
        if (rows.keyless().isEmpty()) {
            return;
        }
        List<String> told = rows.keyless().stream()
                .map(line -> "row " + line.row() + " (" + Words.list(line.columns()) + ")")
                .toList();
        String beginning = told.size() == 1
                ? "1 line has no readable value in a column that identifies a line and was left out: "
                : Words.count(told.size(), "line", "lines")
                        + " have no readable value in a column that identifies a line and were left out: ";
        notes.dropped(
                beginning + Words.list(told) + ".",
                rows.keyless().stream().map(Rows.Keyless::row).toList());
    }

    private static void equal(Rows rows, Notes notes) {
        if (rows.equal().isEmpty()) {
            return;
        }
        List<String> told = rows.equal().stream()
                .map(line -> "row " + line.row() + " (as row " + line.earlier() + ")")
                .toList();
        String beginning = told.size() == 1
                ? "1 line is equal to an earlier one in every column and was left out: "
                : Words.count(told.size(), "line", "lines")
                        + " are equal to an earlier one in every column and were left out: ";
        notes.dropped(
                beginning + Words.list(told) + ".",
                rows.equal().stream().map(Rows.Equal::row).toList());
    }

    private static void differing(Rows rows, Notes notes) {
        List<Rows.Differing> groups = rows.differing();
        for (Rows.Differing group : groups.subList(0, Math.min(groups.size(), MOST_GROUPS))) {
            List<Integer> all = new ArrayList<>();
            all.add(group.kept());
            all.addAll(group.others());
            notes.doubtful(
                    "The line " + group.key() + " stands " + (all.size() == 2 ? "twice" : all.size() + " times")
                            + ", in "
                            + Words.rows(all) + ", with different values of " + Words.list(group.columns())
                            + ". Which one counts? Row " + group.kept() + " was taken, the others were left out.",
                    all);
        }
        if (groups.size() > MOST_GROUPS) {
            List<Integer> rest = groups.subList(MOST_GROUPS, groups.size()).stream()
                    .map(Rows.Differing::kept)
                    .toList();
            notes.doubtful(
                    Words.count(rest.size(), "more line stands", "more lines stand")
                            + " more than once with different values; the first was taken each time, in "
                            + Words.rows(rest) + ".",
                    rest);
        }
    }

    private static void badCells(Rows rows, Notes notes) {
        Map<Column, List<Rows.BadCell>> byColumn = new LinkedHashMap<>();
        rows.badCells().forEach(cell -> byColumn.computeIfAbsent(cell.column(), c -> new ArrayList<>())
                .add(cell));
        byColumn.forEach((column, cells) -> {
            List<String> told = cells.stream()
                    .limit(Words.MOST_NAMED + 1L)
                    .map(cell -> (cell.fault().type() == ProblemType.NO_COMPUTED_VALUE
                                    ? "a formula without its value"
                                    : Words.quoted(cell.fault().value()))
                            + " in row " + cell.row())
                    .toList();
            String more = cells.size() > Words.MOST_NAMED
                    ? Words.list(told.subList(0, Words.MOST_NAMED)) + ", and more"
                    : Words.list(told);
            notes.doubtful(
                    Words.count(cells.size(), "cell", "cells") + " of " + column.name()
                            + " could not be read as " + cells.get(0).fault().rule() + " and "
                            + (cells.size() == 1 ? "is" : "are") + " blank: " + more + ".",
                    cells.stream()
                            .limit(Words.MOST_NAMED)
                            .map(Rows.BadCell::row)
                            .toList());
        });
    }

    private static void doubted(Rows rows, Notes notes) {
        rows.doubted(Doubt.TIME_LOST)
                .forEach((column, cells) -> notes.doubtful(
                        Words.count(cells.size(), "cell", "cells") + " of " + column.name()
                                + (cells.size() == 1 ? " has" : " have") + " a time of day; only the day was kept, in "
                                + Words.rows(rowsOf(cells)) + ".",
                        shown(cells)));
        rows.doubted(Doubt.CHARACTER_LOST)
                .forEach((column, cells) -> notes.doubtful(
                        Words.count(cells.size(), "cell", "cells") + " of " + column.name()
                                + (cells.size() == 1 ? " holds" : " hold")
                                + " a character that could not be read; \ufffd stands in its place, in "
                                + Words.rows(rowsOf(cells)) + ".",
                        shown(cells)));
        rows.doubted(Doubt.MADE_OVER).forEach((column, cells) -> {
            List<String> told = cells.stream()
                    .map(cell -> Words.quoted(cell.value()) + " in row " + cell.row())
                    .toList();
            notes.doubtful(
                    Words.count(cells.size(), "cell", "cells") + " of " + column.name()
                            + (cells.size() == 1 ? " holds" : " hold")
                            + " no text but a date or a number that shows otherwise, as spreadsheet programs make them of"
                            + " text such as 3-12 and 1E5; read: " + Words.list(told) + ".",
                    shown(cells));
        });
    }

    private static List<Integer> rowsOf(List<Rows.DoubtedCell> cells) {
        return cells.stream().map(Rows.DoubtedCell::row).toList();
    }

    private static List<Integer> shown(List<Rows.DoubtedCell> cells) {
        return rowsOf(cells).subList(0, Math.min(cells.size(), Words.MOST_NAMED));
    }
}
