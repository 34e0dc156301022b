package dev.bidbook.review;

import dev.bidbook.ledger.Submission.Take;
import dev.bidbook.spreadsheet.RawCell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sent to be checked or stored. */
public sealed interface SubmittedBody {

    /**
     * A workbook.
     *
     * @param file where it was put; the caller deletes it
     * @param resolutions choices for cells in conflict that were sent beside it; those in the workbook itself are read
     *     from there
     */
    record Workbook(Path file, List<SentResolution> resolutions) implements SubmittedBody {

        /** A workbook without choices sent beside it. */
        public Workbook(Path file) {
            this(file, List.of());
        }
    }

    /**
     * Rows as JSON.
     *
     * @param revision the revision they were made from, or null for the current one
     * @param copy the copy they were made in, or null
     * @param rows the rows
     * @param resolutions choices for cells in conflict
     */
    record Rows(@Nullable Integer revision, @Nullable String copy, List<SentRow> rows, List<SentResolution> resolutions)
            implements SubmittedBody {}

    /**
     * One row of JSON.
     *
     * @param key the row's key, or null where the key columns are among the values
     * @param values the cells by column name; a JSON string, number, boolean or null as {@link RawCell.Text}, {@link
     *     RawCell.Number} with the format {@code General}, {@link RawCell.Truth} or {@link RawCell.Blank}
     * @param delete whether the row is to be removed
     */
    record SentRow(@Nullable String key, Map<String, RawCell> values, boolean delete) {}

    /**
     * One resolution of JSON.
     *
     * @param key the row's key
     * @param column the column's name
     * @param take whose value counts
     * @param theirs the stored value it was decided on, or null if it was not sent
     */
    record SentResolution(String key, String column, Take take, @Nullable RawCell theirs) {}
}
