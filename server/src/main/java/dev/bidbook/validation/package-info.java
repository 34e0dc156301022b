/**
 * Cells and rows against a template: what a raw cell means in a column, and the {@link
 * dev.bidbook.validation.Problem}s that are found. Nothing here reads files or stores anything.
 */
@NullMarked
package dev.bidbook.validation;

import org.jspecify.annotations.NullMarked;
