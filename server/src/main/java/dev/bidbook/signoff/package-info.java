/**
 * Signatures under the exact content of sheets: a digest over canonical rows, who signed it and when, and what was changed
 * since. It owns the tables of sign-offs, which are only ever added to.
 */
@NullMarked
package dev.bidbook.signoff;

import org.jspecify.annotations.NullMarked;
