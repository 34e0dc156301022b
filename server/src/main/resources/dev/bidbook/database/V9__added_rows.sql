-- Rows that a report brought, as the log keeps them: one line for many rows that were added one after another. They are
-- the log's entries from first_ordinal to last_ordinal, for the rows from first_row on; number and key stand in sheet_row.
CREATE TABLE rows_added (
    sheet         INTEGER NOT NULL REFERENCES sheet (id),
    first_ordinal INTEGER NOT NULL,
    last_ordinal  INTEGER NOT NULL,
    first_row     INTEGER NOT NULL,
    last_row      INTEGER NOT NULL,
    revision      INTEGER NOT NULL,
    submission    TEXT    NOT NULL REFERENCES submission (id),
    PRIMARY KEY (sheet, first_ordinal)
);

CREATE INDEX rows_added_by_submission ON rows_added (submission);

-- What changed since: rows that nobody touched since they were added are found by their numbers, which follow the
-- revisions, so that a report's rows need no entries in this index.
DROP INDEX sheet_row_by_touched;
CREATE INDEX sheet_row_touched_later ON sheet_row (sheet, touched) WHERE touched > added;
