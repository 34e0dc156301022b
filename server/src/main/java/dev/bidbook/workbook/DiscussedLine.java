package dev.bidbook.workbook;

import java.time.Instant;
import java.util.List;

/**
 * Something that was said about a line and is not settled yet.
 *
 * @param key the line's key, a text for each key column
 * @param column the column that it is about, or empty for the line as a whole
 * @param person who said it
 * @param at when
 * @param text what was said
 */
public record DiscussedLine(List<String> key, String column, String person, Instant at, String text) {}
