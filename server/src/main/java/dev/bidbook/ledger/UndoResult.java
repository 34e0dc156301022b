package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an undo. */
public sealed interface UndoResult {

    /** How many cells each list of an answer holds at most. */
    int MOST_CELLS = 1000;

    /**
     * It is taken back as far as nobody has changed the same since, or, in a preview, would be.
     *
     * @param sheet the sheet it was made in
     * @param submission the id of the undo, which can itself be undone; null in a preview and where nothing was left to
     *     take back
     * @param revision the sheet's revision now; in a preview, after it
     * @param undone how many cells and rows go back
     * @param cells the first {@value #MOST_CELLS} of them
     * @param left how many cells and rows stay, because somebody changed them since
     * @param kept the first {@value #MOST_CELLS} of them
     * @param preview whether nothing is stored
     */
    record Undone(
            SheetId sheet,
            @Nullable String submission,
            int revision,
            int undone,
            List<UndoneCell> cells,
            int left,
            List<KeptCell> kept,
            boolean preview)
            implements UndoResult {}

    /**
     * There is nothing to take back.
     *
     * @param message one or two sentences: why, and what to do
     */
    record NothingToUndo(String message) implements UndoResult {}

    /** There is no such submission. */
    record UnknownSubmission() implements UndoResult {}

    /**
     * A cell that goes back.
     *
     * @param key the row
     * @param column the column, or {@code #row}, {@code #gone} for the row as a whole
     * @param from what it was; for {@code #row} the words {@code in the sheet} or {@code removed}
     * @param to what it is again
     */
    record UndoneCell(RowKey key, String column, CellValue from, CellValue to) {}

    /**
     * A cell that stays.
     *
     * @param key the row
     * @param column the column, or {@code #row}, {@code #gone}
     * @param by who changed it since
     * @param at when
     */
    record KeptCell(RowKey key, String column, String by, Instant at) {}
}
