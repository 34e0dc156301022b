package dev.bidbook.desk;

import java.time.Instant;

/**
 * What a person last said to have looked at of a sheet.
 *
 * @param revision the sheet's revision
 * @param at when it was said
 */
public record Look(int revision, Instant at) {}
