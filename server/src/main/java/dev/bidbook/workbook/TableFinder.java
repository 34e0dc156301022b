package dev.bidbook.workbook;

import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.spreadsheet.TableInfo;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sheet and the row of headers that carry a template's table, whatever the sheet is called and wherever it
 * stands. A program may have dropped the Excel table itself; the headers are what counts.
 */
final class TableFinder {

    /** How many rows are searched for headers, where no Excel table says where they are. */
    static final int ROWS_SEARCHED = 60;

    /** The workbook's other sheets, as {@link FrameBuilder} and {@link WorkbookAnnotator} name them. */
    private static final Set<String> SHEETS_BESIDE = Set.of("summary", "guide", "lists", "problems", "conflicts");

    private final Spreadsheet file;
    private final Template template;

    TableFinder(Spreadsheet file, Template template) {
        this.file = file;
        this.template = template;
    }

    /** The table, or null after the problem was added. */
    @Nullable
    FoundTable find(ProblemList problems) throws SpreadsheetRefusedException {
        List<FoundTable> candidates = new ArrayList<>();
        for (SheetInfo sheet : file.sheets()) {
            Headers headers = sheet.name().equalsIgnoreCase(WorkbookIdentity.SHEET_NAME) ? null : bestHeaders(sheet);
            if (headers != null && headers.identifiesRows()) {
                candidates.add(new FoundTable(sheet, headers));
            }
        }
        List<FoundTable> left = preferred(candidates, table -> !isBeside(table.sheet()));
        left = preferred(left, table -> hasMost(table.headers()));
        left = preferred(left, table -> table.headers().rowId() != Headers.NONE);
        left = preferred(left, table -> table.headers().hasEntryColumn());
        if (left.size() == 1) {
            return left.get(0);
        }
        problems.add(left.isEmpty() ? missing() : several(left));
        return null;
    }

    /** The dropdowns' lists have columns' names for headers, but nobody fills them; the other sheets are likewise ours. */
    private static boolean isBeside(SheetInfo sheet) {
        return SHEETS_BESIDE.contains(sheet.name().toLowerCase(Locale.ROOT));
    }

    private @Nullable Headers bestHeaders(SheetInfo sheet) throws SpreadsheetRefusedException {
        Set<Integer> tableRows = new HashSet<>();
        for (TableInfo table : file.tables(sheet)) {
            tableRows.add(table.area().firstRow());
        }
        int last = tableRows.stream().reduce(ROWS_SEARCHED, Math::max);
        Headers[] best = new Headers[1];
        file.read(sheet, row -> {
            if (row.number() > last) {
                return false;
            }
            if (row.number() <= ROWS_SEARCHED || tableRows.contains(row.number())) {
                Headers headers = Headers.match(row, template);
                if (best[0] == null || headers.matched() > best[0].matched()) {
                    best[0] = headers;
                }
            }
            return true;
        });
        return best[0];
    }

    /** Those that meet the wish, or all if none does. */
    private static List<FoundTable> preferred(List<FoundTable> tables, Predicate<FoundTable> wish) {
        List<FoundTable> meeting = tables.stream().filter(wish).toList();
        return meeting.isEmpty() ? tables : meeting;
    }

    private boolean hasMost(Headers headers) {
        long stored = template.columns().stream()
                .filter(column -> column.origin() != Origin.FORMULA)
                .count();
        return headers.matched() * 2L > stored;
    }

    private Problem missing() {
        String key = template.key().stream()
                .map(position -> template.columns().get(position).name())
                .collect(Collectors.joining(", "));
        return new Problem(
                ProblemType.MISSING_TABLE,
                Place.NOWHERE,
                null,
                null,
                "No sheet of the file has the table of " + template.title() + ".",
                "Send a workbook whose table has its header row, with the columns " + key + ".");
    }

    private Problem several(List<FoundTable> tables) {
        String names = tables.stream().map(table -> table.sheet().name()).collect(Collectors.joining(" and "));
        return new Problem(
                ProblemType.SEVERAL_TABLES,
                new Place(tables.get(1).sheet().name(), null, null, null),
                null,
                null,
                "The sheets " + names + " all have the table of " + template.title() + ".",
                "Keep the one that counts, and delete the others or move them to another workbook.");
    }
}
