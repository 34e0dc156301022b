/** Exported reports to rows: what a Power BI export gets wrong is found here and said. It stores nothing. */
@NullMarked
package dev.bidbook.intake;

import org.jspecify.annotations.NullMarked;
