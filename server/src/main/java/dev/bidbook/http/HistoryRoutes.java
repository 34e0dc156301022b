package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.ledger.HistoryEntry;
import dev.bidbook.ledger.HistoryFilter;
import dev.bidbook.people.Act;
import dev.bidbook.program.Programs;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code GET …/history}: who changed which cell, when, from what. */
final class HistoryRoutes {

    private static final int USUAL_LIMIT = 100;

    private final Programs programs;
    private final Review review;

    HistoryRoutes(Programs programs, Review review) {
        this.programs = programs;
        this.review = review;
    }

    void register(Routes routes) {
        routes.get("/api/v1/sheets/{template}/{scope}/{period}/history", Act.SEE, this::history);
    }

    private void history(Context context) throws IOException {
        Asked.only(context, "key", "column", "person", "submission", "limit", "before");
        Accepts.only(context, Accepts.JSON);
        Integer limit = Asked.number(context, "limit", 1, HistoryFilter.MOST);
        Integer before = Asked.number(context, "before", 1, Integer.MAX_VALUE);
        String key = context.queryParam("key");
        int asked = limit == null ? USUAL_LIMIT : limit;
        HistoryFilter filter = new HistoryFilter(
                key == null ? null : new RowKey(key),
                context.queryParam("column"),
                context.queryParam("person"),
                context.queryParam("submission"),
                asked,
                before);
        SheetId id = SheetRoutes.existing(context, review, programs);
        List<HistoryEntry> entries = review.history(id, filter);
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("sheet", id.toString());
            json.writeArrayFieldStart("entries");
            for (HistoryEntry entry : entries) {
                write(json, entry);
            }
            json.writeEndArray();
            json.writeFieldName("before");
            // Entries of earlier sheets, and what a row began with, only follow when this sheet's own are at their end.
            List<HistoryEntry> own =
                    entries.stream().filter(entry -> entry.sheet().equals(id)).toList();
            if (own.size() < asked) {
                json.writeNull();
            } else {
                json.writeNumber(own.get(own.size() - 1).ordinal());
            }
            json.writeEndObject();
        }));
    }

    private static void write(JsonGenerator json, HistoryEntry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("ordinal", entry.ordinal());
        json.writeStringField("sheet", entry.sheet().toString());
        json.writeNumberField("revision", entry.revision());
        json.writeStringField("submission", entry.submission());
        json.writeStringField("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("by", entry.person());
        json.writeStringField("at", entry.at().toString());
        json.writeStringField("key", entry.key().text());
        json.writeStringField("column", entry.column());
        Json.member(json, "from", entry.oldValue());
        Json.member(json, "to", entry.newValue());
        json.writeStringField("what", entry.what());
        json.writeEndObject();
    }
}
