package dev.bidbook.review;

import dev.bidbook.ledger.Outcome.Conflict;
import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.validation.Problem;
import java.util.List;

/** What became of a report. */
public sealed interface ImportOutcome {

    /**
     * It is in the sheet.
     *
     * @param sheet the period's sheet
     * @param submission the import's submission
     * @param revision the sheet's revision now
     * @param rows the counts
     * @param notes what was dropped and what is doubtful, in sentences
     * @param fresh the keys of the lines that are new
     * @param gone the keys of the lines that the report no longer has
     * @param changes the report cells that are different now; at most {@value #MOST_CHANGES}
     * @param replayed whether this is the answer to an earlier request with the same retry key
     */
    record Imported(
            SheetId sheet,
            String submission,
            int revision,
            RowCounts rows,
            List<Note> notes,
            List<RowKey> fresh,
            List<RowKey> gone,
            List<Change> changes,
            boolean replayed)
            implements ImportOutcome {}

    /**
     * Nothing is stored.
     *
     * @param problems every reason
     */
    record Refused(List<Problem> problems) implements ImportOutcome {}

    /**
     * Nothing is stored: people have changed cells that the file changes otherwise. Only where rows are people's.
     *
     * @param revision the sheet's revision now
     * @param conflicts every cell in conflict
     */
    record Conflicted(int revision, List<Conflict> conflicts) implements ImportOutcome {}

    /** Nothing is stored: the retry key came before with another request. */
    record RetryKeyReused() implements ImportOutcome {}

    /** How many changes an answer lists at most. */
    int MOST_CHANGES = 200;

    /**
     * The counts of an import.
     *
     * @param read the lines of the report
     * @param fresh the lines that the earlier import, or last week's sheet, does not have
     * @param changed the lines of which a report cell is different from there
     * @param gone the lines there that the report does not have
     * @param dropped the lines of the report that were left out
     */
    record RowCounts(int read, int fresh, int changed, int gone, int dropped) {}

    /**
     * Something a person should know.
     *
     * @param kind {@code read}, {@code dropped} or {@code doubtful}
     * @param message one or two sentences
     * @param lines the lines it is about, whole, as the report has them; perhaps empty
     */
    record Note(Kind kind, String message, List<List<String>> lines) {

        /** What a note is about. */
        public enum Kind {
            READ,
            DROPPED,
            DOUBTFUL
        }
    }

    /**
     * A report cell that is different now.
     *
     * @param key the line
     * @param column the column
     * @param from what was there
     * @param to what is there now
     */
    record Change(RowKey key, String column, CellValue from, CellValue to) {}
}
