package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.ledger.UndoResult;
import dev.bidbook.ledger.UndoResult.KeptCell;
import dev.bidbook.ledger.UndoResult.UndoneCell;
import dev.bidbook.people.Act;
import dev.bidbook.people.Rights;
import dev.bidbook.review.Editing;
import dev.bidbook.review.Review;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Column;
import dev.bidbook.template.Origin;
import dev.bidbook.template.RowsFrom;
import dev.bidbook.template.Template;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        requireOwn(context);
        UndoResult result = review.undo(context.pathParam("submission"), person, Asked.flag(context, "preview"));
        if (result instanceof UndoResult.NothingToUndo nothing) {
            throw new HttpFailure(ErrorKind.NOTHING_TO_UNDO, nothing.message());
        }
        if (!(result instanceof UndoResult.Undone undone)) {
            throw unknown();
        }
        context.status(200).contentType(Accepts.JSON).result(Json.bytes(json -> write(json, undone)));
    }

    /** To undo is to write: every cell that goes back has to be the caller's to write. */
    private void requireOwn(Context context) {
        Rights rights = Access.rights(context);
        if (rights.isAll()
                || !(review.undo(context.pathParam("submission"), Asked.person(context), true)
                        instanceof UndoResult.Undone undone)) {
            return;
        }
        if (undone.undone() > undone.cells().size()) {
            // More than are listed: only for whoever may do such a thing at all.
            Access.require(context, Act.IMPORT);
        }
        Template template = Asked.template(undone.sheet().template(), review.templates());
        Writing writing = Writing.of(rights, template);
        for (UndoneCell cell : undone.cells()) {
            Integer position = template.find(cell.column());
            Column column = position == null ? null : template.columns().get(position);
            if (isReports(template, column)) {
                Access.require(context, Act.IMPORT);
            } else if (!isOwn(template, writing, cell, column)) {
                throw new HttpFailure(
                        ErrorKind.NOT_ALLOWED,
                        "It changed cells that are not yours to edit, such as " + cell.column() + " of " + cell.key()
                                + ". Ask somebody who may.");
            }
        }
    }

    /** Whether it is something that an import brought: a cell of the report, or a line that came or went by it. */
    private static boolean isReports(Template template, @Nullable Column column) {
        return column == null ? template.rows() == RowsFrom.REPORT : column.origin() == Origin.REPORT;
    }

    private static boolean isOwn(Template template, Writing writing, UndoneCell cell, @Nullable Column column) {
        String branch = Editing.branch(template, cell.key());
        if (column == null) {
            return template.key().stream()
                    .allMatch(position -> writing.mayWrite(template.columns().get(position), branch));
        }
        // What the server writes follows from what people write.
        return column.origin() != Origin.ENTRY || writing.mayWrite(column, branch);
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
