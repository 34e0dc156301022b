package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sheet's rows as JSON, streamed. */
final class SheetJson {

    private final Template template;
    private final SerializableString[] names;

    SheetJson(Template template) {
        this.template = template;
        this.names = template.columns().stream()
                .map(column -> new SerializedString(column.name()))
                .toArray(SerializableString[]::new);
    }

    /**
     * Writes the sheet.
     *
     * @param earlier what the client has already, or null: then only rows that differ from there are written, whole,
     *     and the keys of those that were removed
     */
    void write(JsonGenerator json, SheetContent content, @Nullable SheetContent earlier) throws IOException {
        json.writeStartObject();
        json.writeStringField("template", template.name());
        json.writeNumberField("templateVersion", template.version());
        json.writeStringField("scope", content.id().scope());
        json.writeStringField("period", content.id().period().text());
        json.writeNumberField("revision", content.revision());
        if (earlier != null) {
            json.writeNumberField("since", earlier.revision());
        }
        json.writeArrayFieldStart("columns");
        for (Column column : template.columns()) {
            json.writeString(column.name());
        }
        json.writeEndArray();
        Map<RowKey, Row> known = new HashMap<>();
        if (earlier != null) {
            earlier.rows().forEach(row -> known.put(row.key(), row));
        }
        json.writeArrayFieldStart("rows");
        for (Row row : content.rows()) {
            Row before = known.get(row.key());
            if (before == null || !before.values().equals(row.values())) {
                write(json, row);
            }
        }
        json.writeEndArray();
        if (earlier != null) {
            removed(json, content, known);
        }
        json.writeEndObject();
    }

    private static void removed(JsonGenerator json, SheetContent content, Map<RowKey, Row> known) throws IOException {
        Set<RowKey> gone = new HashSet<>(known.keySet());
        content.rows().forEach(row -> gone.remove(row.key()));
        json.writeArrayFieldStart("removed");
        for (RowKey key : gone.stream().sorted().toList()) {
            json.writeString(key.text());
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", row.key().text());
        json.writeObjectFieldStart("values");
        for (int i = 0; i < names.length; i++) {
            json.writeFieldName(names[i]);
            Json.write(json, row.values().get(i));
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
