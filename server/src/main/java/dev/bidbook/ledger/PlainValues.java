package dev.bidbook.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.CellValue.Blank;
import dev.bidbook.template.ColumnKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as they are stored. A stored value is <em>plain</em>: text, number, yes or no, or blank, with dates as ISO
 * text, so that a document can be read without its template and survives that its template changes. A value gets its
 * type back by its column's kind; one that does not fit the kind any more stays as it is.
 */
final class PlainValues {

    private static final JsonFactory JSON = new JsonFactory();

    private PlainValues() {}

    /** The value as it is stored. */
    static CellValue plain(CellValue value) {
        if (value instanceof CellValue.Date date) {
            return new CellValue.Text(date.value().toString());
        } else if (value instanceof CellValue.DateTime dateTime) {
            return new CellValue.Text(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(dateTime.value()));
        }
        return value;
    }

    /** The stored value with the type that its column asks for. */
    static CellValue typed(CellValue plain, ColumnKind kind) {
        if (plain instanceof CellValue.Text text) {
            try {
                if (kind == ColumnKind.DATE) {
                    return new CellValue.Date(LocalDate.parse(text.text()));
                } else if (kind == ColumnKind.DATE_TIME) {
                    return new CellValue.DateTime(LocalDateTime.parse(text.text()));
                }
            } catch (DateTimeParseException e) {
                // Stored when the column was of another kind: shown as it is.
                return plain;
            }
        }
        return plain;
    }

    /** What a value, plain or not, will be once it was stored and has its type back. */
    static CellValue asTyped(CellValue value, ColumnKind kind) {
        boolean typed = (value instanceof CellValue.Date && kind == ColumnKind.DATE)
                || (value instanceof CellValue.DateTime && kind == ColumnKind.DATE_TIME);
        return typed ? value : typed(plain(value), kind);
    }

    /** The value as JSON, or null if it is blank. */
    static @Nullable String toJson(CellValue value) {
        if (value.isBlank()) {
            return null;
        }
        return written(generator -> write(generator, plain(value)));
    }

    /** The plain value of that JSON; null is blank. */
    static CellValue fromJson(@Nullable String json) {
        if (json == null) {
            return Blank.BLANK;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored value is not JSON", e);
        }
    }

    /** The cells as one JSON object, blanks left out. */
    static String document(Map<String, CellValue> cells) {
        return written(generator -> {
            generator.writeStartObject();
            for (Map.Entry<String, CellValue> cell : cells.entrySet()) {
                if (!cell.getValue().isBlank()) {
                    generator.writeFieldName(cell.getKey());
                    write(generator, plain(cell.getValue()));
                }
            }
            generator.writeEndObject();
        });
    }

    /** What stands before the value of a column in a document. */
    static String name(String column) {
        return string(column) + ":";
    }

    /** The text as JSON. */
    static String string(String text) {
        return written(generator -> generator.writeString(text));
    }

    /** The plain cells of that JSON object, in its order. */
    static Map<String, CellValue> document(String json) {
        Map<String, CellValue> cells = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String column = parser.currentName();
                parser.nextToken();
                cells.put(column, value(parser));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored document is not JSON", e);
        }
        return cells;
    }

    /** The plain value at the parser. */
    static CellValue value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return new CellValue.Number(parser.getDoubleValue());
        } else if (token.isBoolean()) {
            return new CellValue.YesNo(parser.getBooleanValue());
        } else if (token == JsonToken.VALUE_STRING) {
            return new CellValue.Text(parser.getText());
        }
        return Blank.BLANK;
    }

    private static void write(JsonGenerator generator, CellValue plain) throws IOException {
        if (plain instanceof CellValue.Number number) {
            double value = number.value();
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                generator.writeNumber((long) value);
            } else {
                generator.writeNumber(value);
            }
        } else if (plain instanceof CellValue.YesNo yesNo) {
            generator.writeBoolean(yesNo.value());
        } else if (plain instanceof CellValue.Text text) {
            generator.writeString(text.text());
        } else {
            generator.writeNull();
        }
    }

    private static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(text)) {
            writing.to(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    /** Something that writes JSON. */
    private interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }
}
