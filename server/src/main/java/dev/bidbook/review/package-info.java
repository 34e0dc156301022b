/** Periods of a sheet and what follows from one to the next: imports, copies, submissions of workbooks, carry-forward. It joins the ledger with workbooks and intake, and owns no file format. */
@NullMarked
package dev.bidbook.review;

import org.jspecify.annotations.NullMarked;
