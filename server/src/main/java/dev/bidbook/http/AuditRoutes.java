package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.audit.AuditEntry;
import dev.bidbook.audit.AuditTrail;
import dev.bidbook.people.Act;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** {@code GET /api/v1/audit}: who did what, from where, in pages. */
final class AuditRoutes {

    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1_000;

    private final AuditTrail trail;

    AuditRoutes(AuditTrail trail) {
        this.trail = trail;
    }

    void register(Routes routes) {
        routes.get("/api/v1/audit", Act.ADMINISTER, this::page);
    }

    private void page(Context context) throws IOException {
        Asked.only(context, "after", "limit");
        Accepts.only(context, Accepts.JSON);
        Integer after = Asked.number(context, "after", 0, Integer.MAX_VALUE);
        Integer asked = Asked.number(context, "limit", 1, MOST);
        int limit = asked == null ? USUAL_LIMIT : asked;
        List<AuditEntry> entries = trail.after(after == null ? 0 : after, limit);
        context.header("Cache-Control", "no-store");
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("entries");
            for (AuditEntry entry : entries) {
                write(json, entry);
            }
            json.writeEndArray();
            json.writeFieldName("next");
            if (entries.size() < limit) {
                json.writeNull();
            } else {
                json.writeNumber(entries.get(entries.size() - 1).seq());
            }
            json.writeEndObject();
        }));
    }

    private static void write(JsonGenerator json, AuditEntry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("seq", entry.seq());
        json.writeStringField("at", entry.at());
        json.writeStringField("person", entry.person());
        json.writeStringField("act", entry.act());
        json.writeStringField("subject", entry.subject());
        json.writeStringField("details", entry.details());
        json.writeStringField("address", entry.address());
        json.writeStringField("agent", entry.agent());
        json.writeStringField("previous", entry.previous());
        json.writeStringField("digest", entry.digest());
        json.writeEndObject();
    }
}
