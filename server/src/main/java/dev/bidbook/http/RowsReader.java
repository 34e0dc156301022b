package dev.bidbook.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.review.SubmittedBody.SentResolution;
import dev.bidbook.review.SubmittedBody.SentRow;
import dev.bidbook.spreadsheet.RawCell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a submission, and collects everything in it that is not of the form it should have. */
final class RowsReader {

    private static final int KEY_LENGTH = 2_000;

    /** So many digits a number of a spreadsheet keeps. */
    private static final int EXACT_DIGITS = 15;

    private final JsonInput in;
    private final int most;
    private @Nullable Integer revision;
    private @Nullable String copy;
    private final List<SentRow> rows = new ArrayList<>();
    private final List<SentResolution> resolutions = new ArrayList<>();

    private RowsReader(JsonInput in, int most) {
        this.in = in;
        this.most = most;
    }

    /** The rows in the file; a {@link HttpFailure} with every problem if it holds something else. */
    static SubmittedBody.Rows read(Path file, HttpLimits limits) throws IOException {
        return JsonInput.read(file, limits, in -> new RowsReader(in, limits.jsonRows()).body());
    }

    /** The resolutions in a text; a {@link HttpFailure} with every problem if it holds something else. */
    static List<SentResolution> resolutions(String text, HttpLimits limits) throws IOException {
        return JsonInput.read(text, limits, in -> {
            RowsReader reader = new RowsReader(in, limits.jsonRows());
            in.array("resolutions", limits.jsonRows(), index -> reader.resolution("resolutions[" + index + "]"));
            return List.copyOf(reader.resolutions);
        });
    }

    private SubmittedBody.Rows body() throws IOException {
        boolean[] saidSomething = new boolean[1];
        in.object("The body", null, null, (name, parser) -> {
            switch (name) {
                case "revision" -> revision = in.wholeNumber("revision");
                case "copy" -> copy = in.text("copy", 100, null, null);
                case "rows" -> in.array("rows", most, index -> row("rows[" + index + "]"));
                case "resolutions" -> in.array("resolutions", most, index -> resolution("resolutions[" + index + "]"));
                default -> in.unknown(name, "revision, copy, rows, resolutions", null);
            }
            saidSomething[0] |= name.equals("rows") || name.equals("resolutions");
        });
        if (!saidSomething[0] && in.hasNoProblem()) {
            in.problem(
                    null,
                    null,
                    null,
                    "The body says nothing of any row.",
                    "Send {\"rows\": [{\"key\": …, \"values\": {…}}]}.");
        }
        return new SubmittedBody.Rows(revision, copy, List.copyOf(rows), List.copyOf(resolutions));
    }

    private void row(String where) throws IOException {
        String[] key = new String[1];
        boolean[] delete = new boolean[1];
        Map<String, RawCell> values = new LinkedHashMap<>();
        in.object(where, null, null, (name, parser) -> {
            switch (name) {
                case "key" -> key[0] = in.text(where + ".key", KEY_LENGTH, null, "key");
                // Rows come back as they were given out; it is the key that tells which one it is.
                case "id" -> in.text(where + ".id", KEY_LENGTH, key[0], null);
                case "values" -> values(where, key[0], values);
                case "delete" -> delete[0] = in.truth(where + ".delete", key[0]);
                default -> in.unknown(where + "." + name, "key, values, delete", key[0]);
            }
        });
        rows.add(new SentRow(key[0], values, delete[0]));
    }

    private void values(String where, @Nullable String key, Map<String, RawCell> into) throws IOException {
        in.object(where + ".values", key, null, (column, parser) -> {
            RawCell cell = cell(parser, where + ".values", key, column);
            if (cell != null) {
                into.put(column, cell);
            }
        });
    }

    private void resolution(String where) throws IOException {
        String[] texts = new String[3];
        RawCell[] theirs = new RawCell[1];
        in.object(where, null, null, (name, parser) -> {
            switch (name) {
                case "key" -> texts[0] = in.text(where + ".key", KEY_LENGTH, null, null);
                case "column" -> texts[1] = in.text(where + ".column", 500, texts[0], null);
                case "take" -> texts[2] = in.text(where + ".take", 20, texts[0], texts[1]);
                case "theirs" -> theirs[0] = cell(parser, where + ".theirs", texts[0], texts[1]);
                default -> in.unknown(where + "." + name, "key, column, take, theirs", texts[0]);
            }
        });
        String key = texts[0];
        String column = texts[1];
        Take take = "mine".equals(texts[2]) ? Take.MINE : "theirs".equals(texts[2]) ? Take.THEIRS : null;
        if (key == null || column == null || take == null) {
            in.problem(
                    key,
                    column,
                    texts[2],
                    "The resolution " + where + " lacks its key, its column or whose value it takes.",
                    "Write {\"key\": …, \"column\": …, \"take\": \"mine\"} or \"theirs\".");
            return;
        }
        resolutions.add(new SentResolution(key, column, take, theirs[0]));
    }

    private @Nullable RawCell cell(JsonParser parser, String where, @Nullable String key, @Nullable String column)
            throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_NULL -> RawCell.Blank.BLANK;
            case VALUE_TRUE, VALUE_FALSE -> new RawCell.Truth(token == JsonToken.VALUE_TRUE);
            case VALUE_STRING -> new RawCell.Text(parser.getText());
            // A whole number that a cell cannot hold digit by digit is read as the text that it is, which tells.
            case VALUE_NUMBER_INT ->
                parser.getTextLength() > EXACT_DIGITS
                        ? new RawCell.Text(parser.getText())
                        : number(parser.getDoubleValue(), where, key, column);
            case VALUE_NUMBER_FLOAT -> number(parser.getDoubleValue(), where, key, column);
            default -> {
                parser.skipChildren();
                in.problem(
                        key,
                        column,
                        null,
                        where + " holds a list or an object where a value belongs.",
                        "Send a text, a number, true, false or null.");
                yield null;
            }
        };
    }

    private @Nullable RawCell number(double value, String where, @Nullable String key, @Nullable String column) {
        if (Double.isFinite(value)) {
            return new RawCell.Number(value, "General");
        }
        in.problem(key, column, null, where + " holds a number that is too large.", "Send a smaller one.");
        return null;
    }
}
