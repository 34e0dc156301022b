/**
 * Bytes to cells: streaming readers for .xlsx and .csv within bounds, and the refusal of everything that is neither.
 * What a cell means is decided elsewhere ({@code validation}); nothing here knows of templates.
 */
@NullMarked
package dev.bidbook.spreadsheet;

import org.jspecify.annotations.NullMarked;
