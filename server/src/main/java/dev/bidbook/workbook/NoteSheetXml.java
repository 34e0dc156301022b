package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.validation.Place;
import dev.bidbook.validation.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the sheets that an annotated workbook has besides its own: its problems, and its conflicts. */
final class NoteSheetXml {

    /** Tells our note sheets from sheets that people named the same; it survives other programs. */
    static final String TAB_COLOUR = "FFB4323A";

    static final List<String> PROBLEM_HEADERS =
            List.of("Cell", "Column", "Row key", "Value", "What is wrong", "What to do");

    static final List<String> CONFLICT_HEADERS =
            List.of("Row key", "Column", "Was", "Mine", "Theirs", "Changed by", "Changed at", "Take");

    private static final int[] PROBLEM_WIDTHS = {16, 24, 30, 26, 60, 60};
    private static final int[] CONFLICT_WIDTHS = {30, 24, 26, 26, 26, 20, 18, 12};
    private static final int[] VALUE_WIDTHS = {26, 26, 26};
    private static final int LINE_HEIGHT = 15;
    private static final int MOST_LINES = 12;
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /**
     * The styles of the cells.
     *
     * @param header of the header row
     * @param text of text and numbers
     * @param date of dates
     * @param moment of dates with times
     */
    record Styles(int header, int text, int date, int moment) {}

    private final Styles styles;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XmlBuffer xml = new XmlBuffer(bytes);
    private final CellXml cells = new CellXml(xml);

    NoteSheetXml(Styles styles) {
        this.styles = styles;
    }

    /** The sheet with the problems. */
    byte[] problems(List<Problem> problems) throws IOException {
        open(PROBLEM_WIDTHS, PROBLEM_HEADERS);
        int row = 2;
        for (Problem problem : problems) {
            String sent = problem.value() == null ? "" : problem.value();
            openRow(row, PROBLEM_WIDTHS, List.of("", "", "", sent, problem.message(), problem.repair()));
            cells.text(row, 0, styles.text(), cellName(problem));
            text(row, 1, problem.place().column());
            text(
                    row,
                    2,
                    problem.place().key() == null ? null : problem.place().key().text());
            text(row, 3, problem.value());
            text(row, 4, problem.message());
            text(row, 5, problem.repair());
            xml.raw("</row>");
            row++;
        }
        xml.raw("</sheetData>");
        filter(PROBLEM_HEADERS.size(), row - 1);
        links(problems.stream().map(Problem::place).toList());
        return close();
    }

    /** The sheet with the conflicts, each with a dropdown for whose value counts, and those that are decided already. */
    byte[] conflicts(List<ConflictRow> conflicts, List<DecidedConflict> decided) throws IOException {
        open(CONFLICT_WIDTHS, CONFLICT_HEADERS);
        int row = 2;
        for (ConflictRow conflict : conflicts) {
            List<CellValue> values = List.of(conflict.base(), conflict.mine(), conflict.theirs());
            openRow(row, VALUE_WIDTHS, displayed(values));
            text(row, 0, conflict.key().text());
            text(row, 1, conflict.column());
            value(row, 2, conflict.base());
            value(row, 3, conflict.mine());
            value(row, 4, conflict.theirs());
            text(row, 5, conflict.by());
            value(
                    row,
                    6,
                    new CellValue.DateTime(LocalDateTime.ofInstant(conflict.at(), ZoneOffset.UTC)
                            .truncatedTo(ChronoUnit.SECONDS)));
            cells.value(row, 7, styles.text(), CellValue.Blank.BLANK);
            xml.raw("</row>");
            row++;
        }
        for (DecidedConflict earlier : decided) {
            openRow(row, CONFLICT_WIDTHS, displayed(earlier.values()));
            for (int column = 0; column < CONFLICT_HEADERS.size(); column++) {
                value(row, column, earlier.values().get(column));
            }
            xml.raw("</row>");
            row++;
        }
        xml.raw("</sheetData>");
        filter(CONFLICT_HEADERS.size(), row - 1);
        if (row > 2) {
            xml.raw("<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\""
                    + " showErrorMessage=\"1\" errorTitle=\"Take\" error=\"Write mine or theirs.\""
                    + " promptTitle=\"Take\" prompt=\"mine: your value counts. theirs: the stored value counts.\""
                    + " sqref=\"H2:H");
            xml.number(row - 1L).raw("\"><formula1>\"mine,theirs\"</formula1></dataValidation></dataValidations>");
        }
        links(conflicts.stream().map(ConflictRow::place).toList());
        return close();
    }

    private void open(int[] widths, List<String> headers) throws IOException {
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"" + NAMESPACE
                + "\"><sheetPr><tabColor rgb=\"" + TAB_COLOUR + "\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                + "<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">"
                + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                + "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (int i = 0; i < widths.length; i++) {
            xml.raw("<col min=\"")
                    .number(i + 1L)
                    .raw("\" max=\"")
                    .number(i + 1L)
                    .raw("\" width=\"");
            xml.number(widths[i]).raw("\" customWidth=\"1\"/>");
        }
        xml.raw("</cols><sheetData><row r=\"1\">");
        for (int i = 0; i < headers.size(); i++) {
            cells.text(1, i, styles.header(), headers.get(i));
        }
        xml.raw("</row>");
    }

    /** Opens a row that is high enough for its longest text: LibreOffice does not find out by itself. */
    private void openRow(int row, int[] widths, List<String> texts) throws IOException {
        int lines = 1;
        for (int i = 0; i < texts.size(); i++) {
            int needed = 0;
            for (String line : texts.get(i).split("\n", MOST_LINES)) {
                needed += 1 + line.length() / widths[i];
            }
            lines = Math.min(MOST_LINES, Math.max(lines, needed));
        }
        xml.raw("<row r=\"").number(row);
        if (lines > 1) {
            xml.raw("\" ht=\"").number((long) lines * LINE_HEIGHT).raw("\" customHeight=\"1");
        }
        xml.raw("\">");
    }

    private static List<String> displayed(List<CellValue> values) {
        return values.stream().map(CellValue::display).toList();
    }

    private byte[] close() throws IOException {
        xml.raw("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                + "<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
        xml.flush();
        return bytes.toByteArray();
    }

    private void filter(int columns, int lastRow) throws IOException {
        if (lastRow > 1) {
            xml.raw("<autoFilter ref=\"A1:" + new CellAddress(lastRow, columns - 1) + "\"/>");
        }
    }

    /** Makes the first cell of each line a link to the cell that it is about. */
    private void links(List<@Nullable Place> places) throws IOException {
        boolean open = false;
        int row = 2;
        for (Place place : places) {
            String sheet = place == null ? null : place.sheet();
            CellAddress cell = place == null ? null : place.cell();
            if (sheet != null && cell != null) {
                xml.raw(open ? "" : "<hyperlinks>");
                open = true;
                xml.raw("<hyperlink ref=\"A").number(row).raw("\" location=\"'");
                xml.text(sheet.replace("'", "''")).raw("'!" + cell + "\" display=\"");
                xml.text(sheet + "!" + cell).raw("\"/>");
            }
            row++;
        }
        xml.raw(open ? "</hyperlinks>" : "");
    }

    private static String cellName(Problem problem) {
        String sheet = problem.place().sheet();
        CellAddress cell = problem.place().cell();
        return (sheet == null ? "" : sheet) + (cell == null ? "" : "!" + cell);
    }

    private void text(int row, int column, @Nullable String text) throws IOException {
        if (text == null || text.isEmpty()) {
            cells.value(row, column, styles.text(), CellValue.Blank.BLANK);
        } else {
            cells.text(row, column, styles.text(), text);
        }
    }

    private void value(int row, int column, CellValue value) throws IOException {
        int style = value instanceof CellValue.Date
                ? styles.date()
                : value instanceof CellValue.DateTime ? styles.moment() : styles.text();
        cells.value(row, column, style, value);
    }
}
