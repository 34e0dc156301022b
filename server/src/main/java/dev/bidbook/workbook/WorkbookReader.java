package dev.bidbook.workbook;

import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads a workbook that comes back, after whatever people and programs did to it. {@code docs/interpretation.md} says
 * how. Stateless; one file may be read by one thread at a time.
 */
public final class WorkbookReader {

    private WorkbookReader() {}

    /**
     * Every copy that the file says it is: none, the one that counts, or several that contradict each other (see {@link
     * #contradiction(Set)}).
     */
    public static Set<WorkbookIdentity> identities(Spreadsheet file) throws SpreadsheetRefusedException {
        return new IdentityFinder(file).find();
    }

    /** Which copy the file says it is; empty if it says nothing, or contradicts itself. */
    public static Optional<WorkbookIdentity> identity(Spreadsheet file) throws SpreadsheetRefusedException {
        Set<WorkbookIdentity> told = identities(file);
        return told.size() == 1 ? Optional.of(told.iterator().next()) : Optional.empty();
    }

    /** The problem with a file that says of itself that it is two different copies; empty if it does not. */
    public static Optional<Problem> contradiction(Spreadsheet file) throws SpreadsheetRefusedException {
        return contradiction(identities(file));
    }

    /** The same of what such a file says of itself. */
    public static Optional<Problem> contradiction(Set<WorkbookIdentity> told) {
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
        return read(file, template, BaseRows.of(template, base.rows()), editable, KeptRows.MOST_CELLS, true);
    }

    /**
     * Reads the rows of a workbook and compares them with the base it was made from, whose rows are fetched only as far
     * as they are needed.
     *
     * @param base the sheet's rows as the workbook had them, in the order of their ids, formula columns left out
     * @throws SpreadsheetRefusedException if the file is damaged or past a bound
     */
    public static ReturnedWorkbook read(
            Spreadsheet file, Template template, Iterator<Row> base, Predicate<Column> editable)
            throws SpreadsheetRefusedException {
        return read(file, template, new BaseRows(template, base), editable, KeptRows.MOST_CELLS, true);
    }

    /**
     * The same.
     *
     * @param kept how many cells that need a second look may be kept in memory
     * @param shortcut whether rows that are plainly unchanged are told from the rest at once; if not, the answer is the
     *     same
     */
    static ReturnedWorkbook read(
            Spreadsheet file, Template template, BaseRows rows, Predicate<Column> editable, int kept, boolean shortcut)
            throws SpreadsheetRefusedException {
        ProblemList problems = new ProblemList();
        ProblemList warnings = new ProblemList();
        FirstLook look = FirstLook.at(file, template, rows, shortcut, kept, problems, warnings);
        if (look == null) {
            return new ReturnedWorkbook(List.of(), problems.toList(), warnings.toList(), 0, List.of());
        }
        if (file.linksElsewhere()) {
            warnings.add(linked());
        }
        RowsReader reader = new RowsReader(
                template,
                look.table(),
                look.matcher(),
                look.survey(),
                look.unchanged(),
                look.hints(),
                editable,
                problems,
                warnings);
        look.again(file, reader::see);
        List<ReturnedRow> returned = reader.rows();
        List<ReturnedChoice> choices = new ConflictsSheet(template, rows, returned, file.epoch1904(), problems)
                .read(file, look.table().sheet());
        return new ReturnedWorkbook(returned, problems.toList(), warnings.toList(), reader.silent(), choices);
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
        BaseRows none = BaseRows.of(template, List.of());
        FirstLook look = FirstLook.at(file, template, none, false, KeptRows.MOST_CELLS, problems, warnings);
        if (look == null) {
            return new ReturnedWorkbook(List.of(), problems.toList(), warnings.toList(), 0, List.of());
        }
        FoundTable table = look.table();
        EntryCells entries =
                new EntryCells(template, table, look.hints(), column -> column.origin() == Origin.ENTRY, problems);
        RowsAlone rows = new RowsAlone(template, table, look.matcher(), entries, problems, warnings);
        look.again(file, rows::see);
        return new ReturnedWorkbook(rows.rows(), problems.toList(), warnings.toList(), 0, List.of());
    }

    private static Problem linked() {
        return new Problem(
                ProblemType.LINKED_WORKBOOK,
                Place.NOWHERE,
                null,
                null,
                "The workbook has links to other workbooks. What its cells showed when it was saved counts.",
                "Nothing needs to be done if the cells showed what you meant.");
    }
}
