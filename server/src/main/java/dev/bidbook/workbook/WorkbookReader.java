package dev.bidbook.workbook;

import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.ReadingHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook that comes back, after whatever people and programs did to it. {@code docs/interpretation.md} says
 * how. Stateless; one file may be read by one thread at a time.
 */
public final class WorkbookReader {

    private WorkbookReader() {}

    /**
     * Which copy the file says it is; empty if it says nothing, or contradicts itself (see {@link
     * #contradiction(Spreadsheet)}).
     */
    public static Optional<WorkbookIdentity> identity(Spreadsheet file) throws SpreadsheetRefusedException {
        Set<WorkbookIdentity> told = new IdentityFinder(file).find();
        return told.size() == 1 ? Optional.of(told.iterator().next()) : Optional.empty();
    }

    /** The problem with a file that says of itself that it is two different copies; empty if it does not. */
    public static Optional<Problem> contradiction(Spreadsheet file) throws SpreadsheetRefusedException {
        Set<WorkbookIdentity> told = new IdentityFinder(file).find();
        if (told.size() < 2) {
            return Optional.empty();
        }
        String copies = told.stream()
                .map(each -> each.copy() + " of " + each.template() + "/" + each.scope() + "/" + each.period()
                        + " at revision " + each.revision())
                .collect(Collectors.joining(", and of copy "));
        return Optional.of(new Problem(
                ProblemType.NO_IDENTITY,
                Place.NOWHERE,
                null,
                "one copy in one workbook",
                "The workbook says that it is of copy " + copies + ".",
                "Send the workbook as it was downloaded, or keep only the sheet that counts, with its title."));
    }

    /**
     * Reads the rows of a workbook and compares them with the base it was made from.
     *
     * @param file the open file
     * @param template the template of the sheet
     * @param base the sheet's rows as the workbook had them, formula columns left out
     * @param editable whether the sender may edit a column; asked of entry columns only
     * @return what it says, with all problems; a file without the table is a problem as well
     * @throws SpreadsheetRefusedException if the file is damaged or past a bound
     */
    public static ReturnedWorkbook read(
            Spreadsheet file, Template template, SheetContent base, Predicate<Column> editable)
            throws SpreadsheetRefusedException {
        ProblemList problems = new ProblemList();
        ProblemList warnings = new ProblemList();
        Surveyed surveyed = survey(file, template, base.rows(), problems, warnings);
        if (surveyed == null) {
            return new ReturnedWorkbook(List.of(), problems.toList(), warnings.toList(), 0, List.of());
        }
        FoundTable table = surveyed.table();
        RowsReader reader = new RowsReader(
                template, table, surveyed.matcher(), surveyed.survey(), surveyed.hints(), editable, problems, warnings);
        readBelow(file, table, reader::see);
        List<ReturnedRow> rows = reader.rows();
        List<ReturnedChoice> choices =
                new ConflictsSheet(template, base, rows, file.epoch1904(), problems).read(file, table.sheet());
        return new ReturnedWorkbook(rows, problems.toList(), warnings.toList(), reader.silent(), choices);
    }

    /**
     * Reads the rows of a workbook by its template alone, where there is no base: what the file itself tells. Whether its
     * rows are the sheet's, and whether cells that are not people's were changed, it cannot tell.
     *
     * @return every row of the table with the cells that people have filled, whether or not they are new, and all problems
     * @throws SpreadsheetRefusedException if the file is damaged or past a bound
     */
    public static ReturnedWorkbook readAlone(Spreadsheet file, Template template) throws SpreadsheetRefusedException {
        ProblemList problems = new ProblemList();
        ProblemList warnings = new ProblemList();
        Surveyed surveyed = survey(file, template, List.of(), problems, warnings);
        if (surveyed == null) {
            return new ReturnedWorkbook(List.of(), problems.toList(), warnings.toList(), 0, List.of());
        }
        FoundTable table = surveyed.table();
        EntryCells entries =
                new EntryCells(template, table, surveyed.hints(), column -> column.origin() == Origin.ENTRY, problems);
        RowsAlone rows = new RowsAlone(template, table, surveyed.matcher(), entries, problems, warnings);
        readBelow(file, table, rows::see);
        return new ReturnedWorkbook(rows.rows(), problems.toList(), warnings.toList(), 0, List.of());
    }

    /** What the first of the two passes over the rows leaves to the second. */
    private record Surveyed(FoundTable table, RowMatcher matcher, Survey survey, List<ReadingHints> hints) {}

    /** Finds the table and goes over its rows for the first time; null, with a problem, if there is none. */
    private static @Nullable Surveyed survey(
            Spreadsheet file, Template template, List<Row> base, ProblemList problems, ProblemList warnings)
            throws SpreadsheetRefusedException {
        FoundTable table = new TableFinder(file, template).find(problems);
        if (table == null) {
            return null;
        }
        Headers headers = table.headers();
        for (Headers.Repeated repeated : headers.repeated()) {
            problems.add(TableFaults.repeated(table, template.columns().get(repeated.position()), repeated));
        }
        RowMatcher matcher = new RowMatcher(template, headers, new BaseRows(template, base));
        Survey survey = new Survey(template, headers, matcher, file.epoch1904());
        readBelow(file, table, survey::see);
        columnWarnings(table, template, survey).forEach(warnings::add);
        return new Surveyed(table, matcher, survey, survey.hints());
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
