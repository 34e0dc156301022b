package dev.bidbook.intake;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.spreadsheet.Area;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.Spreadsheet.Format;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Column;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import dev.bidbook.validation.ColumnHints;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import dev.bidbook.validation.ReadingHints.DayOrder;
import dev.bidbook.validation.ReadingHints.DecimalMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One reading of the sheet that has a template's headers. Used once. */
final class SheetReading {

    private final Spreadsheet file;
    private final Template template;
    private final IntakeOptions options;
    private final Tops tops;
    private final Tops.Top top;
    private final Headers headers;
    private final Notes notes = new Notes();
    private final List<Problem> problems = new ArrayList<>();

    SheetReading(Spreadsheet file, Template template, IntakeOptions options, Tops tops, Tops.Found found) {
        this.file = file;
        this.template = template;
        this.options = options;
        this.tops = tops;
        this.top = found.top();
        this.headers = found.headers();
    }

    ReportReading read() throws SpreadsheetRefusedException {
        problems.addAll(HeaderCheck.problems(template, headers, sheetName()));
        Lines lines = lines(List.of());
        // The merged areas stand below the rows: only once these were read do they cost nothing, and few reports have
        // any.
        List<Area> merged = file.mergedAreas(sheet());
        if (MergedCells.matter(merged)) {
            lines = lines(merged);
        }
        checkTruncation(lines);
        ReadingHints hints = hints(lines);
        lines.columns().values().forEach(column -> column.read(hints));
        checkAmbiguity(lines);
        if (!problems.isEmpty()) {
            return new ReportReading.Refused(List.copyOf(problems));
        }
        Rows rows = new Rows(template, lines);
        if (template.rows() == RowsFrom.PEOPLE) {
            problems.addAll(new DoubtfulLines(template, headers, sheetName(), rows).problems());
        }
        return problems.isEmpty()
                ? new ReportReading.Read(report(lines, rows, hints))
                : new ReportReading.Refused(List.copyOf(problems));
    }

    private Lines lines(List<Area> merged) throws SpreadsheetRefusedException {
        Lines lines = new Lines(template, headers, new MergedCells(merged), file.format() == Format.CSV);
        file.read(sheet(), lines);
        lines.end();
        return lines;
    }

    private Report report(Lines lines, Rows rows, ReadingHints hints) throws SpreadsheetRefusedException {
        int read = lines.lines().size();
        int dropped = read - rows.byKey().size();
        Optional<String> filters = lines.footer().or(() -> FilterText.above(top.rows(), headers.row()));
        if (tops.sheets() > 1) {
            notes.read("The file has " + tops.sheets() + " sheets; the report was read from "
                    + Words.quoted(sheet().name()) + ".");
        }
        for (String other : tops.others(template, top, options)) {
            notes.doubtful(
                    "The sheet " + Words.quoted(other) + " has the headers of the report, too; its lines were not read."
                            + " Keep only the sheet that counts.",
                    List.of());
        }
        if (file.linksElsewhere()) {
            notes.doubtful(
                    "The report has links to other workbooks. What its cells showed when it was saved counts.",
                    List.of());
        }
        HeaderCheck.note(template, headers, options, notes);
        noteHints(lines, hints);
        LineNotes.write(lines, rows, notes);
        return new Report(
                rows.byKey(),
                Set.copyOf(lines.columns().keySet()),
                read,
                dropped,
                notes.withLines(file, sheet()),
                programValues(rows),
                filters,
                new LateDigest(() -> ReportDigest.of(template, rows)));
    }

    private void checkTruncation(Lines lines) {
        Integer row = lines.truncated() != null ? lines.truncated() : truncatedAbove();
        int counted = lines.lines().size() + lines.totals().size();
        int limit = Truncation.limit(file.format());
        String sign;
        if (row != null) {
            sign = "row " + row + " says \"" + Truncation.SENTENCE + "\"";
        } else if (counted == limit) {
            sign = "it has exactly the " + Words.count(limit, "row", "rows") + " that Power BI exports at most to "
                    + (file.format() == Format.CSV ? ".csv" : ".xlsx");
        } else {
            return;
        }
        if (options.acceptTruncated()) {
            notes.doubtful(
                    "The report is cut off, and was accepted so: " + sign + ". Lines that it does not have may exist.",
                    List.of());
            return;
        }
        problems.add(new Problem(
                ProblemType.TRUNCATED_REPORT,
                row == null
                        ? new Place(sheetName(), null, null, null)
                        : new Place(sheetName(), new CellAddress(row, 0), null, null),
                null,
                null,
                "The report is cut off: " + sign + ".",
                "Export it again with a filter that leaves fewer lines, or import it as a report that is known to be"
                        + " cut off."));
    }

    private @Nullable Integer truncatedAbove() {
        return top.rows().stream()
                .filter(row -> row.number() < headers.row()
                        && FilterText.standsAlone(row)
                        && Truncation.isIn(FilterText.of(row)))
                .map(RawRow::number)
                .findFirst()
                .orElse(null);
    }

    /** All columns of a file come from one program on one machine, so what one of them tells holds for all. */
    private ReadingHints hints(Lines lines) {
        ReadingHints dates = taught(lines, column -> !column.kind().isNumeric());
        ReadingHints numbers = taught(lines, column -> column.kind().isNumeric());
        return new ReadingHints(dates.dayOrder(), numbers.decimalMark(), file.epoch1904());
    }

    private static ReadingHints taught(Lines lines, Predicate<Column> which) {
        List<ColumnCells> teachers = lines.columns().values().stream()
                .filter(cells -> which.test(cells.column()) && new ColumnHints(cells.column()).learns())
                .toList();
        if (teachers.isEmpty()) {
            return ReadingHints.NONE;
        }
        ColumnHints hints = new ColumnHints(teachers.get(0).column());
        teachers.forEach(cells -> cells.teach(hints));
        return hints.hints(false);
    }

    private void noteHints(Lines lines, ReadingHints hints) {
        String order = hints.dayOrder() == DayOrder.DAY_FIRST ? "day first" : "month first";
        String mark = hints.decimalMark() == DecimalMark.COMMA ? "comma" : "point";
        for (ColumnCells cells : lines.columns().values()) {
            if (cells.perhapsSwapped()) {
                notes.doubtful(
                        cells.column().name()
                                + " holds dates and dates as text, and none of the former is past the 12th of"
                                + " a month: a spreadsheet program may have swapped day and month when it opened the"
                                + " report. Import the file as Power BI exported it.",
                        List.of());
            }
            String example = cells.ambiguous();
            if (example != null) {
                notes.read(
                        cells.column().kind().isNumeric()
                                ? "Numbers of " + cells.column().name() + " such as " + Words.quoted(example)
                                        + " were read with a decimal " + mark + ", as other numbers of the report show."
                                : "Dates of " + cells.column().name() + " such as " + Words.quoted(example)
                                        + " were read " + order + ", as other dates of the report show.");
            }
        }
    }

    /** What can be read in two ways is refused: a guess would be wrong in a whole column. */
    private void checkAmbiguity(Lines lines) {
        int index = 0;
        for (ColumnCells cells : lines.columns().values()) {
            int count = 0;
            Lines.Line first = null;
            for (Lines.Line line : cells.hasFaults() ? lines.lines() : List.<Lines.Line>of()) {
                Reading.Fault fault = cells.fault(line.code(index));
                if (fault != null && ColumnCells.isAmbiguity(fault)) {
                    count++;
                    first = first == null ? line : first;
                }
            }
            if (first != null) {
                problems.add(ambiguity(cells, first.code(index), first.row(), count));
            }
            index++;
        }
    }

    private Problem ambiguity(ColumnCells cells, int code, int row, int count) {
        Reading.Fault fault = Objects.requireNonNull(cells.fault(code));
        boolean date = fault.type() == ProblemType.AMBIGUOUS_DATE;
        String message =
                fault.message() + " No other " + (date ? "date" : "number") + " of the report tells which, and "
                        + Words.count(count, "cell", "cells") + " of the column "
                        + (count == 1 ? "is" : "are") + " so.";
        return new Problem(
                fault.type(),
                new Place(
                        sheetName(),
                        new CellAddress(row, cells.fileColumn()),
                        null,
                        cells.column().name()),
                fault.value(),
                fault.rule(),
                message,
                date
                        ? "Export the report as .xlsx, or write the dates in the form 2026-03-02."
                        : "Export the report as .xlsx, or write the numbers without separators of thousands.");
    }

    private Map<Integer, Set<String>> programValues(Rows rows) {
        Map<Integer, Set<String>> values = new LinkedHashMap<>();
        for (int position : template.programColumns()) {
            Set<String> different = new LinkedHashSet<>();
            CellValue before = Blank.BLANK;
            for (List<CellValue> row : rows.byKey().values()) {
                CellValue value = row.get(position);
                // Most reports are of one program, and equal cells are one object.
                if (value != before && !value.isBlank()) {
                    different.add(value.display());
                }
                before = value;
            }
            values.put(position, different);
        }
        return values;
    }

    private SheetInfo sheet() {
        return top.sheet();
    }

    /** The name of the sheet for addresses; a .csv has none. */
    private @Nullable String sheetName() {
        return file.format() == Format.CSV ? null : sheet().name();
    }
}
