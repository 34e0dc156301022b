/** What is stored of sheets: rows, revisions, submissions, the three-way merge, history and undo. Owns its tables; knows no file format. */
@NullMarked
package dev.bidbook.ledger;

import org.jspecify.annotations.NullMarked;
