package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.ServerFact;
import java.util.List;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormattingRule;
import org.apache.poi.xssf.usermodel.XSSFDataValidationHelper;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * What helps people while they write: dropdowns, the types of cells, input messages, and highlighting of what was
 * pasted past them.
 */
final class ReviewChecks {

    private static final int LONGEST_TITLE = 32;
    private static final int LONGEST_PROMPT = 255;
    private static final int LONGEST_ERROR = 225;
    private static final String EARLIEST_DAY = "32874"; // 1990-01-01
    private static final String LATEST_DAY = "109574"; // 2199-12-31

    private final Layout layout;

    ReviewChecks(Layout layout) {
        this.layout = layout;
    }

    void fill(XSSFSheet sheet) {
        List<Column> columns = layout.visibleColumns();
        for (int i = 0; i < columns.size(); i++) {
            if (layout.isYours(i)) {
                validation(sheet, i, columns.get(i));
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).fact() == ServerFact.GONE_SINCE) {
                gone(sheet, i);
            }
        }
        if (layout.removable()) {
            removed(sheet);
            unwritten(sheet);
        }
        for (int i = 0; i < columns.size(); i++) {
            if (layout.isYours(i)) {
                pasted(sheet, i, columns.get(i));
            }
        }
        if (layout.rules().findings() >= 0) {
            new FindingMarks(layout, sheet, lastRow()).add();
        }
    }

    /** Excel extends checks with the table, but other programs do not: people's rows are checked a way further down. */
    private int lastRow() {
        return layout.removable() ? FramePart.LAST_CHECKED_ROW : FramePart.LAST_ROW;
    }

    private void validation(XSSFSheet sheet, int place, Column column) {
        XSSFDataValidationHelper helper = new XSSFDataValidationHelper(sheet);
        DataValidation validation = helper.createValidation(
                constraint(helper, place, column),
                new CellRangeAddressList(Layout.FIRST_ROW - 1, lastRow() - 1, place, place));
        validation.setEmptyCellAllowed(true);
        validation.setSuppressDropDownArrow(true);
        if (!ListsFrame.suggests(column)) {
            validation.setShowErrorBox(true);
            validation.createErrorBox(shorten(column.name(), LONGEST_TITLE), shorten(fault(column), LONGEST_ERROR));
        }
        String prompt = prompt(column);
        if (!prompt.isEmpty()) {
            validation.setShowPromptBox(true);
            validation.createPromptBox(shorten(column.name(), LONGEST_TITLE), shorten(prompt, LONGEST_PROMPT));
        }
        sheet.addValidationData(validation);
    }

    private DataValidationConstraint constraint(XSSFDataValidationHelper helper, int place, Column column) {
        if (!ListsFrame.choices(column).isEmpty()) {
            return helper.createFormulaListConstraint(ListsFrame.rangeName(layout, place));
        }
        return switch (column.kind()) {
            case WHOLE_NUMBER ->
                helper.createIntegerConstraint(OperatorType.BETWEEN, "-999999999999999", "999999999999999");
            case DECIMAL, MONEY ->
                helper.createDecimalConstraint(OperatorType.BETWEEN, "-999999999999999", "999999999999999");
            case DATE, DATE_TIME ->
                helper.createDateConstraint(OperatorType.BETWEEN, EARLIEST_DAY, LATEST_DAY, "yyyy-mm-dd");
            default ->
                helper.createTextLengthConstraint(
                        OperatorType.LESS_OR_EQUAL, String.valueOf(CellXml.LONGEST_TEXT), null);
        };
    }

    private static String fault(Column column) {
        if (!ListsFrame.choices(column).isEmpty()) {
            return "This is not one of the choices. Pick one from the list.";
        }
        return switch (column.kind()) {
            case WHOLE_NUMBER -> "This is not a whole number. Write a number without decimals, such as 12.";
            case DECIMAL, MONEY -> "This is not a number. Write a number such as 12.5.";
            case DATE, DATE_TIME -> "This is not a date. Write a date such as 2026-03-02.";
            default -> "This text is longer than a cell can hold. Shorten it.";
        };
    }

    private static String prompt(Column column) {
        String what =
                switch (column.kind()) {
                    case WHOLE_NUMBER -> "A whole number.";
                    case DECIMAL, MONEY -> "A number.";
                    case DATE -> "A date such as 2026-03-02.";
                    case DATE_TIME -> "A date and time such as 2026-03-02 14:30.";
                    case YES_NO -> "Yes or No.";
                    case CHOICE -> "Pick one from the list.";
                    case TEXT -> column.choices().isEmpty() ? "" : "Pick one from the list or write your own.";
                };
        return column.help().isEmpty() ? what : (column.help() + " " + what).strip();
    }

    /** Rows that the report no longer has are greyed. */
    private void gone(XSSFSheet sheet, int place) {
        var formatting = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule(
                "LEN($" + CellAddress.columnLetters(place) + Layout.FIRST_ROW + ")>0");
        var font = rule.createFontFormatting();
        font.setFontColor(FrameStyles.colour(FrameStyles.FAINT));
        font.setFontStyle(true, false);
        formatting.addConditionalFormatting(new CellRangeAddress[] {rows(0, layout.rowIdColumn() - 1)}, rule);
    }

    /** Rows that are marked to be removed are greyed. */
    private void removed(XSSFSheet sheet) {
        var formatting = sheet.getSheetConditionalFormatting();
        String cell = "$" + CellAddress.columnLetters(layout.removeColumn()) + Layout.FIRST_ROW;
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule(cell + "=\"Yes\"");
        rule.createFontFormatting().setFontColor(FrameStyles.colour(FrameStyles.FAINT));
        formatting.addConditionalFormatting(new CellRangeAddress[] {rows(0, layout.rowIdColumn() - 1)}, rule);
    }

    /** A row in which nobody has written yet has formulas, but nothing that they could say. */
    private void unwritten(XSSFSheet sheet) {
        StringBuilder key = new StringBuilder();
        for (int position : layout.template().key()) {
            key.append(key.isEmpty() ? "" : "&")
                    .append('$')
                    .append(CellAddress.columnLetters(layout.place(position)))
                    .append(Layout.FIRST_ROW);
        }
        var formatting = sheet.getSheetConditionalFormatting();
        for (int i = 0; i < layout.visibleCount(); i++) {
            if (layout.filler(i) == Filler.FORMULA) {
                XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule("LEN(" + key + ")=0");
                rule.createFontFormatting().setFontColor(FrameStyles.colour(FrameStyles.READ_ONLY));
                formatting.addConditionalFormatting(new CellRangeAddress[] {rows(i, i)}, rule);
            }
        }
    }

    private CellRangeAddress rows(int firstColumn, int lastColumn) {
        return new CellRangeAddress(Layout.FIRST_ROW - 1, lastRow() - 1, firstColumn, lastColumn);
    }

    /** Pasting goes past the cell's checks, so what is not of the column's kind is pointed at. */
    private void pasted(XSSFSheet sheet, int place, Column column) {
        String cell = CellAddress.columnLetters(place) + Layout.FIRST_ROW;
        String wrong;
        if (column.kind() == ColumnKind.TEXT) {
            return;
        } else if (!ListsFrame.choices(column).isEmpty()) {
            wrong = "AND(LEN(" + cell + ")>0,COUNTIF(" + ListsFrame.rangeName(layout, place) + "," + cell + ")=0)";
        } else {
            wrong = "AND(LEN(" + cell + ")>0,NOT(ISNUMBER(" + cell + ")))";
        }
        var formatting = sheet.getSheetConditionalFormatting();
        XSSFConditionalFormattingRule rule = formatting.createConditionalFormattingRule(wrong);
        var pattern = rule.createPatternFormatting();
        pattern.setFillBackgroundColor(FrameStyles.colour("FDE68A"));
        pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        formatting.addConditionalFormatting(new CellRangeAddress[] {rows(place, place)}, rule);
    }

    private static String shorten(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int cut = text.lastIndexOf(' ', longest - 1);
        return text.substring(0, cut < longest / 2 ? longest - 1 : cut) + "\u2026";
    }
}
