package dev.bidbook.intake;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.ColumnHints;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The different cells of one column, each kept and read once however often it comes: most columns of a report have few
 * different values, and a large report fits into little memory only so. Not thread-safe.
 */
final class ColumnCells {

    /** Past this many, looking for an equal one costs more memory than it saves. */
    private static final int MOST_LOOKED_UP = 60_000;

    private static final Pattern SLASHED = Pattern.compile("\\d{1,2}[/-]\\d{1,2}[/-]\\d{2}");

    private final Column column;
    private final int fileColumn;
    private Map<RawCell, Integer> codes = new HashMap<>();
    private List<RawCell> cells = new ArrayList<>();
    private CellValue[] values = {};
    private final Map<Integer, Reading.Fault> faults = new HashMap<>();
    private boolean[] timeLost = {};
    private @Nullable String ambiguous;
    private boolean datesAsText;
    private boolean earlyDays;
    private boolean lateDays;

    /** The cells of a template's column, which stand in the given column of the file, from 0. */
    ColumnCells(Column column, int fileColumn) {
        this.column = column;
        this.fileColumn = fileColumn;
        code(RawCell.Blank.BLANK);
    }

    Column column() {
        return column;
    }

    int fileColumn() {
        return fileColumn;
    }

    /** The number under which the cell is kept; 0 for a blank one. */
    int code(RawCell cell) {
        RawCell kept = RawText.isBlank(cell) ? RawCell.Blank.BLANK : RawText.withoutGuard(cell);
        Integer known = codes.get(kept);
        if (known != null) {
            return known;
        }
        int code = cells.size();
        cells.add(kept);
        if (code < MOST_LOOKED_UP) {
            codes.put(kept, code);
        }
        return code;
    }

    /** Shows every cell to the hints. */
    void teach(ColumnHints hints) {
        cells.forEach(hints::see);
    }

    /** Reads every cell; from then on {@link #value} and {@link #fault} answer. */
    void read(ReadingHints hints) {
        codes = Map.of();
        values = new CellValue[cells.size()];
        timeLost = new boolean[cells.size()];
        Arrays.fill(values, Blank.BLANK);
        for (int code = 0; code < values.length; code++) {
            RawCell cell = cells.get(code);
            Reading reading = CellReader.read(cell, column, hints);
            if (reading instanceof Reading.Value value) {
                values[code] = value.value();
                noteAmbiguity(cell, hints);
                noteDay(cell);
            } else if (reading instanceof Reading.Fault fault && !readAsDay(code, cell, hints)) {
                faults.put(code, fault);
            }
        }
        cells = List.of();
    }

    CellValue value(int code) {
        return values[code];
    }

    Reading.@Nullable Fault fault(int code) {
        return faults.get(code);
    }

    /** Whether the cell had a time of day that the column does not keep. */
    boolean lostItsTime(int code) {
        return timeLost[code];
    }

    /** A cell that could have been read in two ways but for the other cells; null if there is none. */
    @Nullable
    String ambiguous() {
        return ambiguous;
    }

    /**
     * Whether a spreadsheet program may have swapped days and months: it opened a .csv of another country, made dates of
     * the texts that it understood, all of them with days up to the 12th, and left the others as text.
     */
    boolean perhapsSwapped() {
        boolean dates = column.kind() == ColumnKind.DATE || column.kind() == ColumnKind.DATE_TIME;
        return dates && datesAsText && earlyDays && !lateDays;
    }

    private void noteDay(RawCell cell) {
        if (cell instanceof RawCell.Moment moment) {
            earlyDays |= moment.value().getDayOfMonth() <= 12;
            lateDays |= moment.value().getDayOfMonth() > 12;
        } else if (cell instanceof RawCell.Text text) {
            datesAsText |= SLASHED.matcher(WhiteSpace.strip(text.text())).lookingAt();
        }
    }

    /** A report's date with a time of day is that day: the export adds times to days as it likes. */
    private boolean readAsDay(int code, RawCell cell, ReadingHints hints) {
        if (column.kind() != ColumnKind.DATE) {
            return false;
        }
        Reading reading = CellReader.read(cell, asDateTime(), hints);
        if (reading instanceof Reading.Value value && value.value() instanceof CellValue.DateTime moment) {
            values[code] = new CellValue.Date(moment.value().toLocalDate());
            timeLost[code] = true;
            return true;
        }
        return false;
    }

    private void noteAmbiguity(RawCell cell, ReadingHints hints) {
        if (ambiguous == null
                && cell instanceof RawCell.Text text
                && !hints.equals(ReadingHints.NONE)
                && CellReader.read(cell, column, ReadingHints.NONE) instanceof Reading.Fault fault
                && isAmbiguity(fault)) {
            ambiguous = text.text();
        }
    }

    /** Whether the fault is that the value can be read in two ways. */
    static boolean isAmbiguity(Reading.Fault fault) {
        return fault.type() == ProblemType.AMBIGUOUS_DATE || fault.type() == ProblemType.AMBIGUOUS_NUMBER;
    }

    private Column asDateTime() {
        return new Column(
                column.name(),
                ColumnKind.DATE_TIME,
                column.origin(),
                column.aliases(),
                column.choices(),
                column.editors(),
                column.width(),
                column.format(),
                column.help(),
                column.carryForward(),
                column.formula(),
                column.fact(),
                column.required());
    }
}
