package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Rule;
import java.util.List;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The hidden sheet whose named ranges the dropdowns show. */
final class ListsFrame {

    private static final String OPEN_FINDINGS = "finding_open";
    private static final String ANSWERED_FINDINGS = "finding_answered";

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

    /**
     * A formula that gives the text of a finding and all that goes before it. It calls the texts by a name: POI loses the
     * sheet of an address in a formula that cells share.
     */
    static String findingText(int rule, boolean answered) {
        return "INDEX(" + (answered ? ANSWERED_FINDINGS : OPEN_FINDINGS) + "," + (rule + 1) + ")";
    }

    /** The texts of findings, which formulas put together. */
    private void findings(XSSFSheet sheet, int place) {
        List<String> marks = List.of(FindingFormulas.OPEN, FindingFormulas.ANSWERED);
        List<Rule> rules = layout.template().rules();
        for (int i = 0; i < marks.size() && !rules.isEmpty(); i++) {
            CellUtil.getCell(CellUtil.getRow(0, sheet), place + i).setCellValue(marks.get(i) + RulePlaces.FINDINGS);
            for (int rule = 0; rule < rules.size(); rule++) {
                CellUtil.getCell(CellUtil.getRow(rule + 1, sheet), place + i)
                        .setCellValue(FindingFormulas.BETWEEN
                                + marks.get(i)
                                + rules.get(rule).title());
            }
            name(sheet, i == 0 ? OPEN_FINDINGS : ANSWERED_FINDINGS, place + i, rules.size());
        }
    }

    private static void name(XSSFSheet sheet, String name, int place, int count) {
        String letters = "$" + CellAddress.columnLetters(place) + "$";
        XSSFName made = sheet.getWorkbook().createName();
        made.setNameName(name);
        made.setRefersToFormula("'" + sheet.getSheetName() + "'!" + letters + "2:" + letters + (count + 1));
        sheet.setColumnWidth(place, 24 * 256);
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
            name(sheet, rangeName(layout, i), place, choices.size());
            place++;
        }
        findings(sheet, place);
    }
}
