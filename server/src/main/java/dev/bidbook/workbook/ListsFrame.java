package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import java.util.List;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The hidden sheet whose named ranges the dropdowns show. */
final class ListsFrame {

    private final Layout layout;

    ListsFrame(Layout layout) {
        this.layout = layout;
    }

    /** The name of the range with what may be chosen in a column. */
    static String rangeName(Layout layout, int column) {
        String name = layout.visibleColumns().get(column).name().replaceAll("[^A-Za-z0-9]+", "_");
        return "choices_" + (column + 1) + "_" + name;
    }

    /** Whether the column's choices are suggestions beside which anything may be written. */
    static boolean suggests(Column column) {
        return column.kind() == ColumnKind.TEXT && !column.choices().isEmpty();
    }

    /** What may be chosen in a column, or is suggested for it; empty if there is no dropdown. */
    static List<String> choices(Column column) {
        return column.kind() == ColumnKind.YES_NO ? List.of("Yes", "No") : column.choices();
    }

    void fill(XSSFSheet sheet) {
        int place = 0;
        List<Column> columns = layout.visibleColumns();
        for (int i = 0; i < columns.size(); i++) {
            List<String> choices = choices(columns.get(i));
            if (!layout.isYours(i) || choices.isEmpty()) {
                continue;
            }
            CellUtil.getCell(CellUtil.getRow(0, sheet), place)
                    .setCellValue(columns.get(i).name());
            for (int row = 0; row < choices.size(); row++) {
                CellUtil.getCell(CellUtil.getRow(row + 1, sheet), place).setCellValue(choices.get(row));
            }
            String letters = "$" + CellAddress.columnLetters(place) + "$";
            XSSFName name = sheet.getWorkbook().createName();
            name.setNameName(rangeName(layout, i));
            name.setRefersToFormula(
                    "'" + sheet.getSheetName() + "'!" + letters + "2:" + letters + (choices.size() + 1));
            sheet.setColumnWidth(place, 24 * 256);
            place++;
        }
    }
}
