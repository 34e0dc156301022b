package dev.bidbook.intake;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a file's lines stops its import where rows are people's. A report is what a system says and is taken as it is,
 * its doubts told; a customer's file becomes what people work with, so that what it does not say clearly is asked.
 */
final class DoubtfulLines {

    private final Template template;
    private final Headers headers;
    private final @Nullable String sheet;
    private final Rows rows;
    private final List<Problem> problems = new ArrayList<>();

    DoubtfulLines(Template template, Headers headers, @Nullable String sheet, Rows rows) {
        this.template = template;
        this.headers = headers;
        this.sheet = sheet;
        this.rows = rows;
    }

    List<Problem> problems() {
        for (Rows.BadCell cell : rows.badCells()) {
            problems.add(cell.fault().at(place(cell.row(), cell.column().name())));
        }
        for (Rows.Keyless line : rows.keyless()) {
            problems.add(new Problem(
                    ProblemType.INCOMPLETE_KEY,
                    place(line.row(), line.columns().get(0)),
                    null,
                    null,
                    "Row " + line.row() + " has no " + Words.list(line.columns()) + ", by which lines are told apart.",
                    "Write it, or remove the row."));
        }
        for (Rows.Differing lines : rows.differing()) {
            int again = lines.others().get(0);
            problems.add(new Problem(
                    ProblemType.DUPLICATE_ROW,
                    place(again, template.columns().get(template.key().get(0)).name()),
                    lines.key().text(),
                    null,
                    "The line " + lines.key() + " stands in row " + lines.kept() + " and in "
                            + Words.rows(lines.others()) + ", with different values of "
                            + Words.list(lines.columns()) + ".",
                    "Keep the line that counts, or add up what belongs together."));
        }
        return problems;
    }

    private Place place(int row, String column) {
        int fileColumn = headers.fileColumn(template.positionOf(column));
        return new Place(sheet, new CellAddress(row, Math.max(0, fileColumn)), null, column);
    }
}
