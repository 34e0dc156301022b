package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.discussion.RowThread;
import java.io.IOException;

/** Threads as JSON. */
final class ThreadJson {

    private ThreadJson() {}

    static void write(JsonGenerator json, RowThread thread) throws IOException {
        json.writeStartObject();
        json.writeStringField("thread", thread.id());
        json.writeNumberField("number", thread.number());
        json.writeStringField("begunIn", thread.begunIn().toString());
        json.writeStringField("key", thread.key().text());
        Json.member(json, "column", thread.column());
        json.writeStringField("state", thread.open() ? "open" : "resolved");
        json.writeArrayFieldStart("entries");
        for (RowThread.Entry entry : thread.entries()) {
            json.writeStartObject();
            json.writeStringField("what", entry.what().word());
            Json.member(json, "text", entry.text());
            json.writeArrayFieldStart("mentions");
            for (String name : entry.mentions()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeStringField("by", entry.person());
            json.writeStringField("at", entry.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
