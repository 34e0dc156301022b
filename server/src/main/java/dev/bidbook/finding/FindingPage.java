package dev.bidbook.finding;

import dev.bidbook.sheet.SheetId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some findings of a sheet, in the order of their row keys and rules' ids.
 *
 * @param sheet the sheet
 * @param revision the sheet's revision that they are of; 0 if nobody has begun it
 * @param findings the findings
 * @param next where the next page begins, or null if this is the last one
 */
public record FindingPage(SheetId sheet, int revision, List<FindingDetails> findings, @Nullable String next) {}
