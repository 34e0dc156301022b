package dev.bidbook.workbook;

import dev.bidbook.sheet.CellAddress;
import dev.bidbook.template.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        Place(int place, int position, int style, @Nullable String formula, @Nullable FindingPlace finding) {
            this.position = position;
            String styled = "\" s=\"" + style + "\"";
            start = bytes("<c r=\"" + CellAddress.columnLetters(place));
            blank = bytes(styled + "/>");
            number = bytes(styled + "><v>");
            shared = bytes(styled + " t=\"s\"><v>");
            text = bytes(styled + " t=\"inlineStr\"><is><t>");
            spacedText = bytes(styled + " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            this.formula = formula == null ? null : new FormulaPlace(styled, formula);
            this.finding = finding;
        }
    }

    /**
     * What stands around the text of a finding. Where people add rows, each has the formula of its own that Excel gives to
     * new ones, too; other rows share one formula, which is written into the first of them.
     */
    static final class FindingPlace {
        final byte[] first;
        final byte[] next;

        private FindingPlace(String begun, String first, String next) {
            this.first = bytes(begun + first + "<v>");
            this.next = bytes(begun + next + "<v>");
        }

        /** What stands around the texts of all columns that tell findings, by their places on the sheet. */
        static Map<Integer, FindingPlace> all(Layout layout, List<Integer> cellStyles) {
            RulePlaces rules = layout.rules();
            FindingFormulas formulas = new FindingFormulas(layout);
            Map<Integer, FindingPlace> places = new HashMap<>();
            if (rules.findings() >= 0) {
                String shared = formulas.findings(Layout.FIRST_ROW);
                int style = cellStyles.get(rules.findings());
                places.put(rules.findings(), of(rules.findings(), 0, style, shared, formulas.findingsInTable()));
            }
            for (int i = 0; i < rules.groups().size(); i++) {
                int place = layout.codesColumn(i);
                String shared = formulas.codes(i, Layout.FIRST_ROW);
                places.put(place, of(place, i + 1, cellStyles.get(place), shared, formulas.codesInTable(i)));
            }
            return Map.copyOf(places);
        }

        private static FindingPlace of(int place, int index, int style, String shared, Optional<String> own) {
            String begun = "\" s=\"" + style + "\" t=\"str\">";
            if (own.isPresent()) {
                String formula = "<f>" + escaped(own.get()) + "</f>";
                return new FindingPlace(begun, formula, formula);
            }
            // How many rows there are is not known yet; the formula goes for as many as a sheet can have.
            String letters = CellAddress.columnLetters(place);
            String rows = letters + Layout.FIRST_ROW + ":" + letters + SpreadsheetVersion.EXCEL2007.getMaxRows();
            return new FindingPlace(
                    begun,
                    "<f t=\"shared\" ref=\"" + rows + "\" si=\"" + index + "\">" + escaped(shared) + "</f>",
                    "<f t=\"shared\" si=\"" + index + "\"/>");
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
                    frame.findings().get(i));
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
