package dev.bidbook.ledger;

import dev.bidbook.sheet.SheetId;

/**
 * A sheet as it is stored.
 *
 * @param number its number in the database
 * @param id which sheet
 * @param revision its revision
 * @param nextRow the number of the next row that is added
 */
record StoredSheet(int number, SheetId id, int revision, int nextRow) {

    /** Whether the sheet has, or had, this revision; it has been empty at revision 0. */
    boolean has(int asked) {
        return asked >= 0 && asked <= revision;
    }
}
