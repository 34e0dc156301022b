package dev.bidbook.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.Column;
import dev.bidbook.template.ColumnKind;
import dev.bidbook.template.Origin;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads stored documents straight into the template's columns, without a map per row. For one reading: it shares equal
 * texts among rows, as most columns of a report hold few different ones.
 */
final class RowDecoder {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int SHARED_TEXTS = 1 << 16;
    private static final int LONGEST_SHARED = 40;

    private final Map<String, Integer> positions = new HashMap<>();
    private final ColumnKind[] kinds;
    private final Map<String, CellValue> texts = new HashMap<>();

    RowDecoder(Template template) {
        kinds = new ColumnKind[template.columns().size()];
        for (int i = 0; i < kinds.length; i++) {
            Column column = template.columns().get(i);
            kinds[i] = column.kind();
            if (column.origin() != Origin.FORMULA) {
                positions.put(column.name(), i);
            }
        }
    }

    /** The document's cells by the template's columns; cells of columns that the template lacks are left out. */
    List<CellValue> values(byte[] document) {
        CellValue[] values = new CellValue[kinds.length];
        Arrays.fill(values, Blank.BLANK);
        try (JsonParser parser = JSON.createParser(document)) {
            parser.nextToken();
            for (String column = parser.nextFieldName(); column != null; column = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                Integer position = positions.get(column);
                if (position != null) {
                    values[position] = token == JsonToken.VALUE_STRING
                            ? text(parser.getText(), kinds[position])
                            : PlainValues.value(parser);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored document is not JSON", e);
        }
        return Arrays.asList(values);
    }

    private CellValue text(String text, ColumnKind kind) {
        if (kind == ColumnKind.DATE || kind == ColumnKind.DATE_TIME) {
            return PlainValues.typed(new CellValue.Text(text), kind);
        }
        CellValue known = texts.get(text);
        if (known == null) {
            known = new CellValue.Text(text);
            if (texts.size() < SHARED_TEXTS && text.length() <= LONGEST_SHARED) {
                texts.put(text, known);
            }
        }
        return known;
    }
}
