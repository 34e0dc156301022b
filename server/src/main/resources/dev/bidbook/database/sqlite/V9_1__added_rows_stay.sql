-- The log of added rows leans on the rows themselves: their numbers and keys, and when they were added, never change.

CREATE TRIGGER rows_added_is_never_updated BEFORE UPDATE ON rows_added
BEGIN
    SELECT RAISE(ABORT, 'the change log is append-only');
END;

CREATE TRIGGER rows_added_is_never_deleted BEFORE DELETE ON rows_added
BEGIN
    SELECT RAISE(ABORT, 'the change log is append-only');
END;

CREATE TRIGGER sheet_row_is_never_renamed BEFORE UPDATE OF sheet, row_id, row_key, added ON sheet_row
BEGIN
    SELECT RAISE(ABORT, 'a row keeps its number and key');
END;

CREATE TRIGGER sheet_row_is_never_deleted BEFORE DELETE ON sheet_row
BEGIN
    SELECT RAISE(ABORT, 'a row is never deleted');
END;
