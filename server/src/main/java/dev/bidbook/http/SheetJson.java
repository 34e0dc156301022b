package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.bidbook.finding.Completion;
import dev.bidbook.ledger.SheetChanges;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sheet's rows as JSON, streamed. */
final class SheetJson {

    private final Template template;
    private final @Nullable Completion completion;
    private final Map<RowKey, Integer> threads;
    private final boolean listed;
    private final SerializableString[] names;

    /**
     * Sheets of a template.
     *
     * @param completion who closed the sheet that is written and what reopened it since, or null
     * @param threads how many open threads each row has, where it has any
     * @param listed whether the values of a row are a list in the order of the columns, or named by them
     */
    SheetJson(Template template, @Nullable Completion completion, Map<RowKey, Integer> threads, boolean listed) {
        this.listed = listed;
        this.threads = threads;
        this.template = template;
        this.completion = completion;
        this.names = template.columns().stream()
                .map(column -> new SerializedString(column.name()))
                .toArray(SerializableString[]::new);
    }

    /** Writes the whole sheet. */
    void write(JsonGenerator json, SheetContent content) throws IOException {
        json.writeStartObject();
        head(json, content.id(), content.revision());
        rows(json, content.rows());
        json.writeEndObject();
    }

    /** Writes what changed: the rows touched, whole, and the keys of those that were removed. */
    void write(JsonGenerator json, SheetChanges changes) throws IOException {
        json.writeStartObject();
        head(json, changes.id(), changes.revision());
        json.writeNumberField("since", changes.since());
        rows(json, changes.rows());
        json.writeArrayFieldStart("removed");
        for (RowKey key : changes.removed()) {
            json.writeString(key.text());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void head(JsonGenerator json, SheetId id, int revision) throws IOException {
        json.writeStringField("template", template.name());
        json.writeNumberField("templateVersion", template.version());
        json.writeStringField("scope", id.scope());
        json.writeStringField("period", id.period().text());
        json.writeNumberField("revision", revision);
        FindingJson.completion(json, completion);
        json.writeObjectFieldStart("openThreads");
        for (Map.Entry<RowKey, Integer> row : threads.entrySet()) {
            json.writeNumberField(row.getKey().text(), row.getValue());
        }
        json.writeEndObject();
    }

    private void rows(JsonGenerator json, List<Row> rows) throws IOException {
        json.writeArrayFieldStart("columns");
        for (Column column : template.columns()) {
            json.writeString(column.name());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (Row row : rows) {
            write(json, row);
        }
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", row.key().text());
        json.writeStringField("id", "R" + row.id());
        json.writeFieldName("values");
        if (listed) {
            json.writeStartArray();
            for (CellValue value : row.values()) {
                Json.write(json, value);
            }
            json.writeEndArray();
        } else {
            json.writeStartObject();
            for (int i = 0; i < names.length; i++) {
                json.writeFieldName(names[i]);
                Json.write(json, row.values().get(i));
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
