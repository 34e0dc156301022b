package dev.bidbook.ledger;

import dev.bidbook.sheet.Row;
import dev.bidbook.sheet.RowKey;
import dev.bidbook.sheet.SheetId;
import java.util.List;

/**
 * What became of a sheet since a revision.
 *
 * @param id the sheet
 * @param since the revision that is compared with
 * @param revision the sheet's revision now
 * @param rows the rows touched since, whole and as they are now; one that was changed and changed back is among them
 * @param removed the keys of the rows that were there and are not any more, in their order
 */
public record SheetChanges(SheetId id, int since, int revision, List<Row> rows, List<RowKey> removed) {}
