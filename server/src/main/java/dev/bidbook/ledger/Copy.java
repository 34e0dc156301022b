package dev.bidbook.ledger;

import dev.bidbook.sheet.SheetId;
import java.time.Instant;

/**
 * One download of a sheet.
 *
 * @param id its id
 * @param sheet the sheet
 * @param revision the revision it was made from
 * @param person for whom it was made
 * @param at when
 */
public record Copy(String id, SheetId sheet, int revision, String person, Instant at) {}
