package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import dev.bidbook.validation.CellReader;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import dev.bidbook.validation.ProblemType;
import dev.bidbook.validation.Reading;
import dev.bidbook.validation.ReadingHints;
import dev.bidbook.validation.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the choices that people made on the Conflicts sheet; told by its headers, whatever it is called by now. */
final class ConflictsSheet {

    static final int ROWS_SEARCHED = 20;
    private static final String KEY = "row key";
    private static final String COLUMN = "column";
    private static final String THEIRS = "theirs";
    private static final String TAKE = "take";

    private final Template template;
    private final BaseRows base;
    private final Map<String, RowKey> keys = new HashMap<>();
    private final ReadingHints hints;
    private final ProblemList problems;
    private final Map<String, ReturnedChoice> choices = new HashMap<>();
    private final List<ReturnedChoice> inOrder = new ArrayList<>();

    /** Choices may be about rows of the base and about rows that the workbook itself adds. */
    ConflictsSheet(
            Template template, BaseRows base, List<ReturnedRow> returned, boolean epoch1904, ProblemList problems) {
        this.template = template;
        this.problems = problems;
        this.hints = new ReadingHints(ReadingHints.NONE.dayOrder(), ReadingHints.NONE.decimalMark(), epoch1904);
        this.base = base;
        returned.forEach(row -> keys.put(row.key().text(), row.key()));
    }

    /** The choices of every sheet of the file that lists conflicts. */
    List<ReturnedChoice> read(Spreadsheet file, @Nullable SheetInfo besides) throws SpreadsheetRefusedException {
        for (SheetInfo sheet : file.sheets()) {
            if (!sheet.equals(besides)) {
                Map<String, Integer> headers = new HashMap<>();
                file.read(sheet, row -> {
                    if (!headers.isEmpty()) {
                        choice(sheet, row, headers);
                        return true;
                    }
                    headers.putAll(headers(row));
                    return row.number() < ROWS_SEARCHED || !headers.isEmpty();
                });
            }
        }
        return List.copyOf(inOrder);
    }

    /** The places of the headers, lower case; empty if the row is not that of a list of conflicts. */
    static Map<String, Integer> headers(RawRow row) {
        Map<String, Integer> headers = new HashMap<>();
        for (int place = 0; place < row.cells().size(); place++) {
            String header = WhiteSpace.collapse(CellReader.display(row.cell(place)));
            headers.putIfAbsent(header.toLowerCase(Locale.ROOT), place);
        }
        boolean whole = headers.containsKey(KEY) && headers.containsKey(COLUMN) && headers.containsKey(TAKE);
        return whole ? headers : Map.of();
    }

    private void choice(SheetInfo sheet, RawRow row, Map<String, Integer> headers) {
        String take = text(row, headers, TAKE);
        String keyText = text(row, headers, KEY);
        String columnName = text(row, headers, COLUMN);
        if (take.isEmpty() || (keyText.isEmpty() && columnName.isEmpty())) {
            return;
        }
        RowKey key = key(keyText);
        Place place = new Place(sheet.name(), address(row, headers, TAKE), key, columnName);
        Integer position = template.find(columnName);
        boolean wholeRow = columnName.equals(ReturnedChoice.WHOLE_ROW);
        if (key == null || (position == null && !wholeRow)) {
            problems.add(unknown(place, key == null ? keyText : columnName));
        } else if (!take.equalsIgnoreCase("mine") && !take.equalsIgnoreCase("theirs")) {
            problems.add(neither(place, take));
        } else {
            CellValue theirs =
                    position == null ? theirsOfRow(row, headers) : theirs(sheet, row, headers, key, position);
            add(
                    new ReturnedChoice(
                            key,
                            position == null
                                    ? columnName
                                    : template.columns().get(position).name(),
                            ReturnedChoice.Take.valueOf(take.toUpperCase(Locale.ROOT)),
                            theirs),
                    place);
        }
    }

    private @Nullable RowKey key(String text) {
        RowKey returned = keys.get(text);
        if (returned != null) {
            return returned;
        }
        Row row = base.byKeyText(text);
        return row == null ? null : row.key();
    }

    private void add(ReturnedChoice choice, Place place) {
        ReturnedChoice earlier = choices.putIfAbsent(choice.key() + "\n" + choice.column(), choice);
        if (earlier == null) {
            inOrder.add(choice);
        } else if (earlier.take() != choice.take()) {
            problems.add(new Problem(
                    ProblemType.UNKNOWN_RESOLUTION,
                    place,
                    choice.take().name().toLowerCase(Locale.ROOT),
                    "one choice for each cell",
                    "The cell was decided twice, in different ways.",
                    "Keep one of the two choices and clear the other."));
        }
    }

    private static @Nullable CellValue theirsOfRow(RawRow row, Map<String, Integer> headers) {
        String told = headers.containsKey(THEIRS) ? text(row, headers, THEIRS) : "";
        return told.isEmpty() ? null : new CellValue.Text(told);
    }

    private @Nullable CellValue theirs(
            SheetInfo sheet, RawRow row, Map<String, Integer> headers, RowKey key, int position) {
        if (!headers.containsKey(THEIRS)) {
            return null;
        }
        Column column = template.columns().get(position);
        RawCell cell = row.cell(headers.getOrDefault(THEIRS, 0));
        if (WhiteSpace.strip(CellReader.display(cell)).equals(CellValue.Blank.BLANK.display())) {
            return CellValue.Blank.BLANK;
        }
        Reading reading = CellReader.read(cell, column, hints);
        if (reading instanceof Reading.Fault fault) {
            problems.add(fault.at(new Place(sheet.name(), address(row, headers, THEIRS), key, column.name())));
        }
        return reading instanceof Reading.Value value ? value.value() : null;
    }

    private static Problem unknown(Place place, String name) {
        String shown = Wording.shown(name);
        return new Problem(
                ProblemType.UNKNOWN_RESOLUTION,
                place,
                shown,
                "a row and a column of the sheet",
                "The sheet has no row or column " + (shown.isEmpty() ? "without a name" : shown) + ".",
                "Put the row of the Conflicts sheet back as it was, or clear its Take.");
    }

    private static Problem neither(Place place, String take) {
        return new Problem(
                ProblemType.NOT_A_CHOICE,
                place,
                Wording.shown(take),
                "one of mine, theirs",
                Wording.shown(take) + " is neither mine nor theirs.",
                "Write mine to keep your value, or theirs to keep the stored one.");
    }

    private static String text(RawRow row, Map<String, Integer> headers, String header) {
        return WhiteSpace.strip(CellReader.display(row.cell(headers.getOrDefault(header, 0))));
    }

    private static CellAddress address(RawRow row, Map<String, Integer> headers, String header) {
        return new CellAddress(row.number(), headers.getOrDefault(header, 0));
    }
}
