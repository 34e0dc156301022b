package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
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
        final @Nullable FindingPlace finding;
        /** The position of the template's column, or -1 for one of the workbook's own. */
        final int position;

        Place(int place, int position, int style, @Nullable String formula, @Nullable String sharedFormula) {
            this.position = position;
            String styled = "\" s=\"" + style + "\"";
            start = bytes("<c r=\"" + CellAddress.columnLetters(place));
            blank = bytes(styled + "/>");
            number = bytes(styled + "><v>");
            shared = bytes(styled + " t=\"s\"><v>");
            text = bytes(styled + " t=\"inlineStr\"><is><t>");
            spacedText = bytes(styled + " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            this.formula = formula == null ? null : new FormulaPlace(styled, formula);
            this.finding = sharedFormula == null ? null : new FindingPlace(place, styled, sharedFormula);
        }
    }

    /**
     * What stands around the text of a finding. Where people add rows, each has the formula of its own that Excel gives to
     * new ones, too; other rows share one formula, which is written into the first of them.
     */
    static final class FindingPlace {
        final byte[] first;
        final byte[] next;

        FindingPlace(String styled, String formula) {
            first = bytes(styled + " t=\"str\"><f>" + escaped(formula) + "</f><v>");
            next = first;
        }

        FindingPlace(int place, String styled, String formula) {
            String letters = CellAddress.columnLetters(place);
            String begun = styled + " t=\"str\"><f t=\"shared\"";
            String index = " si=\"" + place + "\"";
            // How many rows there are is not known yet; the formula goes for as many as a sheet can have.
            String rows = letters + Layout.FIRST_ROW + ":" + letters + SpreadsheetVersion.EXCEL2007.getMaxRows();
            first = bytes(begun + " ref=\"" + rows + "\"" + index + ">" + escaped(formula) + "</f><v>");
            next = bytes(begun + index + "/><v>");
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
            int position = layout.position(i);
            String formula = position < 0 ? null : columns.get(position).formula();
            places[i] = new Place(
                    i,
                    position,
                    frame.cellStyles().get(i),
                    formula == null ? null : formulas.forWorkbook(formula, layout.tableName()),
                    shared(layout, i));
        }
    }

    private static @Nullable String shared(Layout layout, int place) {
        int group = place - layout.codesColumn(0);
        if (place == layout.rules().findings()) {
            return new FindingFormulas(layout).findings(Layout.FIRST_ROW);
        }
        return group >= 0 && group < layout.rules().groups().size()
                ? new FindingFormulas(layout).codes(group, Layout.FIRST_ROW)
                : null;
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
