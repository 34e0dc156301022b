package dev.bidbook.review;

/**
 * Who sends something.
 *
 * @param person the name
 * @param editing which cells are the person's to write
 * @param onlyMine whether other cells are left out instead of stopping the rest
 */
public record Sender(String person, Editing editing, boolean onlyMine) {}
