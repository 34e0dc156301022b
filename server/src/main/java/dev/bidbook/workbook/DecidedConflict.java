package dev.bidbook.workbook;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.WhiteSpace;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.validation.CellReader;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a Conflicts sheet that a person has decided, as it stands. It is kept when the workbook is annotated again, since
 * nobody should have to decide twice.
 *
 * @param values one value for each header of the sheet
 */
public record DecidedConflict(List<CellValue> values) {

    private static final int TAKE = NoteSheetXml.CONFLICT_HEADERS.indexOf("Take");

    /** The decided rows of the file's Conflicts sheets, in their order. */
    public static List<DecidedConflict> read(Spreadsheet file) throws SpreadsheetRefusedException {
        List<DecidedConflict> decided = new ArrayList<>();
        for (SheetInfo sheet : file.sheets()) {
            Map<String, Integer> headers = new HashMap<>();
            file.read(sheet, row -> {
                if (headers.isEmpty()) {
                    headers.putAll(ConflictsSheet.headers(row));
                    return row.number() < ConflictsSheet.ROWS_SEARCHED || !headers.isEmpty();
                }
                DecidedConflict conflict = new DecidedConflict(NoteSheetXml.CONFLICT_HEADERS.stream()
                        .map(header -> value(row, headers.get(header.toLowerCase(Locale.ROOT))))
                        .toList());
                if (!conflict.values().get(TAKE).isBlank()) {
                    decided.add(conflict);
                }
                return true;
            });
        }
        return decided;
    }

    /** Whether it is about the same cell. */
    boolean isAbout(ConflictRow conflict) {
        return values.get(0).display().equals(conflict.key().text())
                && values.get(1).display().equals(conflict.column());
    }

    private static CellValue value(RawRow row, @Nullable Integer place) {
        RawCell cell = place == null ? RawCell.Blank.BLANK : row.cell(place);
        RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
        if (plain instanceof RawCell.Number number) {
            return new CellValue.Number(number.value());
        } else if (plain instanceof RawCell.Moment moment) {
            return moment.value().toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? new CellValue.Date(moment.value().toLocalDate())
                    : new CellValue.DateTime(moment.value());
        } else if (plain instanceof RawCell.Truth truth) {
            return new CellValue.YesNo(truth.value());
        }
        return CellValue.ofText(WhiteSpace.strip(CellReader.display(plain)));
    }
}
