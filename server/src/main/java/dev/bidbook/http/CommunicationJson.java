package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.communication.Addressee;
import dev.bidbook.communication.Communication;
import dev.bidbook.communication.FindingTold;
import dev.bidbook.communication.Preview;
import dev.bidbook.template.Role;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was told, and what would be, as JSON. */
final class CommunicationJson {

    private CommunicationJson() {}

    /** A communication; addresses only for those who may use them. */
    static void write(JsonGenerator json, Communication communication, boolean addresses) throws IOException {
        json.writeStartObject();
        json.writeStringField("communication", communication.id());
        json.writeStringField("sheet", communication.sheet().toString());
        json.writeNumberField("revision", communication.revision());
        json.writeStringField("by", communication.person());
        json.writeStringField("at", communication.at().toString());
        json.writeStringField("note", communication.note());
        json.writeNumberField("findings", communication.findings());
        json.writeArrayFieldStart("recipients");
        for (Communication.Recipient recipient : communication.recipients()) {
            json.writeStartObject();
            json.writeStringField("name", recipient.name());
            json.writeStringField("roles", recipient.roles());
            if (addresses) {
                Json.member(json, "address", recipient.address());
            }
            json.writeBooleanField("sent", recipient.sent());
            json.writeStringField("result", recipient.result());
            json.writeStringField("says", recipient.says());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("filled");
        filled(json, communication.filled());
        json.writeEndObject();
    }

    private static void filled(JsonGenerator json, Communication.@Nullable Filled filled) throws IOException {
        if (filled == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        Json.member(json, "submission", filled.submission());
        json.writeNumberField("cells", filled.cells());
        Json.member(json, "says", filled.says());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Preview preview) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("preview", true);
        json.writeNumberField("revision", preview.revision());
        json.writeNumberField("findings", preview.findings());
        json.writeArrayFieldStart("recipients");
        for (Addressee addressee : preview.addressees()) {
            json.writeStartObject();
            json.writeStringField("name", addressee.name());
            json.writeStringField(
                    "roles", addressee.roles().stream().map(Role::word).collect(Collectors.joining(", ")));
            Json.member(
                    json,
                    "address",
                    addressee.address() == null ? null : addressee.address().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("subject", preview.subject());
        json.writeStringField("plain", preview.plain());
        json.writeStringField("html", preview.html());
        json.writeArrayFieldStart("fills");
        for (Preview.Fill fill : preview.fills()) {
            json.writeStartObject();
            json.writeStringField("key", fill.key().text());
            json.writeStringField("column", fill.column());
            json.writeEndObject();
        }
        json.writeEndArray();
        Json.member(json, "obstacle", preview.obstacle());
        json.writeEndObject();
    }

    /** When a finding was told to whom; null if nobody was. */
    static void told(JsonGenerator json, @Nullable FindingTold told) throws IOException {
        if (told == null) {
            json.writeNullField("communicated");
            return;
        }
        json.writeObjectFieldStart("communicated");
        json.writeStringField("communication", told.communication());
        json.writeStringField("at", told.at().toString());
        json.writeStringField("by", told.by());
        json.writeArrayFieldStart("to");
        for (String name : told.to()) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
