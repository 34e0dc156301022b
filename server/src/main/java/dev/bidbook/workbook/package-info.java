/** Rows to and from the product's workbook: writing it, reading it back, annotating it, and its identity. It stores nothing and knows no request. */
@NullMarked
package dev.bidbook.workbook;

import org.jspecify.annotations.NullMarked;
