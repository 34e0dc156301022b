package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.ledger.UndoResult;
import dev.bidbook.ledger.UndoResult.KeptCell;
import dev.bidbook.ledger.UndoResult.UndoneCell;
import dev.bidbook.people.Act;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.SheetId;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /api/v1/submissions/{submission}/undo}. */
final class UndoRoutes {

    private final Review review;

    UndoRoutes(Review review) {
        this.review = review;
    }

    void register(Routes routes) {
        routes.post("/api/v1/submissions/{submission}/undo", Act.EDIT, this::program, this::undo);
    }

    /** The program whose sheet the submission changed, so that another's submissions are as if they were not there. */
    private Optional<String> program(Context context) {
        return review.sheetOf(context.pathParam("submission")).map(SheetId::scope);
    }

    static HttpFailure unknown() {
        return HttpFailure.notFound("There is no submission of that id. A sheet's history names them.");
    }

    private void undo(Context context) throws IOException {
        Asked.only(context, "preview");
        Accepts.only(context, Accepts.JSON);
        String person = Asked.person(context);
        UndoResult result = review.undo(context.pathParam("submission"), person, Asked.flag(context, "preview"));
        if (result instanceof UndoResult.NothingToUndo nothing) {
            throw new HttpFailure(ErrorKind.NOTHING_TO_UNDO, nothing.message());
        }
        if (!(result instanceof UndoResult.Undone undone)) {
            throw unknown();
        }
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> write(json, undone)));
    }

    private static void write(JsonGenerator json, UndoResult.Undone undone) throws IOException {
        json.writeStartObject();
        Json.member(json, "submission", undone.submission());
        json.writeStringField("sheet", undone.sheet().toString());
        json.writeNumberField("revision", undone.revision());
        json.writeBooleanField("preview", undone.preview());
        json.writeObjectFieldStart("cells");
        json.writeNumberField("changed", undone.undone());
        json.writeNumberField("kept", undone.left());
        json.writeEndObject();
        json.writeArrayFieldStart("changes");
        for (UndoneCell cell : undone.cells()) {
            json.writeStartObject();
            json.writeStringField("key", cell.key().text());
            json.writeStringField("column", cell.column());
            Json.member(json, "from", cell.from());
            Json.member(json, "to", cell.to());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("kept");
        for (KeptCell cell : undone.kept()) {
            json.writeStartObject();
            json.writeStringField("key", cell.key().text());
            json.writeStringField("column", cell.column());
            json.writeStringField("by", cell.by());
            json.writeStringField("at", cell.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
