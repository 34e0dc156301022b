/**
 * Telling others of a week's findings: the letter and the page that say them, to whom they went, and what that answers in
 * the sheet. Owns the record of it, which is only ever added to.
 */
@NullMarked
package dev.bidbook.communication;

import org.jspecify.annotations.NullMarked;
