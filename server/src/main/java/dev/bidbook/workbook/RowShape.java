package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands around the values in every row of a workbook's table, column by column, as bytes. Thread-safe. */
final class RowShape {

    private final Place[] places;
    private final TextDictionary dictionary;

    /**
     * What stands around the values of one column. A cell's reference is its column's letters and the row's number.
     *
     * <p>Nobody changes the arrays.
     */
    static final class Place {
        final byte[] start;
        final byte[] blank;
        final byte[] number;
        final byte[] shared;
        final byte[] text;
        final byte[] spacedText;
        final @Nullable FormulaPlace formula;

        Place(int column, int style, @Nullable String formula) {
            String styled = "\" s=\"" + style + "\"";
            start = bytes("<c r=\"" + CellAddress.columnLetters(column));
            blank = bytes(styled + "/>");
            number = bytes(styled + "><v>");
            shared = bytes(styled + " t=\"s\"><v>");
            text = bytes(styled + " t=\"inlineStr\"><is><t>");
            spacedText = bytes(styled + " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            this.formula = formula == null ? null : new FormulaPlace(styled, formula);
        }
    }

    /** What stands around the values of a formula column, by the type of the value. */
    static final class FormulaPlace {
        final byte[] number;
        final byte[] text;
        final byte[] yesNo;
        final byte[] error;

        FormulaPlace(String styled, String formula) {
            String written = "><f>" + escaped(formula) + "</f><v>";
            number = bytes(styled + written);
            text = bytes(styled + " t=\"str\"" + written);
            yesNo = bytes(styled + " t=\"b\"" + written);
            error = bytes(styled + " t=\"e\"" + written);
        }
    }

    RowShape(Frame frame, FormulaText formulas, TextDictionary dictionary) {
        this.dictionary = dictionary;
        Layout layout = frame.layout();
        List<Column> columns = layout.template().columns();
        places = new Place[layout.rowIdColumn() + 1];
        for (int i = 0; i < places.length; i++) {
            String formula = i < columns.size() ? columns.get(i).formula() : null;
            places[i] = new Place(
                    i,
                    frame.cellStyles().get(i),
                    formula == null ? null : formulas.forWorkbook(formula, layout.tableName()));
        }
    }

    /** The columns of the table, the row id's last. */
    Place place(int column) {
        return places[column];
    }

    /** The position of the row id, the last column. */
    int rowId() {
        return places.length - 1;
    }

    /** The texts that are shared strings. */
    TextDictionary dictionary() {
        return dictionary;
    }

    private static String escaped(String formula) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XmlBuffer xml = new XmlBuffer(bytes);
        try {
            xml.text(formula).flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
