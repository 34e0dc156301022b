CREATE TRIGGER discussion_entry_is_never_updated BEFORE UPDATE ON discussion_entry
BEGIN
    SELECT RAISE(ABORT, 'what was said never changes');
END;

CREATE TRIGGER discussion_entry_is_never_deleted BEFORE DELETE ON discussion_entry
BEGIN
    SELECT RAISE(ABORT, 'what was said is never deleted');
END;

CREATE TRIGGER discussion_mention_is_never_updated BEFORE UPDATE ON discussion_mention
BEGIN
    SELECT RAISE(ABORT, 'what was said never changes');
END;

CREATE TRIGGER discussion_mention_is_never_deleted BEFORE DELETE ON discussion_mention
BEGIN
    SELECT RAISE(ABORT, 'what was said is never deleted');
END;

CREATE TRIGGER discussion_keeps_its_row
BEFORE UPDATE OF id, number, template, scope, period, row_key, column_name ON discussion
BEGIN
    SELECT RAISE(ABORT, 'a thread keeps its row');
END;

CREATE TRIGGER discussion_is_never_deleted BEFORE DELETE ON discussion
BEGIN
    SELECT RAISE(ABORT, 'a thread is never deleted');
END;
