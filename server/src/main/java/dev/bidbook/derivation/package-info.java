/** Sheets whose rows follow from another sheet's: how they are made, kept up to date, and what they fill where they come from. */
@NullMarked
package dev.bidbook.derivation;

import org.jspecify.annotations.NullMarked;
