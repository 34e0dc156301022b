package dev.bidbook.ledger;

import dev.bidbook.sheet.CellValue;
import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import dev.bidbook.template.Template;
import dev.bidbook.validation.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a submission to one sheet fills in another. It is asked within the submission's transaction, so that both are
 * stored or neither; undoing the submission takes back what it filled. Thread-safe.
 */
public interface Consequences {

    /** Nothing follows from anything. */
    Consequences NONE = (moment, template, sheet, rows) -> Following.NOTHING;

    /**
     * What follows from the rows of a sheet that a submission changes.
     *
     * @param moment everything that is stored, without the submission
     * @param template the sheet's template
     * @param rows the rows that it adds or changes, before and after
     */
    Following of(Moment moment, Template template, SheetId sheet, List<RowChange> rows);

    /**
     * A row that is added or changed.
     *
     * @param before the row as it was, or null if it was not in the sheet
     * @param after the row as it is to be, without computed cells, or null if it is removed
     */
    record RowChange(@Nullable Row before, @Nullable Row after) {}

    /**
     * What follows.
     *
     * @param problems what forbids it; nothing is stored if there are any
     * @param fillings the cells that are filled
     */
    record Following(List<Problem> problems, List<Filling> fillings) {

        /** Nothing. */
        public static final Following NOTHING = new Following(List.of(), List.of());
    }

    /**
     * Cells that are filled in a sheet, by the person who submits.
     *
     * @param template the sheet's template
     * @param cells by row and column; rows and columns that are not there are left out
     */
    record Filling(Template template, SheetId sheet, Map<RowKey, Map<String, CellValue>> cells) {}

    /** What is stored at one moment. Used within the call it is given to. */
    interface Moment {

        /** The rows in the sheet, without computed cells; none if there is no such sheet. */
        List<Row> rows(Template template, SheetId sheet);

        /** The rows of these keys, as far as they are in the sheet. */
        Map<RowKey, Row> rows(Template template, SheetId sheet, Collection<RowKey> keys);

        /** The sheets of a template and scope, the latest period first. */
        List<SheetId> sheets(Template template, String scope);

        /** Where a cell's value comes from: the latest entry of its history. */
        Optional<HistoryEntry> origin(Template template, SheetId sheet, RowKey key, String column);
    }
}
