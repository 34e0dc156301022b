package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;

/** The main sheet of the frame: title block, header, the table's shape, and how it scrolls and prints. */
final class ReviewFrame {

    /** The name that formulas call the day by. */
    static final String AS_OF = "as_of";

    /** The width of what opens a column's filter, in characters. */
    private static final double FILTER_BUTTON = 1.5;

    private static final int MOST_HEADER_LINES = 4;

    private final Layout layout;
    private final FrameStyles styles;

    ReviewFrame(Layout layout, FrameStyles styles) {
        this.layout = layout;
        this.styles = styles;
    }

    /** Fills the sheet and tells the style of each column's cells, the row id's last. */
    List<Integer> fill(XSSFSheet sheet) {
        titleBlock(sheet);
        header(sheet);
        List<Integer> cellStyles = columns(sheet);
        table(sheet);
        new ReviewChecks(layout).fill(sheet);
        view(sheet);
        print(sheet);
        return cellStyles;
    }

    /** The sheet's text with a slot after the last row of the frame, and a dimension that reaches to the last row. */
    static String withRowsSlot(String xml) {
        // SheetJS reads no cell beyond the dimension.
        return xml.replaceFirst("(<dimension ref=\"[A-Z]+1:[A-Z]+)\\d+\"", "$1" + FramePart.LAST_ROW + "\"")
                .replace("</sheetData>", FramePart.mark(FramePart.ROWS_SLOT) + "</sheetData>");
    }

    private void titleBlock(XSSFSheet sheet) {
        int first = layout.firstVisible();
        title(sheet, 1, 26, styles.plain(FrameStyles.ACCENT, 16, true)).setCellValue(FramePart.mark("heading"));
        title(sheet, 2, 16, styles.plain(FrameStyles.MUTED, 10, false)).setCellValue(FramePart.mark("subtitle"));
        XSSFCell asOf = title(sheet, 3, 18, styles.plainNumber(FrameStyles.INK, 10, true, "\"As of \"yyyy-mm-dd"));
        asOf.setCellValue(FramePart.numberMark(0));
        name(sheet, AS_OF, 3, first);
        XSSFCell counts = sheet.getRow(2).createCell(first + 1);
        counts.setCellStyle(styles.plain(FrameStyles.INK, 10, true));
        // The table is not there yet, so the formula goes in unread; a test reads it back and computes it.
        counts.getCTCell().addNewF().setStringValue(CountsLine.formula(layout));
        counts.getCTCell().setT(org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType.STR);
        counts.getCTCell().setV(FramePart.mark(FramePart.COUNTS_SLOT));
        title(sheet, 4, 18, styles.plain(FrameStyles.MUTED, 10, false)).setCellValue(legend());
        title(sheet, 5, 14, styles.plain(FrameStyles.FAINT, 8, false)).setCellValue(FramePart.mark("identity"));
    }

    private XSSFCell title(XSSFSheet sheet, int row, float height, org.apache.poi.xssf.usermodel.XSSFCellStyle style) {
        XSSFRow made = sheet.createRow(row - 1);
        made.setHeightInPoints(height);
        XSSFCell cell = made.createCell(layout.firstVisible());
        cell.setCellStyle(style);
        return cell;
    }

    private XSSFRichTextString legend() {
        Set<Filler> present = EnumSet.noneOf(Filler.class);
        present.addAll(layout.fillers());
        XSSFRichTextString text = new XSSFRichTextString();
        for (Filler filler : present) {
            text.append("\u25A0 ", styles.font(filler.colour(), 12, true));
            text.append(filler.legend(layout.template()) + "     ", styles.font(FrameStyles.MUTED, 10, false));
        }
        findingsLegend(text);
        return text;
    }

    private void findingsLegend(XSSFRichTextString text) {
        List<Rule> rules = layout.template().rules();
        if (rules.isEmpty()) {
            return;
        }
        for (FindingLook look : FindingLook.values()) {
            if (rules.stream().anyMatch(rule -> rule.severity() == look.severity())) {
                text.append("\u25A0 ", styles.font(look.fill(), 12, true));
                text.append(look.label() + " finding, ", styles.font(FrameStyles.MUTED, 10, false));
                text.append("\u25A0 ", styles.font(look.pale(), 12, true));
                text.append("answered     ", styles.font(FrameStyles.MUTED, 10, false));
            }
        }
        text.append("\u25A1 ", styles.font(FindingLook.TO_FILL, 12, true));
        text.append("An answer is due here", styles.font(FrameStyles.MUTED, 10, false));
    }

    private void header(XSSFSheet sheet) {
        XSSFRow row = sheet.createRow(Layout.HEADER_ROW - 1);
        List<Column> columns = layout.visibleColumns();
        int lines = 2;
        for (int i = 0; i < columns.size(); i++) {
            lines = Math.max(lines, lines(columns.get(i).name(), layout.width(i) - FILTER_BUTTON));
            XSSFCell cell = row.createCell(i);
            cell.setCellValue(columns.get(i).name());
            cell.setCellStyle(styles.header(layout.filler(i)));
        }
        row.setHeightInPoints(8 + 13 * Math.min(lines, MOST_HEADER_LINES));
        for (int i = 0; i < layout.rules().groups().size(); i++) {
            XSSFCell codes = row.createCell(layout.codesColumn(i));
            codes.setCellValue(RulePlaces.codesName(i));
            codes.setCellStyle(styles.header(Filler.FORMULA));
        }
        XSSFCell rowId = row.createCell(layout.rowIdColumn());
        rowId.setCellValue(Headers.ROW_ID);
        rowId.setCellStyle(styles.header(Filler.SERVER));
    }

    /** Over how many lines a text of words is wrapped. */
    private static int lines(String text, double width) {
        int lines = 1;
        double used = 0;
        for (String word : text.split(" ", -1)) {
            if (used > 0 && used + 1 + word.length() > width) {
                lines++;
                used = 0;
            }
            used += (used > 0 ? 1 : 0) + word.length();
        }
        return lines;
    }

    private List<Integer> columns(XSSFSheet sheet) {
        List<Integer> cellStyles = new ArrayList<>();
        List<Column> columns = layout.visibleColumns();
        for (int i = 0; i < columns.size(); i++) {
            cellStyles.add((int) styles.cell(columns.get(i), layout.filler(i)).getIndex());
            sheet.setColumnWidth(i, (int) Math.round(layout.width(i) * 256));
        }
        for (int i = 0; i < layout.visibleCount(); i++) {
            if (layout.folded(i)) {
                sheet.groupColumn(i, i);
                sheet.setColumnHidden(i, true);
            }
        }
        cellStyles.add((int) styles.plain(FrameStyles.FAINT, 9, false).getIndex());
        for (int i = 0; i < layout.rules().groups().size(); i++) {
            cellStyles.add(cellStyles.get(cellStyles.size() - 1));
            sheet.setColumnWidth(layout.codesColumn(i), 10 * 256);
            sheet.setColumnHidden(layout.codesColumn(i), true);
        }
        sheet.setColumnWidth(layout.rowIdColumn(), 10 * 256);
        sheet.setColumnHidden(layout.rowIdColumn(), true);
        return cellStyles;
    }

    private void table(XSSFSheet sheet) {
        AreaReference area = new AreaReference(
                new CellReference(Layout.HEADER_ROW - 1, 0),
                new CellReference(FramePart.LAST_ROW - 1, layout.rowIdColumn()),
                SpreadsheetVersion.EXCEL2007);
        XSSFTable table = sheet.createTable(area);
        table.setName(layout.tableName());
        table.setDisplayName(layout.tableName());
    }

    private void view(XSSFSheet sheet) {
        sheet.setDisplayGridlines(false);
        sheet.setZoom(90);
        sheet.createFreezePane(layout.frozen(), Layout.HEADER_ROW);
        sheet.setActiveCell(new org.apache.poi.ss.util.CellAddress(Layout.FIRST_ROW - 1, layout.firstVisible()));
        sheet.setDefaultRowHeightInPoints(16);
        // Notes such as "number stored as text" on part numbers would cover the sheet with green corners.
        sheet.addIgnoredErrors(
                new CellRangeAddress(Layout.FIRST_ROW - 1, FramePart.LAST_ROW - 1, 0, layout.rowIdColumn()),
                org.apache.poi.ss.usermodel.IgnoredErrorType.NUMBER_STORED_AS_TEXT);
    }

    private void print(XSSFSheet sheet) {
        sheet.setFitToPage(true);
        var setup = sheet.getPrintSetup();
        setup.setLandscape(true);
        setup.setFitWidth((short) layout.pagesAcross());
        setup.setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(Layout.HEADER_ROW - 1, Layout.HEADER_ROW - 1, -1, -1));
        if (layout.frozen() > 0) {
            sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, layout.frozen() - 1));
        }
        int index = sheet.getWorkbook().getSheetIndex(sheet);
        sheet.getWorkbook().setPrintArea(index, 0, Math.max(0, layout.visibleCount() - 1), 0, FramePart.LAST_ROW - 1);
        for (var margin :
                List.of(org.apache.poi.ss.usermodel.PageMargin.LEFT, org.apache.poi.ss.usermodel.PageMargin.RIGHT)) {
            sheet.setMargin(margin, 0.4);
        }
        sheet.getHeader().setLeft("&B" + FramePart.mark("print heading"));
        sheet.getHeader().setRight("&A");
        sheet.getFooter().setLeft(FramePart.mark("print identity"));
        sheet.getFooter().setRight("Page &P of &N");
    }

    private static void name(XSSFSheet sheet, String name, int row, int column) {
        XSSFName made = sheet.getWorkbook().createName();
        made.setNameName(name);
        made.setRefersToFormula(quoted(sheet) + "!$" + CellAddress.columnLetters(column) + "$" + row);
    }

    /** The sheet's name as a formula writes it. */
    static String quoted(XSSFSheet sheet) {
        return "'" + sheet.getSheetName().replace("'", "''") + "'";
    }

    /** Makes a parameter's cell known by the parameter's name. */
    static void name(XSSFSheet sheet, Parameter parameter, int row, int column) {
        name(sheet, parameter.name(), row, column);
    }

    /** Whether people write into this column. */
    static boolean isEntry(Column column) {
        return column.origin() == Origin.ENTRY;
    }
}
