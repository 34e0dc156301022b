package dev.bidbook.workbook;

import dev.bidbook.formula.RowVerdict;
import dev.bidbook.sheet.CellValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of the table. Text that is not a shared string stands in its cell, so that nothing of a sheet has to be
 * kept in memory; either way text that looks like a formula can never be one. For one thread at a time.
 */
final class RowsXml {

    private static final byte[] ROW = bytes("<row r=\"");
    private static final byte[] OPENED = bytes("\">");
    private static final byte[] CLOSED = bytes("</row>");
    private static final byte[] VALUE_CLOSED = bytes("</v></c>");
    private static final byte[] TEXT_CLOSED = bytes("</t></is></c>");

    private final RowShape shape;
    private final XmlBuffer xml;
    private final RowsDeflater marks;
    private final int rowId;
    private final boolean removable;
    private final int firstCodes;
    private final @Nullable FindingTexts findings;
    private final byte[] digits = new byte[7];
    private int digitsFrom;
    private boolean isFirst;
    /** The text that was last looked up for each column and its index: rows of one report repeat each other. */
    private final String[] lookedUp;

    private final int[] indexes;

    RowsXml(RowShape shape, Layout layout, XmlBuffer xml, RowsDeflater marks) {
        this.shape = shape;
        this.xml = xml;
        this.marks = marks;
        this.rowId = shape.rowId();
        this.removable = layout.removable();
        this.firstCodes = layout.codesColumn(0);
        this.findings = layout.rules().findings() < 0 ? null : new FindingTexts(layout);
        this.lookedUp = new String[rowId + 1];
        this.indexes = new int[rowId + 1];
        java.util.Arrays.fill(lookedUp, "");
        java.util.Arrays.fill(indexes, -1);
    }

    /** Writes a row with the row's number on the sheet. */
    void row(int number, int id, List<CellValue> values, RowVerdict verdict) throws IOException {
        open(number);
        FindingTexts.Cells cells = findings == null ? null : findings.of(verdict);
        for (int i = 0; i < rowId; i++) {
            RowShape.Place place = shape.place(i);
            start(place);
            if (place.position < 0) {
                own(i, place, cells);
            } else if (place.formula == null) {
                value(i, place, values.get(place.position));
            } else {
                formula(place.formula, values.get(place.position));
            }
        }
        start(shape.place(rowId));
        xml.bytes(shape.place(rowId).text)
                .raw("R")
                .number(id)
                .bytes(TEXT_CLOSED)
                .bytes(CLOSED);
    }

    /** A cell of a column that the template does not have. */
    private void own(int column, RowShape.Place place, FindingTexts.@Nullable Cells cells) throws IOException {
        RowShape.FindingPlace finding = place.finding;
        if (finding == null || cells == null) {
            xml.bytes(place.blank);
            return;
        }
        int group = column - firstCodes;
        xml.bytes(isFirst ? finding.first : finding.next)
                .bytes(group < 0 ? cells.findings : cells.codes[group])
                .bytes(VALUE_CLOSED);
    }

    /**
     * Writes the blank row of a table without rows, as Excel wants it. People begin theirs in it, so that its formulas
     * have to be there by then.
     */
    void blankRow(int number) throws IOException {
        open(number);
        for (int i = 0; i <= rowId; i++) {
            RowShape.Place place = shape.place(i);
            start(place);
            if (place.finding != null && removable) {
                xml.bytes(place.finding.first).bytes(VALUE_CLOSED);
            } else if (place.formula == null || !removable) {
                xml.bytes(place.blank);
            } else {
                formula(place.formula, CellValue.Blank.BLANK);
            }
        }
        xml.bytes(CLOSED);
    }

    private void open(int number) throws IOException {
        isFirst = number == Layout.FIRST_ROW;
        digitsFrom = digits.length;
        for (int rest = number; rest > 0; rest /= 10) {
            digits[--digitsFrom] = (byte) ('0' + rest % 10);
        }
        marks.mark(xml.length());
        xml.bytes(ROW).bytes(digits, digitsFrom).bytes(OPENED);
    }

    private void start(RowShape.Place place) throws IOException {
        marks.mark(xml.length());
        xml.bytes(place.start).bytes(digits, digitsFrom);
    }

    private void value(int column, RowShape.Place place, CellValue value) throws IOException {
        if (value == CellValue.Blank.BLANK) {
            xml.bytes(place.blank);
        } else if (value instanceof CellValue.Number number) {
            xml.bytes(place.number).number(number.value()).bytes(VALUE_CLOSED);
        } else if (value instanceof CellValue.Text text) {
            text(column, place, text.text());
        } else {
            double serial = CellXml.serial(value);
            if (serial >= 0) {
                xml.bytes(place.number).number(serial).bytes(VALUE_CLOSED);
            } else {
                text(column, place, value.display());
            }
        }
    }

    // The same object needs no second look.
    @SuppressWarnings("ReferenceEquality")
    private void text(int column, RowShape.Place place, String text) throws IOException {
        if (lookedUp[column] != text) {
            lookedUp[column] = text;
            indexes[column] = shape.dictionary().index(text);
        }
        if (indexes[column] >= 0) {
            xml.bytes(place.shared).number(indexes[column]).bytes(VALUE_CLOSED);
            return;
        }
        xml.bytes(CellXml.needsSpace(text) ? place.spacedText : place.text);
        xml.text(text.length() > CellXml.LONGEST_TEXT ? text.substring(0, CellXml.LONGEST_TEXT) : text);
        xml.bytes(TEXT_CLOSED);
    }

    private void formula(RowShape.FormulaPlace place, CellValue value) throws IOException {
        if (value instanceof CellValue.Number number) {
            xml.bytes(place.number).number(number.value());
        } else if (value instanceof CellValue.YesNo yesNo) {
            xml.bytes(place.yesNo).raw(yesNo.value() ? "1" : "0");
        } else {
            double serial = CellXml.serial(value);
            if (serial >= 0) {
                xml.bytes(place.number).number(serial);
            } else {
                // A formula cannot be without a value: what a person sees as blank is empty text.
                String text = value.isBlank() ? "" : value.display();
                xml.bytes(ExcelError.isOne(text) ? place.error : place.text).text(text);
            }
        }
        xml.bytes(VALUE_CLOSED);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
