package dev.bidbook.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads stored documents straight into the template's columns, without a map per row. Documents look as {@link
 * PlainValues} writes them, and nearly all hold their columns in one order and texts without escapes: those are read
 * byte by byte, each column's name guessed from the one before it. Jackson reads any other. Equal texts of different
 * rows are one object. For one thread at a time.
 */
public final class RowDecoder {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Integer> positions = new HashMap<>();
    private final ColumnKind[] kinds;
    /** What stands in a document before the value of each column; none for columns that are never stored. */
    private final byte[][] names;
    /** Which column came after each one the last time; the last entry is for the beginning of a document. */
    private final int[] followers;

    private final DocumentBytes document;

    /** For values of their columns' kinds. */
    RowDecoder(Template template) {
        this(template, true);
    }

    /** For values of their columns' kinds, or as they are stored. */
    RowDecoder(Template template, boolean typed) {
        int columns = template.columns().size();
        kinds = new ColumnKind[columns];
        names = new byte[columns][];
        followers = new int[columns + 1];
        for (int i = 0; i < columns; i++) {
            Column column = template.columns().get(i);
            kinds[i] = typed ? column.kind() : ColumnKind.TEXT;
            names[i] = new byte[0];
            followers[i] = (i + 1) % columns;
            if (column.origin() != Origin.FORMULA) {
                positions.put(column.name(), i);
                names[i] = PlainValues.name(column.name()).getBytes(StandardCharsets.UTF_8);
            }
        }
        document = new DocumentBytes(columns);
    }

    /** The document's cells by the template's columns; cells of columns that the template lacks are left out. */
    List<CellValue> values(byte[] json) {
        CellValue[] values = new CellValue[kinds.length];
        Arrays.fill(values, Blank.BLANK);
        if (!plainly(json, values)) {
            Arrays.fill(values, Blank.BLANK);
            parsed(json, values);
        }
        return Arrays.asList(values);
    }

    /**
     * The document's cells, as they are stored where this decoder does not type them; all of them, also such of columns
     * that the template lacks.
     */
    Map<String, CellValue> cells(byte[] json, StoredColumns columns) {
        CellValue[] values = new CellValue[kinds.length];
        Arrays.fill(values, Blank.BLANK);
        if (!plainly(json, values)) {
            return PlainValues.document(new String(json, StandardCharsets.UTF_8));
        }
        StoredCells cells = new StoredCells(columns);
        for (int position = 0; position < values.length; position++) {
            if (!values[position].isBlank()) {
                cells.set(columns.place(position), values[position]);
            }
        }
        return cells;
    }

    /** Reads a document of the usual form; false, with values half filled, if it is of another. */
    private boolean plainly(byte[] json, CellValue[] values) {
        if (!document.begin(json)) {
            return false;
        }
        int before = kinds.length;
        while (!document.atEnd()) {
            int column = column(before);
            if (column < 0) {
                return false;
            }
            CellValue value = document.value(kinds[column], column);
            if (value == null) {
                return false;
            }
            values[column] = value;
            before = column;
        }
        return true;
    }

    /** The column whose name stands here, which is passed over; -1 if it is none of the template's. */
    private int column(int before) {
        int guess = followers[before];
        if (names[guess].length > 0 && document.pass(names[guess])) {
            return guess;
        }
        for (int i = 1; i < names.length; i++) {
            int column = guess + i < names.length ? guess + i : guess + i - names.length;
            if (names[column].length > 0 && document.pass(names[column])) {
                followers[before] = column;
                return column;
            }
        }
        return -1;
    }

    private void parsed(byte[] json, CellValue[] values) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            for (String column = parser.nextFieldName(); column != null; column = parser.nextFieldName()) {
                parser.nextToken();
                Integer position = positions.get(column);
                if (position != null) {
                    values[position] = PlainValues.typed(PlainValues.value(parser), kinds[position]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored document is not JSON", e);
        }
    }
}
