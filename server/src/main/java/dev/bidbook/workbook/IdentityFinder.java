package dev.bidbook.workbook;

import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.spreadsheet.RawRow;
import dev.bidbook.spreadsheet.SheetInfo;
import dev.bidbook.spreadsheet.Spreadsheet;
import dev.bidbook.spreadsheet.SpreadsheetRefusedException;
import dev.bidbook.validation.CellReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds which copy a workbook is. The title block moves with its sheet, so it is believed first; a very hidden sheet and
 * document properties stay behind when a sheet is moved, and are believed only where no title says anything.
 */
final class IdentityFinder {

    private static final int TITLE_ROWS = 15;
    private static final int IDENTITY_ROWS = 40;

    private final Spreadsheet file;

    IdentityFinder(Spreadsheet file) {
        this.file = file;
    }

    /** Every identity that the most local place tells: none, one, or several that contradict each other. */
    Set<WorkbookIdentity> find() throws SpreadsheetRefusedException {
        Set<WorkbookIdentity> besideTables = new LinkedHashSet<>();
        Set<WorkbookIdentity> titles = new LinkedHashSet<>();
        for (SheetInfo sheet : file.sheets()) {
            SheetTitle title = title(sheet);
            titles.addAll(title.identities);
            if (title.rowIds) {
                besideTables.addAll(title.identities);
            }
        }
        if (titles.size() == 1 || besideTables.isEmpty()) {
            return titles.isEmpty() ? elsewhere() : titles;
        }
        return besideTables;
    }

    private Set<WorkbookIdentity> elsewhere() throws SpreadsheetRefusedException {
        Set<WorkbookIdentity> told = new LinkedHashSet<>();
        for (SheetInfo sheet : file.sheets()) {
            if (sheet.name().equalsIgnoreCase(WorkbookIdentity.SHEET_NAME)) {
                ofSheet(sheet).ifPresent(told::add);
            }
        }
        WorkbookIdentity.ofProperties(file.customProperties()).ifPresent(told::add);
        return told;
    }

    private Optional<WorkbookIdentity> ofSheet(SheetInfo sheet) throws SpreadsheetRefusedException {
        Map<String, String> values = new LinkedHashMap<>();
        file.read(sheet, row -> {
            values.put(CellReader.display(row.cell(0)), CellReader.display(row.cell(1)));
            return row.number() < IDENTITY_ROWS;
        });
        return WorkbookIdentity.ofProperties(values);
    }

    private SheetTitle title(SheetInfo sheet) throws SpreadsheetRefusedException {
        SheetTitle title = new SheetTitle();
        file.read(sheet, row -> {
            title.see(row);
            return row.number() < TableFinder.ROWS_SEARCHED;
        });
        return title;
    }

    /** What the first rows of a sheet tell. */
    private static final class SheetTitle {
        private final Set<WorkbookIdentity> identities = new LinkedHashSet<>();
        private boolean rowIds;

        void see(RawRow row) {
            for (RawCell cell : row.cells()) {
                RawCell plain = cell instanceof RawCell.Formula formula ? formula.result() : cell;
                if (plain instanceof RawCell.Text text) {
                    if (row.number() <= TITLE_ROWS) {
                        WorkbookIdentity.ofTitleText(text.text()).ifPresent(identities::add);
                    }
                    rowIds |= text.text().strip().equalsIgnoreCase(Headers.ROW_ID);
                }
            }
        }
    }
}
