package dev.bidbook.ledger;

import dev.bidbook.sheet.SheetId;
import java.time.Instant;

/**
 * One line of the list of sheets.
 *
 * @param sheet which sheet
 * @param revision its revision
 * @param updatedAt when that revision was made
 * @param updatedBy by whom
 * @param rows how many rows it has, gone ones included
 */
public record SheetEntry(SheetId sheet, int revision, Instant updatedAt, String updatedBy, int rows) {}
