package dev.bidbook.workbook;

import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.extensions.XSSFCellBorder.BorderSide;

/** The cell styles of a workbook's frame, each made once. */
final class FrameStyles {

    static final String INK = "1F2937";
    static final String MUTED = "6B7280";
    static final String FAINT = "9CA3AF";
    static final String LINE = "E3E7EC";
    static final String READ_ONLY = "F5F7F9";
    static final String ACCENT = "1F3A5F";

    private final XSSFWorkbook workbook;
    private final Map<String, XSSFCellStyle> made = new HashMap<>();

    FrameStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /** The style of a column's cells. */
    XSSFCellStyle cell(Column column, Filler filler) {
        return made.computeIfAbsent("cell " + filler + numberFormat(column) + column.kind(), k -> {
            XSSFCellStyle style = bordered(filler == Filler.YOU ? INK : "4B5563");
            if (filler != Filler.YOU) {
                fill(style, READ_ONLY);
            }
            style.setDataFormat(workbook.createDataFormat().getFormat(numberFormat(column)));
            HorizontalAlignment alignment = alignment(column.kind());
            style.setAlignment(alignment);
            // Without it a number and the text in the next column run into each other.
            style.setIndention((short) (alignment == HorizontalAlignment.LEFT ? 1 : 0));
            return style;
        });
    }

    /** The style of a column's header. */
    XSSFCellStyle header(Filler filler) {
        return made.computeIfAbsent("header " + filler, k -> {
            XSSFCellStyle style = bordered("FFFFFF");
            style.setFont(font("FFFFFF", 10, true));
            fill(style, filler.colour());
            style.setWrapText(true);
            return style;
        });
    }

    /** The style of a header over numbers. */
    XSSFCellStyle numberHeader() {
        return made.computeIfAbsent("number header", k -> {
            XSSFCellStyle style = bordered("FFFFFF");
            style.setFont(font("FFFFFF", 10, true));
            fill(style, Filler.REPORT.colour());
            style.setWrapText(true);
            style.setAlignment(HorizontalAlignment.RIGHT);
            return style;
        });
    }

    /** Text of one size and colour without fill or border. */
    XSSFCellStyle plain(String colour, int points, boolean bold) {
        return made.computeIfAbsent("plain " + colour + points + bold, k -> {
            XSSFCellStyle style = workbook.createCellStyle();
            style.setFont(font(colour, points, bold));
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            return style;
        });
    }

    /** Like {@link #plain} with a number format, aligned to the left. */
    XSSFCellStyle plainNumber(String colour, int points, boolean bold, String format) {
        return made.computeIfAbsent("number " + colour + points + bold + format, k -> {
            XSSFCellStyle style = workbook.createCellStyle();
            style.setFont(font(colour, points, bold));
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setAlignment(HorizontalAlignment.LEFT);
            return style;
        });
    }

    /** Wrapped text with a line below, for the rows of the Guide. */
    XSSFCellStyle wrapped(boolean bold) {
        return made.computeIfAbsent("wrapped " + bold, k -> {
            XSSFCellStyle style = bordered(INK);
            style.setFont(font(INK, 10, bold));
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            style.setWrapText(true);
            return style;
        });
    }

    /** How much a finding matters, in the colours of its cells. */
    XSSFCellStyle severity(FindingLook look) {
        return made.computeIfAbsent("severity " + look, k -> {
            XSSFCellStyle style = bordered(look.ink());
            style.setFont(font(look.ink(), 10, true));
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setVerticalAlignment(VerticalAlignment.TOP);
            fill(style, look.fill());
            return style;
        });
    }

    /** Wrapped text without lines. */
    XSSFCellStyle paragraph() {
        return made.computeIfAbsent("paragraph", k -> {
            XSSFCellStyle style = workbook.createCellStyle();
            style.setFont(font(INK, 10, false));
            style.setVerticalAlignment(VerticalAlignment.TOP);
            style.setWrapText(true);
            return style;
        });
    }

    /** A cell of a small table of counts. */
    XSSFCellStyle count(String format, boolean total) {
        return made.computeIfAbsent("count " + format + total, k -> {
            XSSFCellStyle style = bordered(INK);
            style.setFont(font(INK, 10, total));
            if (total) {
                fill(style, READ_ONLY);
            }
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setAlignment("@".equals(format) ? HorizontalAlignment.LEFT : HorizontalAlignment.RIGHT);
            return style;
        });
    }

    /** A label of a small table of counts that may need two lines. */
    XSSFCellStyle countWrapped() {
        return made.computeIfAbsent("count wrapped", k -> {
            XSSFCellStyle style = bordered(INK);
            style.setFont(font(INK, 10, false));
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setWrapText(true);
            return style;
        });
    }

    /** A font of the workbook. */
    XSSFFont font(String colour, int points, boolean bold) {
        XSSFFont font = workbook.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        font.setColor(colour(colour));
        return font;
    }

    /** The colour RRGGBB. */
    static XSSFColor colour(String rgb) {
        int value = Integer.parseInt(rgb, 16);
        return new XSSFColor(new byte[] {(byte) 0xFF, (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    /**
     * The number format of a column's cells. A formula's cell must not be formatted as text: Excel would show the
     * formula instead of its value once a person touches the cell.
     */
    private static String numberFormat(Column column) {
        String format = column.numberFormat();
        return column.origin() == Origin.FORMULA && "@".equals(format) ? "General" : format;
    }

    private static HorizontalAlignment alignment(ColumnKind kind) {
        if (kind.isNumeric()) {
            return HorizontalAlignment.RIGHT;
        }
        return kind == ColumnKind.TEXT || kind == ColumnKind.CHOICE
                ? HorizontalAlignment.LEFT
                : HorizontalAlignment.CENTER;
    }

    private XSSFCellStyle bordered(String ink) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font(ink, 10, false));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        for (BorderSide side : List.of(BorderSide.BOTTOM, BorderSide.RIGHT)) {
            style.setBorderColor(side, colour(LINE));
        }
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static void fill(XSSFCellStyle style, String rgb) {
        style.setFillForegroundColor(colour(rgb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
}
