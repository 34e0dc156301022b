package dev.bidbook.workbook;

import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ReadingHints;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one look at every row of a file tells: where the table is, what only the whole of a column can tell, and which
 * rows need a second look because of it. Not thread-safe.
 *
 * @param table the table
 * @param matcher tells which row of the base a row of the file is
 * @param survey what the columns tell
 * @param unchanged the rows that are done with
 * @param kept the others
 * @param hints how to read each of the template's columns
 */
record FirstLook(
        FoundTable table,
        RowMatcher matcher,
        Survey survey,
        UnchangedRows unchanged,
        KeptRows kept,
        List<ReadingHints> hints) {

    /** Finds the table and looks at its rows; null, with a problem, if there is none. */
    static @Nullable FirstLook at(
            Spreadsheet file,
            Template template,
            BaseRows base,
            boolean shortcut,
            int keptCells,
            ProblemList problems,
            ProblemList warnings)
            throws SpreadsheetRefusedException {
        FoundTable table = new TableFinder(file, template).find(problems);
        if (table == null) {
            return null;
        }
        Headers headers = table.headers();
        for (Headers.Repeated repeated : headers.repeated()) {
            problems.add(TableFaults.repeated(table, template.columns().get(repeated.position()), repeated));
        }
        RowMatcher matcher = new RowMatcher(template, headers, base);
        UnchangedRows unchanged = new UnchangedRows(template, headers, base, shortcut);
        Survey survey = new Survey(template, headers, matcher, unchanged, file.epoch1904());
        KeptRows kept = new KeptRows(keptCells);
        readBelow(file, table, row -> {
            if (unchanged.takes(row)) {
                survey.seeBeside(row);
            } else {
                survey.see(row);
                kept.add(row);
            }
        });
        columnWarnings(table, template, survey).forEach(warnings::add);
        return new FirstLook(table, matcher, survey, unchanged, kept, survey.hints());
    }

    /** Hands on every row that needs a second look; from memory if they are few, else by reading the file again. */
    void again(Spreadsheet file, Consumer<RawRow> consumer) throws SpreadsheetRefusedException {
        if (kept.isWhole()) {
            kept.rows().forEach(consumer);
            return;
        }
        readBelow(file, table, row -> {
            if (kept.has(row.number())) {
                consumer.accept(row);
            }
        });
    }

    /** Hands on every row below the headers. */
    private static void readBelow(Spreadsheet file, FoundTable table, Consumer<RawRow> consumer)
            throws SpreadsheetRefusedException {
        file.read(table.sheet(), row -> {
            if (row.number() > table.headers().row()) {
                consumer.accept(row);
            }
            return true;
        });
    }

    private static List<Problem> columnWarnings(FoundTable table, Template template, Survey survey) {
        List<Problem> warnings = new ArrayList<>();
        Problem unknown = TableFaults.unknown(table, survey);
        if (unknown != null) {
            warnings.add(unknown);
        }
        Problem missing = TableFaults.missing(table, template);
        if (missing != null) {
            warnings.add(missing);
        }
        for (int position = 0; position < template.columns().size(); position++) {
            Column column = template.columns().get(position);
            if (column.origin() == Origin.ENTRY && survey.isSuspiciouslyMoved(position)) {
                warnings.add(TableFaults.sortedAlone(table, position, column));
            }
        }
        return warnings;
    }
}
