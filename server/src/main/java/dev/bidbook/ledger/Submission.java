package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one person asks to be stored in a sheet, accepted whole or not at all.
 *
 * @param sheet the sheet
 * @param person who submits
 * @param kind how it came
 * @param copy the copy it was made in, or null if it was not made in one
 * @param revision the revision it was made from, or null for the current one
 * @param statements what it says of rows; at most one per row
 * @param resolutions choices for cells in conflict
 * @param silent how many further cells were sent and say what the base already says; only counted
 * @param retry what makes a repetition of the same request harmless, or null
 */
public record Submission(
        SheetId sheet,
        String person,
        Kind kind,
        @Nullable String copy,
        @Nullable Integer revision,
        List<Statement> statements,
        List<Resolution> resolutions,
        int silent,
        @Nullable Retry retry) {

    /** How a submission came. */
    public enum Kind {
        REPORT,
        WORKBOOK,
        ROWS,
        UNDO,
        INHERITED,
        /** The rows of a sheet that follows from another one. */
        DERIVED,
        /** What a submission to another sheet filled here. */
        FILLED
    }

    /**
     * What is said of one row.
     *
     * @param key which row
     * @param cells the cells said something of, by column name; blank is {@link CellValue.Blank#BLANK}
     * @param delete whether the row is to be removed; only where rows are people's
     */
    public record Statement(RowKey key, Map<String, CellValue> cells, boolean delete) {}

    /**
     * The choice for one cell in conflict.
     *
     * @param key which row
     * @param column which column
     * @param take whose value counts
     * @param theirs the stored value on which the choice was made, or null if it was not said; if another is stored by
     *     now it is a new conflict
     */
    public record Resolution(RowKey key, String column, Take take, @Nullable CellValue theirs) {}

    /** Whose value counts in a conflict. */
    public enum Take {
        MINE,
        THEIRS
    }

    /**
     * What makes a retry harmless.
     *
     * @param key the {@code Idempotency-Key}
     * @param digest a digest of the request, so that the key with another request is told apart
     */
    public record Retry(String key, String digest) {}
}
