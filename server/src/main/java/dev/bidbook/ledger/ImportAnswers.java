package dev.bidbook.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bidbook.ledger.ImportResult.Imported;
import dev.bidbook.ledger.ImportResult.ReportChange;
import dev.bidbook.ledger.Submission.Retry;
import dev.bidbook.ledger.SubmissionStore.Stored;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.template.Template;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The answers to imports, kept so that a repeated request gets the first one again. */
final class ImportAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Handle handle;
    private final Template template;

    ImportAnswers(Handle handle, Template template) {
        this.handle = handle;
        this.template = template;
    }

    /** The answer to a request that came before, or null if this one is new. */
    @Nullable
    ImportResult replay(StoredSheet sheet, String person, Retry retry, Instant now) {
        Stored first = new SubmissionStore(handle)
                .withRetryKey(sheet.number(), person, retry.key(), now)
                .orElse(null);
        if (first == null) {
            return null;
        }
        String answer = first.answer();
        if (!retry.digest().equals(first.digest()) || answer == null) {
            return new ImportResult.RetryKeyReused();
        }
        return fromJson(answer, first);
    }

    static String toJson(Imported result) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode fresh = answer.putArray("fresh");
        result.fresh().forEach(key -> fresh.add(key.text()));
        ArrayNode gone = answer.putArray("gone");
        result.gone().forEach(key -> gone.add(key.text()));
        answer.put("changedLines", result.changedLines());
        answer.put("changedCells", result.changedCells());
        answer.put("identical", result.identical());
        ArrayNode changes = answer.putArray("changes");
        for (ReportChange change : result.changes()) {
            changes.addArray()
                    .add(change.key().text())
                    .add(change.column())
                    .add(PlainValues.toJson(change.from()))
                    .add(PlainValues.toJson(change.to()));
        }
        return answer.toString();
    }

    private Imported fromJson(String text, Stored first) {
        JsonNode answer;
        try {
            answer = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a stored answer is not JSON", e);
        }
        List<ReportChange> changes = new ArrayList<>();
        for (JsonNode change : answer.get("changes")) {
            String column = change.get(1).asText();
            changes.add(new ReportChange(
                    new RowKey(change.get(0).asText()),
                    column,
                    value(change.get(2), column),
                    value(change.get(3), column)));
        }
        return new Imported(
                first.id(),
                first.revision(),
                keys(answer.get("fresh")),
                keys(answer.get("gone")),
                answer.get("changedLines").asInt(),
                answer.get("changedCells").asInt(),
                changes,
                answer.get("identical").asBoolean(),
                true);
    }

    private CellValue value(JsonNode node, String column) {
        CellValue plain = PlainValues.fromJson(node.isNull() ? null : node.asText());
        Integer position = template.find(column);
        return position == null
                ? plain
                : PlainValues.typed(plain, template.columns().get(position).kind());
    }

    private static List<RowKey> keys(JsonNode texts) {
        List<RowKey> keys = new ArrayList<>();
        texts.forEach(text -> keys.add(new RowKey(text.asText())));
        return keys;
    }
}
