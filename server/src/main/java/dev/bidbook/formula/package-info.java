/** Excel formulas over one row: their translation, their compilation by POI's parser and their evaluation by POI's functions. The only user of POI's formula packages. */
@NullMarked
package dev.bidbook.formula;

import org.jspecify.annotations.NullMarked;
