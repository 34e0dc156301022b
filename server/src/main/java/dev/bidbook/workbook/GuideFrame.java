package dev.bidbook.workbook;

import dev.bidbook.template.Column;
import dev.bidbook.template.Parameter;
import dev.bidbook.template.Role;
import dev.bidbook.template.Rule;
import dev.bidbook.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** The Guide sheet of the frame: what the workbook is, how it comes home, its parameters and its columns. */
final class GuideFrame {

    /** The {@link FramePart#numberMark} of the first parameter; the others follow. */
    static final int FIRST_PARAMETER = 1;

    private static final int LINE_CHARACTERS = 175;

    private final Layout layout;
    private final FrameStyles styles;
    private int next;

    GuideFrame(Layout layout, FrameStyles styles) {
        this.layout = layout;
        this.styles = styles;
    }

    void fill(XSSFSheet sheet) {
        Template template = layout.template();
        widths(sheet);
        line(sheet, template.title(), styles.plain(FrameStyles.ACCENT, 18, true), 28);
        if (!template.description().isEmpty()) {
            paragraph(sheet, template.description());
        }
        heading(sheet, "How this workbook works");
        paragraph(
                sheet,
                "Fill in the columns with the green headers on the sheet " + template.sheetName()
                        + ". Everything else comes from " + template.whence()
                        + ", is computed, or is kept by Bidbook, and is not read back.");
        paragraph(
                sheet,
                "Sort, filter, hide, move or add columns as you like; save under any name and mail it. Do not"
                        + " change the hidden column " + Headers.ROW_ID + ": it says which line is which.");
        if (layout.removable()) {
            paragraph(
                    sheet,
                    "Add rows at the end of the table, with all of "
                            + String.join(", ", keyNames()) + ". To remove a row, choose Yes in its column "
                            + Headers.REMOVE + "; a line that is only deleted here stays in Bidbook.");
        }
        paragraph(
                sheet,
                "When you are done, submit the file to Bidbook. Only the cells you changed are stored, and only"
                        + " if nobody else has changed the same cell meanwhile; otherwise you are shown both values.");
        parameters(sheet, template.parameters());
        for (String block : blocks(template.guide())) {
            markdown(sheet, block);
        }
        rules(sheet, template.rules());
        columns(sheet);
        print(sheet);
    }

    private List<String> keyNames() {
        return layout.template().key().stream()
                .map(position -> layout.template().columns().get(position).name())
                .toList();
    }

    private static void widths(XSSFSheet sheet) {
        int[] characters = {2, 26, 20, 16, 34, 80};
        for (int i = 0; i < characters.length; i++) {
            sheet.setColumnWidth(i, characters[i] * 256);
        }
        sheet.setDisplayGridlines(false);
    }

    private void parameters(XSSFSheet sheet, List<Parameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        heading(sheet, "Numbers the formulas use");
        header(sheet, List.of("Name", "Value", "What it means"));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            cell(sheet, 1, styles.wrapped(true)).setCellValue(parameter.name());
            cell(sheet, 2, styles.wrapped(false)).setCellValue(FramePart.numberMark(FIRST_PARAMETER + i));
            cell(sheet, 3, styles.wrapped(false)).setCellValue(parameter.help());
            sheet.addMergedRegion(new CellRangeAddress(next, next, 3, 5));
            ReviewFrame.name(sheet, parameter, next + 1, 2);
            next++;
        }
    }

    /** The headings, list items and paragraphs of a markdown text, each on one line. */
    static List<String> blocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : (markdown + "\n").split("\\R", -1)) {
            String text = line.strip();
            boolean starts = text.isEmpty() || text.matches("(#|[-*] |\\d+[.)] ).*");
            if ((starts || block.indexOf("#") == 0) && !block.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
            block.append(block.isEmpty() || text.isEmpty() ? "" : " ").append(text);
        }
        return blocks;
    }

    /** A heading, a list item or a paragraph; emphasis marks are left out. */
    private void markdown(XSSFSheet sheet, String block) {
        String text = block.replaceAll("(\\*\\*|\\*|`)([^*`]+)\\1", "$2");
        if (text.startsWith("#")) {
            heading(sheet, text.replaceFirst("^#+\\s*", ""));
        } else if (text.startsWith("- ") || text.startsWith("* ")) {
            paragraph(sheet, "\u2022  " + text.substring(2));
        } else if (!text.isEmpty()) {
            paragraph(sheet, text);
        }
    }

    private void rules(XSSFSheet sheet, List<Rule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        heading(sheet, "What needs attention");
        paragraph(
                sheet,
                "The column " + RulePlaces.FINDINGS
                        + " names what holds on a line now: \u25CF waits for an answer, \u25CB is"
                        + " answered and still so. The cells that it is about are coloured by how much it matters, paler"
                        + " once it is answered; empty cells that wait for the answer are framed in green. All of it"
                        + " follows what you write, also without Bidbook.");
        header(sheet, List.of("Finding", "Whose it is", "Severity", "Asks for", "What to do"));
        for (Rule rule : rules) {
            FindingLook look = FindingLook.of(rule.severity());
            String title = rule.title();
            Role owner = rule.owner();
            String asksFor = String.join(", ", rule.asksFor());
            String todo = (rule.ask() + escalation(rule)).strip();
            cell(sheet, 1, styles.wrapped(true)).setCellValue(title);
            cell(sheet, 2, styles.wrapped(false)).setCellValue(owner == null ? "" : capital(owner.word()));
            cell(sheet, 3, styles.severity(look)).setCellValue(look.label());
            cell(sheet, 4, styles.wrapped(false)).setCellValue(asksFor);
            cell(sheet, 5, styles.wrapped(false)).setCellValue(todo);
            height(sheet, Math.max(Math.max(lines(title, 25), lines(asksFor, 36)), lines(todo, 86)));
            next++;
        }
    }

    private static String escalation(Rule rule) {
        Rule.Escalation escalation = rule.escalation();
        if (escalation == null) {
            return "";
        }
        int weeks = escalation.afterWeeks();
        return " After " + weeks + (weeks == 1 ? " week" : " weeks") + " without an answer it goes to the "
                + escalation.to().word() + ".";
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void columns(XSSFSheet sheet) {
        heading(sheet, "The columns");
        header(sheet, List.of("Column", "Who fills it", "Holds", "Choices", "What it means"));
        List<Column> columns = layout.visibleColumns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String choices = String.join(", ", ListsFrame.choices(column));
            String help = column.formula() == null ? column.help() : (column.help() + "\n" + column.formula()).strip();
            cell(sheet, 1, styles.wrapped(true)).setCellValue(column.name());
            cell(sheet, 2, styles.wrapped(false)).setCellValue(layout.filler(i).legend(layout.template()));
            cell(sheet, 3, styles.wrapped(false)).setCellValue(column.kind().word());
            cell(sheet, 4, styles.wrapped(false)).setCellValue(choices);
            cell(sheet, 5, styles.wrapped(false)).setCellValue(help);
            height(sheet, Math.max(lines(choices, 36), lines(help, 86)));
            next++;
        }
    }

    private void heading(XSSFSheet sheet, String text) {
        next++;
        line(sheet, text, styles.plain(FrameStyles.ACCENT, 13, true), 22);
    }

    private void header(XSSFSheet sheet, List<String> titles) {
        for (int i = 0; i < 5; i++) {
            cell(sheet, i + 1, styles.header(Filler.REPORT)).setCellValue(i < titles.size() ? titles.get(i) : "");
        }
        sheet.getRow(next).setHeightInPoints(20);
        next++;
    }

    private void paragraph(XSSFSheet sheet, String text) {
        cell(sheet, 1, styles.paragraph()).setCellValue(text);
        sheet.addMergedRegion(new CellRangeAddress(next, next, 1, 5));
        height(sheet, lines(text, LINE_CHARACTERS));
        next++;
    }

    private void line(XSSFSheet sheet, String text, XSSFCellStyle style, float height) {
        cell(sheet, 1, style).setCellValue(text);
        sheet.getRow(next).setHeightInPoints(height);
        next++;
    }

    private XSSFCell cell(XSSFSheet sheet, int column, XSSFCellStyle style) {
        var row = sheet.getRow(next) == null ? sheet.createRow(next) : sheet.getRow(next);
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        return cell;
    }

    private void height(XSSFSheet sheet, int lines) {
        sheet.getRow(next).setHeightInPoints(Math.min(400, 4 + 13.5f * Math.max(1, lines)));
    }

    private static int lines(String text, int perLine) {
        return text.lines().mapToInt(line -> 1 + line.length() / perLine).sum();
    }

    private static void print(XSSFSheet sheet) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getFooter().setRight("Page &P of &N");
    }
}
