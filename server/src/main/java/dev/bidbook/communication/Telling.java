package dev.bidbook.communication;

import dev.bidbook.communication.Communication.Filled;
import dev.bidbook.ledger.Outcome;
import dev.bidbook.review.Review;
import dev.bidbook.review.Sender;
import dev.bidbook.review.SubmissionAnswer;
import dev.bidbook.review.SubmittedBody;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetContent;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.spreadsheet.RawCell;
import dev.bidbook.template.Template;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes into a sheet on which day somebody was told, as a submission of whoever told it. */
final class Telling {

    /** Who always meets others in the same cells gives up. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Filled NOTHING = new Filled(null, 0, null);

    private final Review review;

    Telling(Review review) {
        this.review = review;
    }

    /** Fills those of the cells that are still blank and that the person may write. */
    Filled fill(Request request, List<Preview.Fill> fills, LocalDate day) {
        SheetId sheet = request.sheet();
        Sender sender = new Sender(request.person(), request.editing().apply(request.person()), true);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            SheetContent content = fills.isEmpty() ? null : review.sheet(sheet).orElse(null);
            if (content == null) {
                return NOTHING;
            }
            List<SubmittedBody.SentRow> rows = rows(request.template(), content, fills, day);
            if (rows.isEmpty()) {
                return NOTHING;
            }
            SubmissionAnswer answer = review.submit(
                    sheet, new SubmittedBody.Rows(content.revision(), null, rows, List.of()), sender, null);
            Filled filled = filled(answer);
            if (filled != null) {
                return filled;
            }
        }
        return new Filled(null, 0, "Others write in the same cells at the moment, so that nothing was filled in.");
    }

    /** What came of it, or null if it has to be tried again. */
    private static @Nullable Filled filled(SubmissionAnswer answer) {
        Outcome outcome = answer.outcome();
        if (outcome instanceof Outcome.Accepted accepted) {
            String says =
                    answer.warnings().isEmpty() ? null : "Some cells are not yours to write, and were left blank.";
            return accepted.changed() == 0
                    ? new Filled(null, 0, says)
                    : new Filled(accepted.submission(), accepted.changed(), says);
        } else if (outcome instanceof Outcome.Conflicted) {
            return null;
        }
        return new Filled(null, 0, "The days could not be filled in; write them yourself.");
    }

    private static List<SubmittedBody.SentRow> rows(
            Template template, SheetContent content, List<Preview.Fill> fills, LocalDate day) {
        Map<RowKey, Row> there = new HashMap<>();
        content.rows().forEach(row -> there.put(row.key(), row));
        Map<RowKey, Map<String, RawCell>> cells = new LinkedHashMap<>();
        for (Preview.Fill fill : fills) {
            Row row = there.get(fill.key());
            if (row != null
                    && row.values().get(template.positionOf(fill.column())).isBlank()) {
                cells.computeIfAbsent(fill.key(), key -> new LinkedHashMap<>())
                        .put(fill.column(), new RawCell.Text(day.toString()));
            }
        }
        List<SubmittedBody.SentRow> rows = new ArrayList<>();
        cells.forEach((key, values) -> rows.add(new SubmittedBody.SentRow(key.text(), values, false)));
        return rows;
    }
}
