package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.bidbook.ledger.Author;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.signoff.SignOff;
import dev.bidbook.signoff.SignOff.Withdrawal;
import dev.bidbook.signoff.SignedChanges;
import dev.bidbook.signoff.SignedSheet;
import dev.bidbook.signoff.SignedSheet.Signature;
import dev.bidbook.signoff.SignedSheet.Standing;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Signatures as JSON. */
final class SignOffJson {

    private SignOffJson() {}

    /** Members that say what a sheet's signatures are worth, each with what was changed since. */
    static void members(JsonGenerator json, SignedSheet sheet) throws IOException {
        json.writeStringField("sheet", sheet.sheet().toString());
        json.writeNumberField("revision", sheet.revision());
        json.writeBooleanField("signed", sheet.signed());
        texts(json, "open", sheet.open());
        json.writeArrayFieldStart("signOffs");
        for (Signature signature : sheet.signatures()) {
            write(json, signature);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Signature signature) throws IOException {
        json.writeStartObject();
        members(json, signature.signOff());
        json.writeStringField("state", signature.standing().word());
        Json.member(json, "replacedBy", signature.replacedBy());
        if (signature.standing() == Standing.CHANGED) {
            json.writeObjectFieldStart("changedSince");
            changes(json, signature.since());
            json.writeEndObject();
        } else {
            json.writeNullField("changedSince");
        }
        json.writeEndObject();
    }

    /** The members of a signature by itself. */
    static void members(JsonGenerator json, SignOff signOff) throws IOException {
        json.writeStringField("id", signOff.id());
        json.writeStringField("sheet", signOff.sheet().toString());
        json.writeStringField("subject", signOff.subject().word());
        json.writeNumberField("revision", signOff.revision());
        json.writeNumberField("templateVersion", signOff.templateVersion());
        json.writeStringField("by", signOff.signer().person());
        json.writeStringField("role", signOff.signer().role());
        SortedSet<String> branches = signOff.signer().coverage().branches();
        if (branches == null) {
            json.writeNullField("branches");
        } else {
            texts(json, "branches", List.copyOf(branches));
        }
        json.writeNumberField("rows", signOff.rows());
        json.writeStringField("digest", signOff.digest());
        Json.member(json, "comment", signOff.comment());
        json.writeStringField("at", signOff.at().toString());
        json.writeObjectFieldStart("auditHead");
        json.writeNumberField("entries", signOff.auditHead().count());
        json.writeStringField("digest", signOff.auditHead().digest());
        json.writeEndObject();
        Withdrawal withdrawal = signOff.withdrawal();
        if (withdrawal == null) {
            json.writeNullField("withdrawn");
        } else {
            json.writeObjectFieldStart("withdrawn");
            json.writeStringField("by", withdrawal.person());
            json.writeStringField("at", withdrawal.at().toString());
            json.writeStringField("reason", withdrawal.reason());
            json.writeEndObject();
        }
    }

    /** Members that say what was changed. */
    static void changes(JsonGenerator json, SignedChanges since) throws IOException {
        json.writeNumberField("count", since.count());
        json.writeArrayFieldStart("cells");
        for (SignedChanges.Cell cell : since.cells()) {
            Author by = cell.by();
            json.writeStartObject();
            json.writeStringField("key", cell.key().text());
            json.writeStringField("column", cell.column());
            json.writeStringField("what", cell.what());
            Json.member(json, "from", cell.from());
            Json.member(json, "to", cell.to());
            Json.member(json, "by", by == null ? null : by.person());
            Json.member(json, "at", by == null ? null : by.at().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("parameters");
        for (SignedChanges.Parameter parameter : since.parameters()) {
            json.writeStartObject();
            json.writeStringField("name", parameter.name());
            number(json, "from", parameter.from());
            number(json, "to", parameter.to());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A member with the signatures that count, for a list; null where there are none. */
    static void overview(JsonGenerator json, @Nullable SignedSheet sheet) throws IOException {
        if (sheet == null || sheet.current().isEmpty()) {
            json.writeNullField("signOffs");
            return;
        }
        json.writeObjectFieldStart("signOffs");
        json.writeBooleanField("signed", sheet.signed());
        texts(json, "open", sheet.open());
        json.writeArrayFieldStart("by");
        for (Signature signature : sheet.current()) {
            json.writeStartObject();
            json.writeStringField("by", signature.signOff().signer().person());
            json.writeStringField("role", signature.signOff().signer().role());
            json.writeStringField("at", signature.signOff().at().toString());
            json.writeStringField("state", signature.standing().word());
            json.writeNumberField("changed", signature.since().count());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void texts(JsonGenerator json, String name, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, @Nullable Double number) throws IOException {
        if (number == null) {
            json.writeNullField(name);
        } else {
            Json.member(json, name, new CellValue.Number(number));
        }
    }
}
