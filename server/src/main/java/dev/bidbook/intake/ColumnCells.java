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
    private Doubt[] doubts = {};
    private final boolean textFile;
    private boolean texts;
    private boolean doubtful;
    private @Nullable String ambiguous;
    private boolean datesAsText;
    private boolean earlyDays;
    private boolean lateDays;

    /** What may be wrong with a cell although it was read. */
    enum Doubt {
        /** It had a time of day that the column does not keep. */
        TIME_LOST,
        /** It holds the mark of a character that could not be read. */
        CHARACTER_LOST,
        /** It is a date or number in a column of text, and shows otherwise or was perhaps written otherwise. */
        MADE_OVER,
        NONE
    }

    /**
     * The cells of a template's column, which stand in the given column of the file, from 0. A file of text alone has
     * its error values as text.
     */
    ColumnCells(Column column, int fileColumn, boolean textFile) {
        this.textFile = textFile;
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
        if (textFile) {
            kept = RawText.withErrors(kept);
        }
        texts |= RawText.isText(kept);
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
        doubts = new Doubt[cells.size()];
        Arrays.fill(doubts, Doubt.NONE);
        Arrays.fill(values, Blank.BLANK);
        for (int code = 0; code < values.length; code++) {
            RawCell cell = cells.get(code);
            Reading reading = CellReader.read(cell, column, hints);
            if (reading instanceof Reading.Value value) {
                values[code] = value.value();
                noteAmbiguity(cell, hints);
                noteDay(cell);
                // Where no cell is text, the column is one of numbers or dates that the template calls text.
                if (texts && column.kind() == ColumnKind.TEXT && RawText.mayBeMadeOver(cell)) {
                    doubtful = true;
                    doubts[code] = Doubt.MADE_OVER;
                }
            } else if (reading instanceof Reading.Fault fault
                    && !readAsDay(code, cell, hints)
                    && !readWithMark(code, cell, fault)) {
                faults.put(code, fault);
            }
        }
        cells = List.of();
    }

    CellValue value(int code) {
        return values[code];
    }

    /** How many different cells there are; codes are below it. */
    int codes() {
        return values.length;
    }

    Reading.@Nullable Fault fault(int code) {
        return faults.isEmpty() ? null : faults.get(code);
    }

    /** Whether any cell could not be read. */
    boolean hasFaults() {
        return !faults.isEmpty();
    }

    /** Whether any cell could not be read or may be wrong. */
    boolean isDoubtful() {
        return doubtful || hasFaults();
    }

    /** What may be wrong with the cell although it was read. */
    Doubt doubt(int code) {
        return doubts[code];
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
            doubtful = true;
            doubts[code] = Doubt.TIME_LOST;
            return true;
        }
        return false;
    }

    /** One character that could not be read does not spoil the rest of a text that nobody here has written. */
    private boolean readWithMark(int code, RawCell cell, Reading.Fault fault) {
        if (column.kind() == ColumnKind.TEXT && fault.type() == ProblemType.UNPRINTABLE_TEXT) {
            values[code] = CellValue.ofText(CellReader.display(cell));
            doubtful = true;
            doubts[code] = Doubt.CHARACTER_LOST;
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
