package dev.bidbook.sheet;

import java.util.List;

/**
 * All rows of a sheet as they were at one revision.
 *
 * @param id which sheet
 * @param revision the revision, from 1; 0 for a sheet that has no submission yet
 * @param rows the rows in the order in which they first came; removed rows are left out
 */
public record SheetContent(SheetId id, int revision, List<Row> rows) {}
