package dev.bidbook.ledger;

import dev.bidbook.sheet.SheetId;
import java.time.Instant;

/**
 * A new revision of a sheet, told after it is stored.
 *
 * @param sheet the sheet
 * @param revision its revision now
 * @param submission the submission that made it
 * @param kind how that came
 * @param person by whom
 * @param at when
 */
public record SheetRevision(
        SheetId sheet, int revision, String submission, Submission.Kind kind, String person, Instant at) {}
